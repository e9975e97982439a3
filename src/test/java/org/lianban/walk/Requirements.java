package org.lianban.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** The folder of a PostgreSQL of the machine's own, server and tools, from {@code PG_BIN} or the newest where Debian puts it. */
    public static Path postgres() {
        var usual = Path.of("/usr/lib/postgresql");
        try (var versions = Files.isDirectory(usual) ? Files.list(usual) : Stream.<Path>empty()) {
            var newest = versions.max(Comparator.comparingInt(version -> Integer.parseInt(version.getFileName().toString()))).map(version -> version.resolve("bin"));
            return program("PG_BIN", newest.orElse(usual).toString(), "pg_ctl").getParent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path program(String variable, String usual) {
        return program(variable, usual, "");
    }

    private static Path program(String variable, String usual, String inFolder) {
        var path = Path.of(Optional.ofNullable(System.getenv(variable)).orElse(usual)).resolve(inFolder);
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
