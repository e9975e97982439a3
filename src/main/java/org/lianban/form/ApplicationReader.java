package org.lianban.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngine;
import org.lianban.engine.Unrestricted;
import org.lianban.form.FormField.Kind;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Words what a case knows as its start form asked for it: by group and label, choices as they were offered. */
@Component
public class ApplicationReader {

    /**
     * A group of the form, or one of its lists.
     *
     * @param facts of a group
     * @param rows of a list; each as the list's columns say
     */
    public record Section(String title, List<Fact> facts, List<String> columns, List<List<String>> rows) {}

    /** One answer in words. */
    public record Fact(String label, String text) {}

    private static final String OTHERS = "其他";

    private final ProcessEngine engine;
    private final DeployedForms forms;
    private final Unrestricted unrestricted;

    /** @param engine lazy, because forms are needed to build it */
    ApplicationReader(@Lazy ProcessEngine engine, DeployedForms forms, Unrestricted unrestricted) {
        this.engine = engine;
        this.forms = forms;
        this.unrestricted = unrestricted;
    }

    /**
     * What is not answered is left out; empty where the process has no start form.
     *
     * @param definition id of the deployed process
     * @param facts what the case knows, by names; lists and objects as JSON
     */
    public List<Section> read(String definition, Function<Set<String>, Map<String, Object>> facts) {
        var form = unrestricted.call(() -> {
            var data = engine.getFormService().getStartFormData(definition);
            return data == null ? Optional.<Form>empty() : forms.find(data);
        });
        return form.map(found -> sections(found, facts.apply(found.keys()))).orElse(List.of());
    }

    private static List<Section> sections(Form form, Map<String, Object> values) {
        var sections = new LinkedHashMap<String, List<Fact>>();
        var all = new ArrayList<Section>();
        collect(OTHERS, form.fields(), values, sections, all);
        return all.stream().filter(section -> !section.facts().isEmpty() || !section.rows().isEmpty()).toList();
    }

    private static void collect(
            String title, List<FormField> fields, Map<String, Object> values, Map<String, List<Fact>> open, List<Section> all) {
        for (var field : fields) {
            if (field.kind() == Kind.GROUP) {
                var inner = field.key() == null ? values : asMap(plain(values.get(field.key())));
                collect(field.label().isEmpty() ? title : field.label(), field.children(), inner, open, all);
            } else if (field.kind() == Kind.LIST) {
                list(field, plain(values.get(field.key())), all);
            } else if (field.kind() != Kind.DISPLAY) {
                var text = text(field, plain(field, values.get(field.key())));
                if (!text.isEmpty()) {
                    open.computeIfAbsent(title, name -> {
                        var facts = new ArrayList<Fact>();
                        all.add(new Section(name, facts, List.of(), List.of()));
                        return facts;
                    }).add(new Fact(field.label(), text));
                }
            }
        }
    }

    private static void list(FormField field, Object value, List<Section> all) {
        var columns = Form.keyed(field.children()).toList();
        var rows = value instanceof List<?> list ? list : List.of();
        all.add(new Section(
                field.label(),
                List.of(),
                columns.stream().map(FormField::label).toList(),
                rows.stream()
                        .map(row -> columns.stream().map(column -> text(column, asMap(row).get(column.key()))).toList())
                        .toList()));
    }

    private static String text(FormField field, Object value) {
        if (PlainValues.isEmpty(value)) {
            return "";
        }
        if (value instanceof Boolean yes) {
            return yes ? "是" : "否";
        }
        if (value instanceof List<?> list) {
            return String.join("、", list.stream().map(chosen -> option(field, chosen)).toList());
        }
        return option(field, value);
    }

    /** The words of the choice; what was not chosen from a fixed list is its own words. */
    private static String option(FormField field, Object value) {
        var text = value instanceof Number number
                ? PlainValues.exact(new BigDecimal(number.toString())).toPlainString()
                : String.valueOf(value);
        for (var option : field.definition().path("values")) {
            if (option.path("value").asText().equals(text)) {
                return option.path("label").asText(text);
            }
        }
        return text;
    }

    private static Object plain(FormField field, Object value) {
        return field.kind() == Kind.CHOICES ? plain(value) : value;
    }

    private static Object plain(Object value) {
        if (!(value instanceof String json)) {
            return value;
        }
        try {
            return PlainValues.mapper().readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            return value;
        }
    }

    private static Map<String, Object> asMap(Object value) {
        var map = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> held) {
            held.forEach((key, part) -> map.put(String.valueOf(key), part));
        }
        return map;
    }
}
