package org.lianban.walk;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The installation under load while a fault is tried. */
final class Trial {
    final Installation installation;
    final List<String> notes = new ArrayList<>();
    /** Cases that the fault itself opened. */
    final List<String> ours = new ArrayList<>();

    Trial(Installation installation) {
        this.installation = installation;
    }

    void say(String note) {
        notes.add(note);
    }

    /** Sends something that ought to be refused or is a lot of work, and notes how and when it was answered. */
    Optional<HttpResponse<String>> sent(String what, Supplier<HttpResponse<String>> request) {
        var begun = Instant.now();
        Optional<HttpResponse<String>> answer;
        try {
            answer = Optional.of(request.get());
        } catch (UncheckedIOException closed) {
            answer = Optional.empty();
        }
        var came = answer.map(sent -> String.valueOf(sent.statusCode())).orElse("connection closed");
        say("%s: %s after %d ms".formatted(what, came, Duration.between(begun, Instant.now()).toMillis()));
        return answer;
    }
}
