package org.lianban.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** What somebody who mistyped a name has meant. */
final class Nearest {

    private Nearest() {}

    /** Half a sentence with the known name that is nearest; empty where none is near. */
    static String of(String name, Collection<String> known) {
        return to(String.valueOf(name), known).map(other -> "，最接近的是 " + other).orElse("");
    }

    /** The name itself where it is known, else the one that differs least; empty where half of it differs. */
    static Optional<String> to(String name, Collection<String> known) {
        return known.contains(name)
                ? Optional.of(name)
                : known.stream()
                        .min(Comparator.<String>comparingInt(other -> edits(name, other)).thenComparing(other -> other))
                        .filter(other -> edits(name, other) * 2 <= Math.max(name.length(), other.length()));
    }

    /** Levenshtein's distance. */
    private static int edits(String from, String to) {
        var row = IntStream.rangeClosed(0, to.length()).toArray();
        for (var i = 1; i <= from.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.length(); j++) {
                var replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
