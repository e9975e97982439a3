package org.lianban.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lianban.engine.OfficialTime;

/**
 * What a cell of a condition accepts: a list of values, comparisons and ranges, or anything but these.
 *
 * @param stretches empty where it accepts everything
 * @param negated written {@code not(…)}
 */
record Condition(List<Stretch> stretches, boolean negated) {

    /** @param low null where it has no lower end, {@code high} likewise; both ends the same for a single value */
    record Stretch(Comparable<?> low, boolean withLow, Comparable<?> high, boolean withHigh) {

        static Stretch single(Comparable<?> value) {
            return new Stretch(value, true, value, true);
        }

        boolean isSingle() {
            return low != null && low.equals(high);
        }

        boolean holds(Comparable<?> value) {
            var above = low == null ? 1 : compare(value, low);
            var below = high == null ? 1 : compare(high, value);
            return (above > 0 || above == 0 && withLow) && (below > 0 || below == 0 && withHigh);
        }

        /** Whether it holds all that lies strictly between the two. */
        boolean covers(Comparable<?> from, Comparable<?> to) {
            return (low == null || from != null && compare(low, from) <= 0) && (high == null || to != null && compare(high, to) >= 0);
        }
    }

    private static final String LITERAL =
            "-?\\d+(?:\\.\\d+)?|\"[^\"]*\"|true|false|date\\(\\s*\"[^\"]*\"\\s*\\)|date and time\\(\\s*\"[^\"]*\"\\s*\\)";
    private static final Pattern TEST = Pattern.compile(
            "\\s*(?:(?<value>" + LITERAL + ")"
                    + "|(?<operator><=|>=|<|>|=)\\s*(?<bound>" + LITERAL + ")"
                    + "|(?<open>[\\[(\\]])\\s*(?<from>" + LITERAL + ")\\s*\\.\\.\\s*(?<to>" + LITERAL + ")\\s*(?<close>[\\]()\\[]))\\s*(?:,|$)");
    private static final Pattern NOT = Pattern.compile("not\\s*\\((?<tests>.*)\\)", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    /** @throws IllegalArgumentException where the cell holds something else */
    static Condition of(String cell) {
        var text = cell.strip();
        if (text.isEmpty() || text.equals("-")) {
            return new Condition(List.of(), false);
        }
        var not = NOT.matcher(text);
        return not.matches() ? new Condition(tests(not.group("tests")), true) : new Condition(tests(text), false);
    }

    private static List<Stretch> tests(String text) {
        var stretches = new ArrayList<Stretch>();
        var test = TEST.matcher(text);
        var from = 0;
        while (from < text.length()) {
            if (!test.region(from, text.length()).lookingAt()) {
                throw new IllegalArgumentException(text);
            }
            stretches.add(stretch(test));
            from = test.end();
        }
        return stretches;
    }

    private static Stretch stretch(Matcher test) {
        if (test.group("value") != null) {
            return Stretch.single(value(test.group("value")));
        }
        if (test.group("operator") != null) {
            var bound = value(test.group("bound"));
            return switch (test.group("operator")) {
                case "<" -> new Stretch(null, false, bound, false);
                case "<=" -> new Stretch(null, false, bound, true);
                case ">" -> new Stretch(bound, false, null, false);
                case ">=" -> new Stretch(bound, true, null, false);
                default -> Stretch.single(bound);
            };
        }
        return new Stretch(
                value(test.group("from")), test.group("open").equals("["), value(test.group("to")), test.group("close").equals("]"));
    }

    private static Comparable<?> value(String literal) {
        var quoted = QUOTED.matcher(literal);
        if (literal.startsWith("date") && quoted.find()) {
            return day(quoted.group(1));
        }
        return switch (literal.charAt(0)) {
            case '"' -> literal.substring(1, literal.length() - 1);
            case 't', 'f' -> Boolean.valueOf(literal);
            // 2 and 2.0 are one
            default -> new BigDecimal(literal).stripTrailingZeros();
        };
    }

    private static LocalDateTime day(String text) {
        try {
            if (!text.contains("T")) {
                return LocalDate.parse(text).atStartOfDay();
            }
            return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
                    ? OffsetDateTime.parse(text).atZoneSameInstant(OfficialTime.ZONE).toLocalDateTime()
                    : LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    boolean acceptsEverything() {
        return stretches.isEmpty();
    }

    boolean accepts(Comparable<?> value) {
        return acceptsEverything() || negated != stretches.stream().anyMatch(stretch -> stretch.holds(value));
    }

    /** Whether it accepts what lies strictly between two neighbouring ends; null for no end. */
    boolean acceptsBetween(Comparable<?> from, Comparable<?> to) {
        return acceptsEverything() || negated != stretches.stream().anyMatch(stretch -> stretch.covers(from, to));
    }

    /** Whether it accepts a text that no cell of the column names. */
    boolean acceptsOthers() {
        return acceptsEverything() || negated;
    }

    Stream<Comparable<?>> ends() {
        return stretches.stream().flatMap(stretch -> Stream.of(stretch.low(), stretch.high())).filter(end -> end != null);
    }

    /** @throws IllegalArgumentException for values of two types */
    @SuppressWarnings("unchecked")
    static int compare(Comparable<?> one, Comparable<?> other) {
        if (!one.getClass().equals(other.getClass())) {
            throw new IllegalArgumentException("%s、%s".formatted(one, other));
        }
        return ((Comparable<Object>) one).compareTo(other);
    }
}
