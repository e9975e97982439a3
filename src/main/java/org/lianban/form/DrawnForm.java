package org.lianban.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lianban.engine.Violation;
import org.lianban.form.FormField.Kind;

/**
 * A form filled in by drawing lots, for cases that are only played. What is filled in is held to the rules of the form and of
 * its fields, as a submission is; rules over several fields, which ask departments and tables, are not asked.
 */
public final class DrawnForm {

    /** Who fills in. */
    public interface Hand {

        /** What a field is to hold, whatever the lots would say; null for nothing in particular. */
        Object given(String key);

        /** One of several choices. */
        String choose(String key, List<String> options);
    }

    private static final String SAMPLE = "模拟";
    private static final Map<String, String> EXAMPLES = Map.of(
            "credit-code", "91610113MA6TX1B23W",
            "id-card", "11010519491231002X",
            "mobile", "13800000000",
            "postal-code", "710000",
            "trade-name", "华盛");

    private final Form form;
    private final Map<String, FormCheck> unasked;

    private DrawnForm(Form form, Map<String, FormCheck> unasked) {
        this.form = form;
        this.unasked = unasked;
    }

    /** @throws UnusableForm with everything that is wrong with it */
    public static DrawnForm of(String json) {
        var names = new LinkedHashSet<>(ValueCheck.names());
        var unasked = new LinkedHashMap<String, FormCheck>();
        checks(json).stream().filter(names::add).forEach(name -> unasked.put(name, silent(name)));
        return new DrawnForm(Form.parse(json, names), unasked);
    }

    private static Set<String> checks(String json) {
        try {
            var named = PlainValues.mapper().readTree(json).findValuesAsText("check");
            return named.stream().flatMap(names -> Arrays.stream(names.split("\\s+"))).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
        } catch (JsonProcessingException e) {
            throw new UnusableForm(List.of("表单不是有效的 JSON"));
        }
    }

    private static FormCheck silent(String name) {
        return new FormCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Violation> check(Submission submission) {
                return List.of();
            }
        };
    }

    /**
     * @return the variables to set
     * @throws FormRejected where the lots and what is given do not make a submission that the form accepts
     */
    public Map<String, Object> fill(FormContext context, Hand hand) {
        var values = new LinkedHashMap<String, Object>();
        fill(form.fields(), context, hand, "", values);
        return new Evaluation(form, unasked, context).accept(values);
    }

    private static void fill(List<FormField> fields, FormContext context, Hand hand, String path, Map<String, Object> values) {
        Form.keyed(fields).forEach(field -> {
            var key = path + field.key();
            // what is shown of the case is not asked
            if (field.kind() == Kind.EXPRESSION || field.locked(() -> held(field, context))) {
                return;
            }
            var given = path.isEmpty() ? hand.given(key) : null;
            var value = given != null ? given : value(field, context, hand, key);
            if (value != null) {
                values.put(field.key(), value);
            }
        });
    }

    private static Map<String, Object> held(FormField field, FormContext context) {
        var held = new LinkedHashMap<String, Object>();
        field.expressions().values().forEach(feel -> feel.names().forEach(name -> held.put(name, context.held(name))));
        return held;
    }

    private static Object value(FormField field, FormContext context, Hand hand, String key) {
        return switch (field.kind()) {
            case CHOICE -> chosen(field, context, hand, key);
            case CHOICES -> {
                var chosen = chosen(field, context, hand, key);
                yield chosen == null ? null : List.of(chosen);
            }
            case CHECKBOX -> field.required() ? Boolean.TRUE : Boolean.valueOf(hand.choose(key, List.of("false", "true")));
            case NUMBER -> number(field);
            case TEXT -> field.required() ? text(field) : null;
            case DATETIME -> field.required() ? day(field, context) : null;
            case LIST -> field.required() ? List.of(inner(field, context, hand, key + "[].")) : null;
            case GROUP -> inner(field, context, hand, key + ".");
            case EXPRESSION, DISPLAY -> null;
        };
    }

    private static Map<String, Object> inner(FormField field, FormContext context, Hand hand, String path) {
        var values = new LinkedHashMap<String, Object>();
        fill(field.children(), context, hand, path, values);
        return values;
    }

    private static String chosen(FormField field, FormContext context, Hand hand, String key) {
        Function<String, Object> stored = context::held;
        var options = new ArrayList<>(new FieldRules(stored).options(field, held(field, context)));
        return options.isEmpty() ? null : hand.choose(key, options);
    }

    private static Object number(FormField field) {
        if (!field.required()) {
            return null;
        }
        var least = field.validate().path("min");
        return least.isMissingNode() || least.asDouble() < 1 ? BigDecimal.ONE : new BigDecimal(least.asText());
    }

    private static String text(FormField field) {
        var example = field.checks().stream().map(EXAMPLES::get).filter(found -> found != null).findFirst().orElse(SAMPLE);
        var least = field.validate().path("minLength").asInt();
        return example.length() >= least ? example : example + SAMPLE.repeat(least);
    }

    private static String day(FormField field, FormContext context) {
        var subtype = text(field.definition(), "subtype");
        return subtype.equals("datetime") ? context.today() + "T10:00+08:00" : subtype.equals("time") ? "10:00" : context.today().toString();
    }

    private static String text(JsonNode definition, String name) {
        return definition.path(name).asText("");
    }
}
