package org.lianban.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What somebody who mistyped a name has meant. */
final class Nearest {

    private Nearest() {}

    /** Half a sentence with the known name that is nearest; empty where none is near. */
    static String of(String name, Collection<String> known) {
        var wanted = String.valueOf(name);
        return known.stream()
                .min(Comparator.<String>comparingInt(other -> edits(wanted, other)).thenComparing(other -> other))
                .filter(other -> edits(wanted, other) * 2 <= Math.max(wanted.length(), other.length()))
                .map(other -> "，最接近的是 " + other)
                .orElse("");
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
