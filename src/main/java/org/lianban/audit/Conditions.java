package org.lianban.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** What rows have to fulfil, with the values in the order of their question marks. */
final class Conditions {

    private final List<String> clauses = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Conditions add(String clause, Object... asked) {
        clauses.add("(" + clause + ")");
        Collections.addAll(values, asked);
        return this;
    }

    void equal(String column, String value) {
        if (value != null && !value.isBlank()) {
            add(column + " = ?", value);
        }
    }

    void flag(String column, Boolean value) {
        if (value != null) {
            add(column + " = ?", value);
        }
    }

    Conditions in(String column, Collection<String> allowed) {
        return allowed.isEmpty()
                ? add("1 = 0")
                : add("%s in (%s)".formatted(column, String.join(", ", Collections.nCopies(allowed.size(), "?"))), allowed.toArray());
    }

    Conditions copy() {
        var copy = new Conditions();
        copy.clauses.addAll(clauses);
        copy.values.addAll(values);
        return copy;
    }

    String where() {
        return clauses.isEmpty() ? "" : " where " + String.join(" and ", clauses);
    }

    List<Object> values() {
        return values;
    }

    /** The text with what {@code like} takes for a pattern escaped. */
    static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
