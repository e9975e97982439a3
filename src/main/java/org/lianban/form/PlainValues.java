package org.lianban.form;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.PrimitiveValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.lianban.engine.OfficialTime;

/**
 * Values as rules see them, whatever door they came through: String, Boolean, BigDecimal, List and Map.
 *
 * <p>Nothing else gets in. A serialised Java object in particular is never deserialised here.
 */
final class PlainValues {

    /** Tells a value of a type that no form field can hold. */
    static final class Unsupported extends Exception {
        Unsupported(String message) {
            super(message);
        }
    }

    private static final int MAX_DEPTH = 8;

    /** Covers every double; beyond it a short text would unfold into gigabytes of digits. */
    private static final int MAX_SCALE = 400;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private PlainValues() {}

    /** The plain form of a submitted or stored value. */
    static Object of(Object value) throws Unsupported {
        return value instanceof TypedValue typed ? ofTyped(typed) : ofJava(value, 0);
    }

    private static Object ofTyped(TypedValue typed) throws Unsupported {
        if (typed instanceof JsonValue json) {
            return json.isDeserialized() ? ofJava(json.getValue(), 0) : ofJson(json.getValueSerialized());
        }
        if (typed instanceof ObjectValue object) {
            // a value that came as text names a class to be instantiated: none of our business
            if (!object.isDeserialized()) {
                throw new Unsupported("不接受序列化对象");
            }
            return ofJava(object.getValue(), 0);
        }
        if (typed.getType() == null || typed instanceof PrimitiveValue<?>) {
            return ofJava(typed.getValue(), 0);
        }
        throw new Unsupported("不接受类型为“%s”的数据".formatted(typed.getType().getName()));
    }

    private static Object ofJson(String json) throws Unsupported {
        if (json == null) {
            return null;
        }
        try {
            return ofJava(JSON.readValue(json, Object.class), 0);
        } catch (JsonProcessingException e) {
            throw new Unsupported("不是有效的 JSON");
        }
    }

    private static Object ofJava(Object value, int depth) throws Unsupported {
        if (depth > MAX_DEPTH) {
            throw new Unsupported("数据层次过深");
        }
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Date date) {
            return date.toInstant().atZone(OfficialTime.ZONE).toLocalDate().toString();
        }
        if (value instanceof LocalDate date) {
            return date.toString();
        }
        if (value instanceof SpinJsonNode node) {
            return ofJson(node.toString());
        }
        if (value instanceof List<?> list) {
            var copy = new ArrayList<>(list.size());
            for (var element : list) {
                copy.add(ofJava(element, depth + 1));
            }
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<String, Object>();
            for (var entry : map.entrySet()) {
                copy.put(String.valueOf(entry.getKey()), ofJava(entry.getValue(), depth + 1));
            }
            return copy;
        }
        throw new Unsupported("不接受类型为“%s”的数据".formatted(value.getClass().getSimpleName()));
    }

    private static BigDecimal number(Number number) throws Unsupported {
        try {
            var exact = exact(new BigDecimal(number.toString()));
            if (Math.abs(exact.scale()) <= MAX_SCALE) {
                return exact;
            }
        } catch (NumberFormatException notFinite) {
            // told below
        }
        throw new Unsupported("不是有效的数字");
    }

    /** One shape for equal numbers, so that 200 and 200.0 are equal and neither is written 2E+2. */
    static BigDecimal exact(BigDecimal number) {
        var stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return stripped.scale() < 0 && stripped.scale() >= -MAX_SCALE ? stripped.setScale(0) : stripped;
    }

    /** The value for the engine's store: lists and objects as Spin JSON. */
    static Object storable(Object value) {
        return value instanceof List<?> || value instanceof Map<?, ?> ? SpinValues.jsonValue(json(value)).create() : value;
    }

    /** Whether a variable already has this value and type, so that writing it again would only lengthen the history. */
    static boolean isStoredAs(TypedValue held, Object value) {
        if (held == null) {
            return false;
        }
        if (value instanceof JsonValue json && held instanceof JsonValue heldJson) {
            return text(heldJson).equals(text(json));
        }
        return !(held instanceof JsonValue) && !(held instanceof ObjectValue) && Objects.equals(held.getValue(), value);
    }

    private static String text(JsonValue json) {
        return json.isDeserialized() ? String.valueOf(json.getValue()) : String.valueOf(json.getValueSerialized());
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ObjectMapper mapper() {
        return JSON;
    }

    /** Whether a value is as good as none: null, blank text, an empty list. */
    static boolean isEmpty(Object value) {
        return value == null || value instanceof String text && text.isBlank() || value instanceof List<?> list && list.isEmpty();
    }

    /** Equality as an applicant sees it: nothing entered is nothing entered, 200 is 200.0. */
    static boolean same(Object a, Object b) {
        return Objects.equals(essence(a), essence(b));
    }

    private static Object essence(Object value) {
        if (value instanceof Map<?, ?> map) {
            var essence = new LinkedHashMap<Object, Object>();
            map.forEach((name, element) -> {
                if (essence(element) != null) {
                    essence.put(name, essence(element));
                }
            });
            return essence;
        }
        if (isEmpty(value) || Boolean.FALSE.equals(value)) {
            return null;
        }
        return value instanceof List<?> list ? list.stream().map(PlainValues::essence).toList() : value;
    }
}
