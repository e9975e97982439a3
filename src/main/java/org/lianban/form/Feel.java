package org.lianban.form;

import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.lianban.engine.OfficialTime;

/**
 * A FEEL expression of a form, as in {@code =companyType != "foreign-invested"}.
 *
 * <p>It is given plain values only, and no functions outside FEEL, so nothing of the server is within its reach.
 */
final class Feel {

    private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava()
            .withEnabledExternalFunctions(false)
            // the engine's time, which is virtual where cases are only played
            .withClock(() -> ClockUtil.getCurrentTime().toInstant().atZone(OfficialTime.ZONE))
            .build();

    private static final Pattern STRING = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private final ParsedExpression expression;
    private final Set<String> names;

    private Feel(ParsedExpression expression, Set<String> names) {
        this.expression = expression;
        this.names = names;
    }

    /** Whether form-js would evaluate this property rather than take it as it stands. */
    static boolean isExpression(Object property) {
        return property instanceof String text && text.startsWith("=");
    }

    /** @throws IllegalArgumentException when it cannot be parsed */
    static Feel of(String property) {
        var text = property.substring(1).strip();
        var parsed = ENGINE.parseExpression(text);
        if (!parsed.isSuccess()) {
            throw new IllegalArgumentException(parsed.failure().message());
        }
        var names = new LinkedHashSet<String>();
        var matcher = NAME.matcher(STRING.matcher(text).replaceAll("\"\""));
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return new Feel(parsed.parsedExpression(), names);
    }

    /** Every identifier in the expression: its variables, and more that do no harm (functions, keywords). */
    Set<String> names() {
        return names;
    }

    /** The result as plain values, null where FEEL has none. */
    Object evaluate(Map<String, Object> context) {
        var result = ENGINE.evaluate(expression, context);
        return result.isSuccess() ? plain(result.result()) : null;
    }

    boolean isTrue(Map<String, Object> context) {
        return Boolean.TRUE.equals(evaluate(context));
    }

    private static Object plain(Object value) {
        if (value instanceof Number number) {
            return PlainValues.exact(new BigDecimal(number.toString()));
        }
        if (value instanceof List<?> list) {
            var copy = new ArrayList<>();
            list.forEach(element -> copy.add(plain(element)));
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<String, Object>();
            map.forEach((name, element) -> copy.put(String.valueOf(name), plain(element)));
            return copy;
        }
        return value instanceof Temporal ? value.toString() : value;
    }
}
