package org.lianban.engine;

import static org.camunda.spin.Spin.JSON;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.json.SpinJsonNode;

/**
 * The name and type of a process variable, stated once.
 *
 * <p>Numbers are converted to the declared type, since a form stores 200 as an Integer and 123.4 as a Double in the
 * same field. Dates are kept as ISO strings, lists as JSON arrays.
 *
 * @param <T> type of the value
 */
public final class Variable<T> {

    private final String name;
    private final Class<?> type;
    private final boolean list;

    private Variable(String name, Class<?> type, boolean list) {
        this.name = name;
        this.type = type;
        this.list = list;
    }

    /** A single value: String, Boolean, Integer, Long, BigDecimal or LocalDate. */
    public static <T> Variable<T> of(String name, Class<T> type) {
        return new Variable<>(name, type, false);
    }

    /** A list whose elements are strings or records, stored as a JSON array. */
    public static <T> Variable<List<T>> listOf(String name, Class<T> element) {
        return new Variable<>(name, element, true);
    }

    public String name() {
        return name;
    }

    /**
     * The value, which the step cannot do without.
     *
     * @throws ProcessEngineException when it is missing or of another type, so that the job becomes an incident where it stands
     */
    public T require(VariableScope scope) {
        return find(scope).orElseThrow(() -> new ProcessEngineException("缺少流程变量 " + name));
    }

    /** The value, or empty where nothing was entered (null, or the empty string of an untouched text field). */
    @SuppressWarnings("unchecked")
    public Optional<T> find(VariableScope scope) {
        var stored = scope.getVariable(name);
        if (stored == null || "".equals(stored)) {
            return Optional.empty();
        }
        return Optional.of((T) (list ? elements(stored) : single(stored)));
    }

    public void set(VariableScope scope, T value) {
        if (value instanceof LocalDate date) {
            scope.setVariable(name, date.toString());
        } else {
            scope.setVariable(name, list ? JSON(value) : value);
        }
    }

    private List<?> elements(Object stored) {
        if (stored instanceof SpinJsonNode node && node.isArray()) {
            return StreamSupport.stream(node.elements().spliterator(), false).map(this::element).toList();
        }
        throw wrongType(stored);
    }

    private Object element(SpinJsonNode node) {
        return type == String.class ? node.stringValue() : node.mapTo(type);
    }

    private Object single(Object stored) {
        if (type.isInstance(stored)) {
            return stored;
        }
        if (stored instanceof Number number) {
            var exact = new BigDecimal(number.toString());
            if (type == BigDecimal.class) {
                return exact;
            }
            if (type == Integer.class) {
                return exact.intValueExact();
            }
            if (type == Long.class) {
                return exact.longValueExact();
            }
        }
        if (stored instanceof String text && type == LocalDate.class) {
            return LocalDate.parse(text);
        }
        throw wrongType(stored);
    }

    private ProcessEngineException wrongType(Object stored) {
        return new ProcessEngineException("流程变量 %s 应为 %s，实为 %s"
                .formatted(name, list ? "列表" : type.getSimpleName(), stored.getClass().getSimpleName()));
    }
}
