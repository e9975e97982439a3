package org.lianban.trace;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.lang.Nullable;

/**
 * What belongs together across nodes and departments, by W3C Trace Context: an id that this thread's log lines bear and that
 * goes with each call. There are no spans to collect here; whoever collects them finds ours by the id.
 */
public final class Trace {

    static final String HEADER = "traceparent";

    /** In the log's context; the Elastic Common Schema knows it by this name. */
    private static final String KEY = "trace.id";

    /** Later versions may only add to what the first one says. */
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    private Trace() {}

    /** The id of what runs in this thread, 32 hexadecimal digits. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(KEY));
    }

    /** Runs work under the trace of whoever asked for it, or a new one where nobody names any. */
    static MDC.MDCCloseable continuing(@Nullable String traceparent) {
        var named = traceparent == null ? null : TRACEPARENT.matcher(traceparent);
        return MDC.putCloseable(KEY, named != null && named.matches() ? named.group(1) : random(TRACE_BYTES));
    }

    /** For the header of a call that goes out: a span of its own under the current trace, or under a new one. */
    static String traceparent() {
        return "00-%s-%s-01".formatted(current().orElseGet(() -> random(TRACE_BYTES)), random(SPAN_BYTES));
    }

    private static String random(int bytes) {
        var id = new byte[bytes];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
