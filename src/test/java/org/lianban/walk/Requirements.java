package org.lianban.walk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What some tests need of the machine. Missing, they are skipped and say so; where all is required, they fail. */
public final class Requirements {

    private Requirements() {}

    /** Chromium, from {@code CHROMIUM_PATH} or where Debian puts it. */
    public static Path chromium() {
        return program("CHROMIUM_PATH", "/usr/bin/chromium");
    }

    public static Path chromeDriver() {
        return program("CHROMEDRIVER_PATH", "/usr/bin/chromedriver");
    }

    public static Path git() {
        return program("GIT_PATH", "/usr/bin/git");
    }

    private static Path program(String variable, String usual) {
        var path = Path.of(Optional.ofNullable(System.getenv(variable)).orElse(usual));
        if (!Files.isExecutable(path)) {
            var missing = path + " is not there: " + variable + " may name another";
            if (Boolean.parseBoolean(System.getenv("LIANBAN_REQUIRE_ALL"))) {
                Assertions.fail(missing);
            }
            Assumptions.abort(missing);
        }
        return path;
    }
}
