package org.lianban.walk;

import java.util.ArrayList;
import java.util.function.Supplier;

/** Looks at the same thing again and again, and prints p50, p95 and the statements behind one look. */
final class Looks {

    private final Statements statements;
    private final int times;

    Looks(Statements statements, int times) {
        this.statements = statements;
        this.times = times;
    }

    void begin(String title) {
        System.out.printf("%n%-60s %10s %10s %12s%n", title, "p50 ms", "p95 ms", "statements");
    }

    /** @param look answers the HTTP status */
    void at(String name, Supplier<Integer> look) {
        var millis = new ArrayList<Double>();
        var status = look.get();
        statements.reset();
        for (var i = 0; i < times; i++) {
            var began = System.nanoTime();
            look.get();
            millis.add((System.nanoTime() - began) / 1e6);
        }
        millis.sort(null);
        System.out.printf("%-60s %10.1f %10.1f %12.1f%s%n", name, millis.get(times / 2), millis.get(times * 95 / 100),
                statements.sum() / (double) times, status == 200 ? "" : "   answered " + status);
    }
}
