package org.lianban.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lianban.engine.Violation;

/** What was submitted, as far as it is shown and well-formed, for rules over several fields. */
public final class Submission {

    private final Values values;
    private final FormContext context;
    private final UnaryOperator<String> labels;

    Submission(Map<String, Object> values, FormContext context, UnaryOperator<String> labels) {
        this.values = new Values(values);
        this.context = context;
        this.labels = labels;
    }

    /** A submission without a form: labels are the keys. */
    public static Submission of(Map<String, Object> values, FormContext context) {
        try {
            @SuppressWarnings("unchecked")
            var plain = (Map<String, Object>) PlainValues.of(values);
            return new Submission(plain, context, UnaryOperator.identity());
        } catch (PlainValues.Unsupported e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Tenant id; null where the submitter belongs to none. */
    public String municipality() {
        return context.municipality();
    }

    /** The day in Asia/Shanghai. */
    public LocalDate today() {
        return context.today();
    }

    public Optional<String> text(String key) {
        return values.text(key);
    }

    public Optional<BigDecimal> number(String key) {
        return values.number(key);
    }

    public Optional<LocalDate> date(String key) {
        return values.date(key);
    }

    /** Whether a box is ticked; false where it is hidden or missing. */
    public boolean flag(String key) {
        return values.flag(key);
    }

    /** The chosen values of a list of options. */
    public List<String> texts(String key) {
        return values.list(key).stream().filter(String.class::isInstance).map(String.class::cast).toList();
    }

    public List<Row> rows(String key) {
        var list = values.list(key);
        var rows = new ArrayList<Row>();
        for (var i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Map<?, ?> map) {
                rows.add(new Row(key + "[" + i + "]", new Values(map)));
            }
        }
        return rows;
    }

    /** A violation at a path such as {@code tradeName} or {@code shareholders}. */
    public Violation violation(String path, String message) {
        return new Violation(path, labels.apply(path), message);
    }

    /** One row of a list. */
    public final class Row {

        private final String path;
        private final Values row;

        private Row(String path, Values row) {
            this.path = path;
            this.row = row;
        }

        public Optional<String> text(String key) {
            return row.text(key);
        }

        public Optional<BigDecimal> number(String key) {
            return row.number(key);
        }

        public Optional<LocalDate> date(String key) {
            return row.date(key);
        }

        public boolean flag(String key) {
            return row.flag(key);
        }

        public Violation violation(String key, String message) {
            return Submission.this.violation(path + "." + key, message);
        }
    }

    private record Values(Map<?, ?> map) {

        Optional<String> text(String key) {
            return map.get(key) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
        }

        Optional<BigDecimal> number(String key) {
            return map.get(key) instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
        }

        Optional<LocalDate> date(String key) {
            try {
                return text(key).map(LocalDate::parse);
            } catch (DateTimeException notADay) {
                return Optional.empty();
            }
        }

        boolean flag(String key) {
            return Boolean.TRUE.equals(map.get(key));
        }

        List<?> list(String key) {
            return map.get(key) instanceof List<?> list ? list : List.of();
        }
    }
}
