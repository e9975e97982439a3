package org.lianban.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.lianban.form.FormField.Kind;

/** Brings a plain value to the type of its field, or tells why it cannot be. */
final class FieldTypes {

    /** The engine's column for text; one character more is an error of the database. */
    private static final int MAX_TEXT = 4000;

    private static final int MAX_LIST = 1000;

    /** Digits that a double keeps exactly. */
    private static final int SAFE_PRECISION = 15;

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(?:\\.\\d{1,30})?");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]|\\p{Cs}");
    private static final Pattern YEAR = Pattern.compile("[12]\\d{3}-.*", Pattern.DOTALL);

    /** Tells why a value is not of the type of its field. */
    static final class Mismatch extends Exception {
        Mismatch(String message) {
            super(message, null, false, false);
        }
    }

    private FieldTypes() {}

    /** The value in the shape that rules expect; blank text is null, an untouched box is false. */
    static Object of(FormField field, Object plain) throws Mismatch {
        if (field.kind() == Kind.CHECKBOX) {
            return box(plain);
        }
        if (plain == null || plain instanceof String text && text.isBlank()) {
            return null;
        }
        return switch (field.kind()) {
            case TEXT -> text(plain);
            case NUMBER -> number(field, plain);
            case CHOICE -> scalar(plain);
            case CHOICES -> scalars(plain);
            case DATETIME -> moment(field, plain);
            default -> plain;
        };
    }

    /** The value in the same shape; as it is where it cannot be brought to the type of its field. */
    static Object quietly(FormField field, Object value) {
        try {
            return of(field, PlainValues.of(value));
        } catch (Mismatch | PlainValues.Unsupported foreign) {
            return value;
        }
    }

    private static Boolean box(Object plain) throws Mismatch {
        if (plain == null || "false".equals(plain) || "".equals(plain)) {
            return false;
        }
        if ("true".equals(plain)) {
            return true;
        }
        if (plain instanceof Boolean ticked) {
            return ticked;
        }
        throw new Mismatch("应为“是”或“否”");
    }

    private static String text(Object plain) throws Mismatch {
        if (!(plain instanceof String text)) {
            throw new Mismatch("应为文字");
        }
        if (text.length() > MAX_TEXT) {
            throw new Mismatch("不能超过 %d 字".formatted(MAX_TEXT));
        }
        if (CONTROL.matcher(text).find()) {
            throw new Mismatch("含有不可见的控制字符");
        }
        return text;
    }

    private static BigDecimal number(FormField field, Object plain) throws Mismatch {
        BigDecimal number;
        if (plain instanceof BigDecimal given) {
            number = given;
        } else if (plain instanceof String text && NUMBER.matcher(text.strip()).matches()) {
            number = PlainValues.exact(new BigDecimal(text.strip()));
        } else {
            throw new Mismatch("应为数字");
        }
        if (number.precision() > SAFE_PRECISION || number.precision() - number.scale() > SAFE_PRECISION) {
            throw new Mismatch("数字位数过多");
        }
        var digits = decimalDigits(field);
        if (number.scale() > digits) {
            throw new Mismatch(digits == 0 ? "应为整数" : "小数不能超过 %d 位".formatted(digits));
        }
        return number;
    }

    /** As the form says, and two where it says nothing: amounts of money have no more. */
    static int decimalDigits(FormField field) {
        return field.definition().path("decimalDigits").asInt(2);
    }

    /** Long where the field takes integers, Double where it takes fractions, so that one field has one type. */
    static Object storable(FormField field, Object value) {
        if (value instanceof BigDecimal number) {
            if (field.definition().path("serializeToString").asBoolean()) {
                return number.toPlainString();
            }
            var fraction = field.kind() == Kind.NUMBER && field.definition().path("decimalDigits").asInt(0) > 0;
            return fraction ? (Object) number.doubleValue() : storable(number);
        }
        return value;
    }

    static Object storable(BigDecimal number) {
        return number.scale() <= 0 && number.precision() - number.scale() <= 18 ? (Object) number.longValueExact() : number.doubleValue();
    }

    private static Object scalar(Object plain) throws Mismatch {
        if (plain instanceof String || plain instanceof Boolean || plain instanceof BigDecimal) {
            return plain;
        }
        throw new Mismatch("应为一个选项");
    }

    private static List<Object> scalars(Object plain) throws Mismatch {
        if (!(plain instanceof List<?> list)) {
            throw new Mismatch("应为选项的列表");
        }
        if (list.size() > MAX_LIST) {
            throw new Mismatch("选项过多");
        }
        var scalars = new ArrayList<>();
        for (var element : list) {
            scalars.add(scalar(element));
        }
        if (new HashSet<>(scalars).size() < scalars.size()) {
            throw new Mismatch("同一选项不能选两次");
        }
        return scalars;
    }

    /** Rows of a list, each an object. */
    static List<?> rows(Object plain) throws Mismatch {
        if (plain == null) {
            return List.of();
        }
        if (!(plain instanceof List<?> list)) {
            throw new Mismatch("应为列表");
        }
        if (list.size() > MAX_LIST) {
            throw new Mismatch("不能超过 %d 行".formatted(MAX_LIST));
        }
        return list;
    }

    private static String moment(FormField field, Object plain) throws Mismatch {
        var subtype = field.definition().path("subtype").asText("date");
        if (plain instanceof String text) {
            try {
                switch (subtype) {
                    case "time" -> time(text);
                    case "datetime" -> dateTime(text);
                    default -> LocalDate.parse(text);
                }
                if (subtype.equals("time") || YEAR.matcher(text).matches()) {
                    return text;
                }
            } catch (DateTimeException malformed) {
                // told below
            }
        }
        throw new Mismatch(
                switch (subtype) {
                    case "time" -> "应为时间，例如 09:30";
                    case "datetime" -> "应为日期和时间，例如 2026-03-01T09:30";
                    default -> "应为日期，例如 2026-03-01";
                });
    }

    private static void time(String text) {
        if (text.length() <= "HH:mm:ss".length() && !text.endsWith("Z")) {
            LocalTime.parse(text);
        } else {
            OffsetTime.parse(text);
        }
    }

    private static void dateTime(String text) {
        if (text.length() <= "yyyy-MM-ddTHH:mm:ss".length() && !text.endsWith("Z")) {
            LocalDateTime.parse(text);
        } else {
            OffsetDateTime.parse(text);
        }
    }
}
