package org.lianban.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A form.
 *
 * @param fields those that hold a value, columns of dynamic lists among them
 * @param reads variables that texts, tables and conditions of the form read
 * @param columns keys of the columns that tables of the form show, or that expressions take from a row
 */
record FormFile(String file, String folder, String id, List<Field> fields, Set<String> reads, Set<String> columns) {

    /**
     * A field.
     *
     * @param list key of the dynamic list whose column it is; empty for a field of its own
     * @param corrects whether it is shown only to somebody who says that the value is wrong: custom property {@code correction}
     * @param allowed values to choose from; empty where any may be entered
     * @param keptFor why it is asked for though no step reads it: custom property {@code keptForTheRecord}; empty where it has none
     * @param optionsOf the decision that lists the same options: custom property {@code optionsOf}; empty where it has none
     */
    record Field(
            String list,
            String key,
            String label,
            String type,
            boolean editable,
            boolean corrects,
            List<Option> allowed,
            String keptFor,
            String optionsOf) {

        String path() {
            return list.isEmpty() ? key : list + "[]." + key;
        }

        List<String> allowedValues() {
            return allowed.stream().map(Option::value).toList();
        }
    }

    record Option(String value, String label) {}

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(?:#if|#loop)?([^}]*)}}");
    private static final Pattern OF_A_ROW = Pattern.compile("\\b[a-z]\\w*\\.([a-z]\\w*)");
    private static final Pattern OPTION = Pattern.compile("label:\\s*\"([^\"]*)\",\\s*value:\\s*\"([^\"]*)\"");

    /** @throws UnreadableModel where it has no id */
    static FormFile of(String file, String folder, JsonNode root) {
        var form = new FormFile(
                file, folder, root.path("id").asText(), new ArrayList<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        if (form.id().isBlank()) {
            throw new UnreadableModel("", "表单没有编号", "请填写“ID”");
        }
        form.read(root, "");
        return form;
    }

    Finding finding(Field field, String problem, String advice) {
        return new Finding(file, field.path(), problem, advice);
    }

    /** The label of a field by its path. */
    String nameOf(String path) {
        return fields.stream().filter(field -> field.path().equals(path)).map(Field::label).findFirst().orElse("");
    }

    Optional<Field> field(String key) {
        return fields.stream().filter(field -> field.list().isEmpty() && field.key().equals(key)).findFirst();
    }

    private void read(JsonNode parent, String list) {
        for (var component : parent.path("components")) {
            readTexts(component);
            var inner = component.path("type").asText().equals("dynamiclist") ? component.path("path").asText() : list;
            if (!inner.equals(list)) {
                fields.add(new Field("", inner, component.path("label").asText(), "dynamiclist", editable(component), false, List.of(), "", ""));
            }
            if (component.hasNonNull("key")) {
                fields.add(new Field(
                        list,
                        component.path("key").asText(),
                        component.path("label").asText(component.path("dateLabel").asText()),
                        component.path("type").asText(),
                        editable(component),
                        corrects(component),
                        allowed(component),
                        component.path("properties").path("keptForTheRecord").asText(),
                        component.path("properties").path("optionsOf").asText()));
            }
            component.path("columns").forEach(column -> columns.add(column.path("key").asText()));
            read(component, inner);
        }
    }

    private static boolean editable(JsonNode component) {
        return !component.path("readonly").asBoolean() && !component.path("disabled").asBoolean()
                && !component.path("type").asText().equals("expression");
    }

    private static boolean corrects(JsonNode component) {
        return component.path("properties").path("correction").asText().equals("true") && component.path("conditional").has("hide");
    }

    private static List<Option> allowed(JsonNode component) {
        var options = new ArrayList<Option>();
        component.path("values").forEach(value ->
                options.add(new Option(value.path("value").asText(), value.path("label").asText())));
        OPTION.matcher(component.path("valuesExpression").asText()).results()
                .forEach(option -> options.add(new Option(option.group(2), option.group(1))));
        return options;
    }

    private void readTexts(JsonNode component) {
        component.forEach(value -> {
            if (value.isTextual()) {
                var text = value.asText();
                if (text.startsWith("=")) {
                    reads.addAll(Names.read(text.substring(1)));
                    OF_A_ROW.matcher(text).results().forEach(found -> columns.add(found.group(1)));
                }
                PLACEHOLDER.matcher(text).results().forEach(found -> reads.addAll(Names.read(found.group(1))));
            } else if (value.isObject()) {
                readTexts(value);
            }
        });
    }
}
