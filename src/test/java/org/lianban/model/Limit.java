package org.lianban.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A number or day in a condition at which the outcome turns.
 *
 * @param value         a {@link BigDecimal} or a {@link LocalDateTime}
 * @param turnsDownward whether the other outcome lies below the value; {@code >= 50} turns between 50 and what is below,
 *                      {@code > 50} between 50 and what is above
 */
record Limit(String text, Comparable<?> value, boolean turnsDownward) {

    private static final String VALUE = "(-?\\d+(?:\\.\\d+)?|date(?: and time)?\\(\"[^\"]*\"\\))";
    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>)\\s*" + VALUE);
    private static final Pattern RANGE = Pattern.compile("([\\[\\](])\\s*" + VALUE + "\\s*\\.\\.\\s*" + VALUE + "\\s*([\\])\\[])");
    private static final Pattern QUOTED_DAY = Pattern.compile("\"([^\"]*)\"");

    static List<Limit> in(String entry) {
        var limits = new ArrayList<Limit>();
        var comparison = COMPARISON.matcher(entry);
        while (comparison.find()) {
            var operator = comparison.group(1);
            limits.add(new Limit(comparison.group(), value(comparison.group(2)), operator.equals(">=") || operator.equals("<")));
        }
        var range = RANGE.matcher(entry);
        while (range.find()) {
            limits.add(new Limit(range.group(), value(range.group(2)), range.group(1).equals("[")));
            limits.add(new Limit(range.group(), value(range.group(3)), !range.group(4).equals("]")));
        }
        return limits;
    }

    /** Whether the input lies exactly at the limit. */
    boolean reachedBy(Object input) {
        return value.getClass().isInstance(comparable(input)) && compare(input) == 0;
    }

    /** Whether the input lies on that side of the limit where the outcome is another than at the limit itself. */
    boolean missedBy(Object input) {
        return value.getClass().isInstance(comparable(input)) && (turnsDownward ? compare(input) < 0 : compare(input) > 0);
    }

    /** Whether the column takes no values beyond the limit, so that no case can lie there. */
    boolean endsDomain(String domain) {
        return in(domain).stream().anyMatch(edge -> edge.value.equals(value) && edge.turnsDownward == turnsDownward);
    }

    String valueText() {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    @SuppressWarnings("unchecked")
    private int compare(Object input) {
        return ((Comparable<Object>) comparable(input)).compareTo(value);
    }

    private static Comparable<?> comparable(Object input) {
        if (input instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        if (input instanceof Date date) {
            return LocalDateTime.ofInstant(date.toInstant(), ZoneId.systemDefault());
        }
        if (input instanceof LocalDate day) {
            return day.atStartOfDay();
        }
        if (input instanceof ZonedDateTime time) {
            return time.toLocalDateTime();
        }
        return input instanceof LocalDateTime time ? time : "";
    }

    private static Comparable<?> value(String literal) {
        var day = QUOTED_DAY.matcher(literal);
        if (!day.find()) {
            return new BigDecimal(literal).stripTrailingZeros();
        }
        var text = day.group(1);
        if (!text.contains("T")) {
            return LocalDate.parse(text).atStartOfDay();
        }
        return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
                ? OffsetDateTime.parse(text).atZoneSameInstant(ZoneId.systemDefault()).toLocalDateTime()
                : LocalDateTime.parse(text);
    }
}
