package org.lianban.walk;

import java.time.Duration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.lianban.Lianban;

/** A node whose clock, by which the engine leases jobs, is wrong by the first argument. */
final class SkewedNode {

    private SkewedNode() {}

    public static void main(String[] arguments) {
        ClockUtil.offset(Duration.parse(arguments[0]).toMillis());
        var rest = new String[arguments.length - 1];
        System.arraycopy(arguments, 1, rest, 0, rest.length);
        Lianban.main(rest);
    }
}
