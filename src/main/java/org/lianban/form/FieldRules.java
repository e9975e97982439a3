package org.lianban.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.lianban.form.FormField.Kind;

/** The rules of a field over its own value: limits, pattern, options and named checks. */
final class FieldRules {

    private static final Pattern EMAIL = Pattern.compile(
            "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*");
    private static final Pattern PHONE = Pattern.compile("(?:\\+|00)[1-9]\\d{5,22}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(?:\\.\\d+)?");

    private final Function<String, Object> stored;

    /** @param stored the plain value that the case holds under a name: where some fields take their options from */
    FieldRules(Function<String, Object> stored) {
        this.stored = stored;
    }

    /**
     * Everything that is wrong with a value which is present and of the type of its field.
     *
     * @param feel what the field's expressions see
     */
    List<String> faults(FormField field, Object value, Map<String, Object> feel, ValueCheck.Surroundings around) {
        var faults = new ArrayList<String>();
        if (value instanceof BigDecimal number) {
            limitFaults(field, number, feel, faults);
        }
        if (field.kind() == Kind.CHOICE || field.kind() == Kind.CHOICES) {
            optionFaults(field, value, feel, faults);
        }
        if (value instanceof String text) {
            if (field.kind() == Kind.TEXT) {
                lengthFaults(field, text, feel, faults);
                formatFaults(field, text, faults);
            }
            if (field.definition().path("disallowPassedDates").asBoolean() && text.compareTo(around.today().toString()) < 0) {
                faults.add("不得早于今天");
            }
            for (var name : field.checks()) {
                var check = ValueCheck.BY_NAME.get(name);
                if (check != null) {
                    faults.addAll(check.faults(text, around));
                }
            }
        }
        return faults;
    }

    private static void limitFaults(FormField field, BigDecimal number, Map<String, Object> feel, List<String> faults) {
        var min = limit(field, "min", feel);
        if (min != null && number.compareTo(min) < 0) {
            faults.add("不能小于 %s".formatted(min.toPlainString()));
        }
        var max = limit(field, "max", feel);
        if (max != null && number.compareTo(max) > 0) {
            faults.add("不能大于 %s".formatted(max.toPlainString()));
        }
        var step = decimal(field.definition().path("increment"));
        if (step != null && step.signum() > 0 && number.remainder(step).signum() != 0) {
            faults.add("应为 %s 的整数倍".formatted(step.toPlainString()));
        }
    }

    private static void lengthFaults(FormField field, String text, Map<String, Object> feel, List<String> faults) {
        var length = BigDecimal.valueOf(text.length());
        var least = limit(field, "minLength", feel);
        if (least != null && length.compareTo(least) < 0) {
            faults.add("不能少于 %s 字".formatted(least.toPlainString()));
        }
        var most = limit(field, "maxLength", feel);
        if (most != null && length.compareTo(most) > 0) {
            faults.add("不能超过 %s 字".formatted(most.toPlainString()));
        }
    }

    private static BigDecimal limit(FormField field, String name, Map<String, Object> feel) {
        var expression = field.expressions().get(name);
        if (expression != null) {
            return expression.evaluate(feel) instanceof BigDecimal limit ? limit : null;
        }
        return decimal(field.validate().path(name));
    }

    private static BigDecimal decimal(JsonNode node) {
        return node.isNumber() || DECIMAL.matcher(node.asText()).matches() ? new BigDecimal(node.asText()) : null;
    }

    private static void formatFaults(FormField field, String text, List<String> faults) {
        if (field.pattern() != null && !field.pattern().matcher(text).find()) {
            var message = field.validate().path("patternErrorMessage").asText("");
            faults.add(message.isBlank() ? "格式不正确" : message);
        }
        var type = field.validate().path("validationType").asText("");
        if (type.equals("email") && !EMAIL.matcher(text).matches()) {
            faults.add("应为电子邮箱地址");
        }
        if (type.equals("phone") && !PHONE.matcher(text).matches()) {
            faults.add("应为带国家（地区）代码的电话号码，例如 +8613800000000");
        }
    }

    private void optionFaults(FormField field, Object value, Map<String, Object> feel, List<String> faults) {
        var allowed = options(field, feel);
        var chosen = value instanceof List<?> list ? list : List.of(value);
        chosen.stream().filter(option -> !allowed.contains(shown(option)))
                .forEach(option -> faults.add("“%s”不在可选范围内".formatted(shown(option))));
    }

    Set<String> options(FormField field, Map<String, Object> feel) {
        Object options = null;
        if (field.expressions().containsKey("valuesExpression")) {
            options = field.expressions().get("valuesExpression").evaluate(feel);
        } else if (field.definition().has("valuesKey")) {
            options = stored.apply(field.definition().path("valuesKey").asText());
        }
        var allowed = new LinkedHashSet<>(field.options());
        if (options instanceof List<?> list) {
            list.forEach(option -> allowed.add(shown(option instanceof Map<?, ?> map ? map.get("value") : option)));
        }
        return allowed;
    }

    /** A value as a sentence quotes it. */
    static String shown(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value == null ? "" : value.toString();
    }
}
