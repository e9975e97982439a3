package org.lianban.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lianban.form.FormField.Kind;

/**
 * A form of form-js as far as the server can hold a submission to it.
 *
 * @param checks names asked for by the form itself
 * @param names identifiers in its expressions, among them the stored variables that it reads
 */
record Form(String id, List<FormField> fields, List<String> checks, Set<String> names) {

    /** The newest schema that the form viewer in Tasklist 7.24 knows. */
    private static final int SCHEMA_VERSION = 16;

    /** As in 五、股东: it orders the page and would only clutter a sentence. */
    private static final Pattern SECTION_NUMBER = Pattern.compile("^[一二三四五六七八九十百]+、");

    /** @throws UnusableForm with everything that is wrong with it */
    static Form parse(String json, Set<String> knownChecks) {
        return new Parser(knownChecks).parse(json);
    }

    /** The top-level keys under which this form stores values. */
    Set<String> keys() {
        return keyed(fields).map(FormField::key).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Fields by which a scope stores its values: those in groups without a path belong to the scope around. */
    static Stream<FormField> keyed(List<FormField> fields) {
        return fields.stream().flatMap(field -> {
            if (field.kind() == Kind.DISPLAY) {
                return Stream.empty();
            }
            return field.kind() == Kind.GROUP && field.key() == null ? keyed(field.children()) : Stream.of(field);
        });
    }

    private static final class Parser {

        private final Set<String> knownChecks;
        private final List<String> problems = new ArrayList<>();
        private final Set<String> names = new LinkedHashSet<>();

        Parser(Set<String> knownChecks) {
            this.knownChecks = knownChecks;
        }

        Form parse(String json) {
            JsonNode root;
            try {
                root = PlainValues.mapper().readTree(json);
            } catch (JsonProcessingException e) {
                throw new UnusableForm(List.of("表单不是有效的 JSON：第 %d 行".formatted(e.getLocation() == null ? 0 : e.getLocation().getLineNr())));
            }
            if (!root.path("components").isArray()) {
                throw new UnusableForm(List.of("表单没有 components"));
            }
            if (root.path("schemaVersion").asInt(0) > SCHEMA_VERSION) {
                problems.add("表单的 schemaVersion 为 %d，任务列表只支持到 %d".formatted(root.path("schemaVersion").asInt(), SCHEMA_VERSION));
            }
            var fields = fields(root.path("components"));
            uniqueKeys(fields, "");
            var checks = checks(root, "表单");
            if (!problems.isEmpty()) {
                throw new UnusableForm(problems);
            }
            return new Form(root.path("id").asText(""), fields, checks, Set.copyOf(names));
        }

        private List<FormField> fields(JsonNode components) {
            var fields = new ArrayList<FormField>();
            components.forEach(component -> fields.add(field(component)));
            return List.copyOf(fields);
        }

        private FormField field(JsonNode component) {
            var type = component.path("type").asText("");
            var kind = FormField.KINDS.get(type);
            var keyed = kind == Kind.LIST || kind == Kind.GROUP ? component.path("path") : component.path("key");
            var key = keyed.asText("").isEmpty() ? null : keyed.asText();
            var label = label(component, key);
            var name = key == null ? label : "%s（%s）".formatted(label, key);
            if (kind == null) {
                problems.add("不支持的组件“%s”：%s".formatted(type, name));
                kind = Kind.DISPLAY;
            }
            if (kind != Kind.DISPLAY && kind != Kind.GROUP && key == null) {
                problems.add("组件没有键：%s".formatted(label.isEmpty() ? type : label));
            }
            if (key != null && key.contains(".")) {
                problems.add("键不能含点号：%s".formatted(name));
            }
            var validate = component.path("validate");
            return new FormField(
                    kind,
                    type,
                    kind == Kind.DISPLAY ? null : key,
                    label,
                    component,
                    validate.isObject() ? validate : MissingNode.getInstance(),
                    pattern(validate, name),
                    options(component),
                    checks(component, name),
                    expressions(component, kind, name),
                    fields(component.path("components")));
        }

        private static String label(JsonNode component, String key) {
            var label = component.path("label").asText("");
            if (label.isBlank() || Feel.isExpression(label)) {
                label = component.path("dateLabel").asText("");
            }
            label = SECTION_NUMBER.matcher(label.strip()).replaceFirst("");
            return label.isEmpty() ? key == null ? "" : key : label;
        }

        private Pattern pattern(JsonNode validate, String name) {
            var pattern = validate.path("pattern").asText("");
            try {
                return pattern.isEmpty() ? null : Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                problems.add("校验规则 pattern 无法解析：%s".formatted(name));
                return null;
            }
        }

        private static Set<String> options(JsonNode component) {
            var options = new LinkedHashSet<String>();
            component.path("values").forEach(option -> options.add(option.path("value").asText()));
            return options;
        }

        private List<String> checks(JsonNode component, String name) {
            var checks = Arrays.stream(component.path("properties").path("check").asText("").split("\\s+"))
                    .filter(check -> !check.isEmpty())
                    .toList();
            checks.stream()
                    .filter(check -> !knownChecks.contains(check))
                    .forEach(check -> problems.add("没有名为“%s”的校验：%s".formatted(check, name)));
            return checks;
        }

        private Map<String, Feel> expressions(JsonNode component, Kind kind, String name) {
            var properties = new LinkedHashMap<String, JsonNode>();
            properties.put("hide", component.path("conditional").path("hide"));
            properties.put("readonly", component.path("readonly"));
            properties.put("valuesExpression", component.path("valuesExpression"));
            List.of("min", "max", "minLength", "maxLength")
                    .forEach(limit -> properties.put(limit, component.path("validate").path(limit)));
            if (kind == Kind.EXPRESSION) {
                properties.put("expression", component.path("expression"));
            }
            var expressions = new LinkedHashMap<String, Feel>();
            properties.forEach((property, value) -> {
                if (!Feel.isExpression(value.asText())) {
                    return;
                }
                try {
                    var feel = Feel.of(value.asText());
                    names.addAll(feel.names());
                    expressions.put(property, feel);
                } catch (IllegalArgumentException e) {
                    problems.add("%s 的表达式无法解析：%s".formatted(property, name));
                }
            });
            if (kind == Kind.EXPRESSION && !expressions.containsKey("expression")) {
                problems.add("没有表达式：%s".formatted(name));
            }
            return expressions;
        }

        private void uniqueKeys(List<FormField> fields, String path) {
            var seen = new LinkedHashSet<String>();
            keyed(fields).forEach(field -> {
                if (field.key() != null && !seen.add(field.key())) {
                    problems.add("键重复：%s%s".formatted(path, field.key()));
                }
            });
            keyed(fields).filter(field -> field.kind() == Kind.LIST || field.kind() == Kind.GROUP)
                    .forEach(field -> uniqueKeys(field.children(), path + field.key() + "."));
        }
    }
}
