package org.lianban.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.variable.VariableMap;
import org.lianban.form.FormField.Kind;

/**
 * One submission against its form.
 *
 * <p>The fields are laid out with their values, then expressions are computed and fields hidden until nothing changes,
 * then what is shown is held to its rules. An optional field that stays away from a later form keeps the value that the case
 * holds. A required one has none unless it is given now: what an earlier round left behind does not satisfy it.
 */
final class Evaluation {

    /** Expressions that feed one another in a circle never settle. */
    private static final int MAX_ROUNDS = 20;

    private static final int MAX_VIOLATIONS = 500;

    private final Form form;
    private final Map<String, FormCheck> checks;
    private final FormContext context;
    private final FieldRules rules = new FieldRules(this::stored);
    private final Map<String, Object> referenced = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Set<Violation> violations = new LinkedHashSet<>();
    private Map<String, Object> rootData = Map.of();
    private Scope root;

    Evaluation(Form form, Map<String, FormCheck> checks, FormContext context) {
        this.form = form;
        this.checks = checks;
        this.context = context;
    }

    /** The values of one row, one object, or the form. */
    private static final class Scope {
        final Scope parent;
        final String path;
        final String label;
        final List<Integer> rowNumbers;
        final Map<?, ?> submitted;
        final Map<?, ?> stored;
        List<Entry> entries = List.of();

        Scope(Scope parent, String path, String label, List<Integer> rowNumbers, Map<?, ?> submitted, Map<?, ?> stored) {
            this.parent = parent;
            this.path = path;
            this.label = label;
            this.rowNumbers = rowNumbers;
            this.submitted = submitted;
            this.stored = stored;
        }

        String pathOf(String key) {
            return path.isEmpty() ? key : path + "." + key;
        }

        String labelOf(String own) {
            return label.isEmpty() ? own : label + " " + own;
        }
    }

    /** One field in one scope. */
    private static final class Entry {
        final FormField field;
        final Scope scope;
        final String path;
        final String label;
        boolean present;
        boolean locked;
        boolean kept;
        boolean hidden;
        Object submitted;
        Object stored;
        Object value;
        String mismatch;
        List<Entry> children = List.of();
        Scope object;
        List<Scope> rows;

        Entry(FormField field, Scope scope) {
            this.field = field;
            this.scope = scope;
            this.path = field.key() == null ? scope.path : scope.pathOf(field.key());
            this.label = scope.labelOf(field.label());
        }
    }

    Map<String, Object> accept(Map<String, ?> input) {
        var submitted = plain(input);
        form.names().stream().filter(name -> !submitted.containsKey(name)).forEach(name -> {
            var value = stored(name);
            if (value != null) {
                referenced.put(name, value);
            }
        });
        root = new Scope(null, "", "", List.of(), submitted, Collections.emptyMap());
        rootData = submitted;
        root.entries = layOut(form.fields(), root);
        refuseUnknownKeys(root, form.fields());
        settle();
        validate(root.entries);
        runFormChecks();
        if (!violations.isEmpty()) {
            throw new FormRejected(violations.stream().limit(MAX_VIOLATIONS).toList());
        }
        var accepted = new LinkedHashMap<String, Object>();
        collect(root.entries, false, accepted);
        return accepted;
    }

    private Map<String, Object> plain(Map<String, ?> input) {
        var plain = new LinkedHashMap<String, Object>();
        for (var key : input.keySet()) {
            try {
                // a typed value that was not deserialised must not be touched through get()
                var value = input instanceof VariableMap variables ? variables.getValueTyped(key) : input.get(key);
                plain.put(key, PlainValues.of(value));
            } catch (PlainValues.Unsupported e) {
                plain.put(key, e);
            }
        }
        return plain;
    }

    private Object stored(String name) {
        try {
            return PlainValues.of(context.stored().apply(name));
        } catch (PlainValues.Unsupported foreign) {
            return null;
        }
    }

    // laying out

    private List<Entry> layOut(List<FormField> fields, Scope scope) {
        var entries = new ArrayList<Entry>();
        for (var field : fields) {
            var entry = new Entry(field, scope);
            if (field.key() != null) {
                labels.put(entry.path, entry.label);
                entry.present = scope.submitted.containsKey(field.key());
                entry.submitted = scope.submitted.get(field.key());
                entry.stored = scope == root ? stored(field.key()) : scope.stored.get(field.key());
                entry.kept = scope == root && !context.starting() && !entry.present && entry.stored != null
                        && field.kind() != Kind.EXPRESSION && !field.required();
                if (entry.submitted instanceof PlainValues.Unsupported unsupported) {
                    entry.mismatch = unsupported.getMessage();
                    entry.submitted = null;
                }
            }
            entry.locked = locked(field, scope);
            switch (field.kind()) {
                case DISPLAY -> {}
                case GROUP -> layOutGroup(entry);
                case LIST -> layOutRows(entry);
                default -> layOutValue(entry);
            }
            entries.add(entry);
        }
        return entries;
    }

    private void layOutGroup(Entry entry) {
        if (entry.field.key() == null) {
            entry.children = layOut(entry.field.children(), entry.scope);
            return;
        }
        Map<?, ?> values = Map.of();
        if (entry.submitted instanceof Map<?, ?> map) {
            values = map;
        } else if (entry.submitted != null && entry.mismatch == null) {
            entry.mismatch = "应为一组数据";
        }
        var scope = entry.scope;
        entry.object = new Scope(scope, entry.path, entry.label, scope.rowNumbers, values, asMap(entry.stored));
        entry.object.entries = layOut(entry.field.children(), entry.object);
        refuseUnknownKeys(entry.object, entry.field.children());
    }

    private void layOutRows(Entry entry) {
        entry.rows = new ArrayList<>();
        if (entry.locked || entry.kept) {
            entry.value = entry.stored;
            return;
        }
        List<?> rows;
        try {
            rows = FieldTypes.rows(entry.submitted);
        } catch (FieldTypes.Mismatch e) {
            entry.mismatch = e.getMessage();
            return;
        }
        var storedRows = entry.stored instanceof List<?> list ? list : List.of();
        for (var i = 0; i < rows.size(); i++) {
            var path = "%s[%d]".formatted(entry.path, i);
            var label = "%s 第%d行".formatted(entry.label, i + 1);
            labels.put(path, label);
            if (!(rows.get(i) instanceof Map<?, ?> values)) {
                violations.add(new Violation(path, label, "应为一组数据"));
                continue;
            }
            var numbers = new ArrayList<>(entry.scope.rowNumbers);
            numbers.add(i + 1);
            var row = new Scope(entry.scope, path, label, numbers, values, i < storedRows.size() ? asMap(storedRows.get(i)) : Map.of());
            row.entries = layOut(entry.field.children(), row);
            refuseUnknownKeys(row, entry.field.children());
            entry.rows.add(row);
        }
        if (entry.field.definition().has("allowAddRemove") && !entry.field.definition().path("allowAddRemove").asBoolean()
                && !storedRows.isEmpty() && rows.size() != storedRows.size()) {
            violations.add(new Violation(entry.path, entry.label, "不能增加或者删除行"));
        }
    }

    private static Map<?, ?> asMap(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private void layOutValue(Entry entry) {
        var field = entry.field;
        if (field.kind() == Kind.EXPRESSION) {
            return;
        }
        if (entry.locked) {
            entry.value = entry.stored == null && context.starting()
                    ? quietly(field, PlainValues.mapper().convertValue(field.definition().path("defaultValue"), Object.class))
                    : quietly(field, entry.stored);
            return;
        }
        if (entry.kept) {
            entry.value = quietly(field, entry.stored);
            return;
        }
        if (entry.mismatch == null) {
            try {
                entry.value = FieldTypes.of(field, entry.submitted);
            } catch (FieldTypes.Mismatch e) {
                entry.mismatch = e.getMessage();
            }
        }
    }

    private static Object quietly(FormField field, Object value) {
        try {
            return FieldTypes.of(field, PlainValues.of(value));
        } catch (FieldTypes.Mismatch | PlainValues.Unsupported foreign) {
            return value;
        }
    }

    /** A list is read-only when nothing in its rows can be entered: form-js has no such property for the list itself. */
    private boolean locked(FormField field, Scope scope) {
        if (field.kind() == Kind.LIST) {
            return !field.children().isEmpty() && Form.keyed(field.children()).allMatch(child -> locked(child, scope));
        }
        return field.kind() != Kind.GROUP && field.kind() != Kind.DISPLAY && field.kind() != Kind.EXPRESSION
                && field.locked(() -> feelContext(scope));
    }

    private void refuseUnknownKeys(Scope scope, List<FormField> fields) {
        var known = Form.keyed(fields).map(FormField::key).toList();
        for (var key : scope.submitted.keySet()) {
            if (!known.contains(key)) {
                var name = String.valueOf(key);
                violations.add(new Violation(scope.pathOf(name), scope.labelOf(name), "表单中没有这一项，不能提交"));
            }
        }
    }

    // expressions and conditions

    private void settle() {
        for (var round = 0; round < MAX_ROUNDS; round++) {
            rootData = data(root);
            if (!settle(root)) {
                return;
            }
        }
        rootData = data(root);
    }

    private boolean settle(Scope scope) {
        return settle(scope.entries, feelContext(scope));
    }

    private boolean settle(List<Entry> entries, Map<String, Object> feel) {
        var changed = false;
        for (var entry : entries) {
            if (entry.hidden) {
                continue;
            }
            // a hidden field stays hidden: its value is gone, and could not show it again
            if (entry.field.hidden(feel)) {
                entry.hidden = true;
                changed = true;
                continue;
            }
            if (entry.field.kind() == Kind.EXPRESSION) {
                var value = entry.field.expressions().get("expression").evaluate(feel);
                changed |= !same(value, entry.value);
                entry.value = value;
            }
            changed |= settle(entry.children, feel);
            if (entry.object != null) {
                changed |= settle(entry.object);
            }
            if (entry.rows != null) {
                for (var row : entry.rows) {
                    changed |= settle(row);
                }
            }
        }
        return changed;
    }

    /** As form-js builds it: in a row, plain names mean the form's values, and {@code this} the row's. */
    private Map<String, Object> feelContext(Scope scope) {
        var special = new LinkedHashMap<String, Object>();
        special.put("this", scope.parent == null ? rootData : scope.entries.isEmpty() ? scope.submitted : data(scope));
        special.put("parent", scope.parent == null ? null : scope.parent == root ? rootData : data(scope.parent));
        special.put("i", scope.rowNumbers.stream().map(BigDecimal::valueOf).toList());
        var feel = new LinkedHashMap<>(special);
        feel.putAll(referenced);
        rootData.forEach((name, value) -> feel.put(name, value instanceof Exception ? null : value));
        special.forEach((name, value) -> feel.put("_" + name + "_", value));
        return feel;
    }

    private static Map<String, Object> data(Scope scope) {
        var data = new LinkedHashMap<String, Object>();
        gather(scope.entries, data);
        return data;
    }

    private static void gather(List<Entry> entries, Map<String, Object> data) {
        for (var entry : entries) {
            if (entry.hidden || entry.field.kind() == Kind.DISPLAY) {
                continue;
            }
            if (entry.object != null) {
                data.put(entry.field.key(), data(entry.object));
            } else if (entry.rows != null && !entry.locked && !entry.kept) {
                data.put(entry.field.key(), entry.rows.stream().map(Evaluation::data).toList());
            } else if (entry.field.key() != null) {
                data.put(entry.field.key(), entry.value);
            } else {
                gather(entry.children, data);
            }
        }
    }

    // rules

    private void validate(List<Entry> entries) {
        for (var entry : entries) {
            if (entry.hidden) {
                continue;
            }
            if (entry.mismatch != null) {
                refuse(entry, entry.mismatch);
                continue;
            }
            switch (entry.field.kind()) {
                case DISPLAY -> {}
                case GROUP -> validate(entry.object == null ? entry.children : entry.object.entries);
                case LIST -> validateRows(entry);
                case EXPRESSION -> {
                    if (entry.present && !PlainValues.isEmpty(entry.submitted) && !same(entry.submitted, entry.value)) {
                        refuse(entry, "由系统计算，应为“%s”".formatted(FieldRules.shown(entry.value)));
                    }
                }
                default -> validateValue(entry);
            }
        }
    }

    private void validateRows(Entry entry) {
        if (entry.locked) {
            refuseChange(entry, entry.submitted);
            return;
        }
        if (entry.kept) {
            return;
        }
        var least = number(entry.field.property("minRows"), entry.field.required() ? 1 : 0);
        var most = number(entry.field.property("maxRows"), Integer.MAX_VALUE);
        if (entry.rows.size() < least) {
            refuse(entry, least == 1 ? entry.field.missing() : "至少填写 %d 行".formatted(least));
        }
        if (entry.rows.size() > most) {
            refuse(entry, "最多填写 %d 行".formatted(most));
        }
        entry.rows.forEach(row -> validate(row.entries));
    }

    private static int number(String property, int otherwise) {
        return property.matches("\\d{1,6}") ? Integer.parseInt(property) : otherwise;
    }

    private void validateValue(Entry entry) {
        var field = entry.field;
        if (entry.locked) {
            refuseChange(entry, quietly(field, entry.submitted));
            return;
        }
        if (field.required() && (!entry.present || PlainValues.isEmpty(entry.value) || Boolean.FALSE.equals(entry.value))) {
            refuse(entry, field.missing());
            return;
        }
        if (PlainValues.isEmpty(entry.value) || entry.kept) {
            return;
        }
        var around = new ValueCheck.Surroundings(
                context.today(), acceptedOn(), field.property("checkBy"), key -> sibling(entry.scope, key));
        rules.faults(field, entry.value, feelContext(entry.scope), around).forEach(fault -> refuse(entry, fault));
    }

    private void refuseChange(Entry entry, Object submitted) {
        if (entry.present && !same(submitted, entry.value)) {
            refuse(entry, "此项只供查看，不能修改");
        }
    }

    private LocalDate acceptedOn() {
        return stored("acceptedOn") instanceof String day ? LocalDate.parse(day) : context.today();
    }

    private Object sibling(Scope scope, String key) {
        var data = scope == root ? rootData : data(scope);
        return data.containsKey(key) ? data.get(key) : rootData.get(key);
    }

    private void runFormChecks() {
        var names = new LinkedHashSet<>(form.checks());
        collectChecks(root.entries, names);
        var submission = new Submission(rootData, context, path -> labels.getOrDefault(path, path));
        names.stream().filter(checks::containsKey).forEach(name -> violations.addAll(checks.get(name).check(submission)));
    }

    private static void collectChecks(List<Entry> entries, Set<String> names) {
        for (var entry : entries) {
            if (entry.hidden) {
                continue;
            }
            names.addAll(entry.field.checks());
            collectChecks(entry.children, names);
            if (entry.object != null) {
                collectChecks(entry.object.entries, names);
            }
            if (entry.rows != null) {
                entry.rows.forEach(row -> collectChecks(row.entries, names));
            }
        }
    }

    private void refuse(Entry entry, String message) {
        violations.add(new Violation(entry.path, entry.label, message));
    }

    // result

    private void collect(List<Entry> entries, boolean hidden, Map<String, Object> accepted) {
        for (var entry : entries) {
            var gone = hidden || entry.hidden;
            if (entry.field.key() == null) {
                collect(entry.children, gone, accepted);
            } else if (entry.locked) {
                if (context.starting() && !gone && entry.value != null) {
                    accepted.put(entry.field.key(), PlainValues.storable(leaf(entry)));
                }
            } else if (gone) {
                // what an earlier round stored must not speak for this one
                if (entry.stored != null) {
                    accepted.put(entry.field.key(), null);
                }
            } else if (!entry.kept && !recomputed(entry)) {
                accepted.put(entry.field.key(), PlainValues.storable(content(entry)));
            }
        }
    }

    private boolean recomputed(Entry entry) {
        return entry.field.kind() == Kind.EXPRESSION && !context.starting() && same(entry.value, entry.stored);
    }

    private static Object content(Entry entry) {
        if (entry.object != null) {
            return content(entry.object);
        }
        if (entry.rows != null && !entry.locked) {
            return entry.rows.stream().map(Evaluation::content).toList();
        }
        return leaf(entry);
    }

    private static Map<String, Object> content(Scope scope) {
        var content = new LinkedHashMap<String, Object>();
        addContent(scope.entries, content);
        return content;
    }

    private static void addContent(List<Entry> entries, Map<String, Object> content) {
        for (var entry : entries) {
            if (entry.hidden || entry.field.kind() == Kind.DISPLAY) {
                continue;
            }
            if (entry.field.key() == null) {
                addContent(entry.children, content);
            } else {
                content.put(entry.field.key(), content(entry));
            }
        }
    }

    private static Object leaf(Entry entry) {
        if (entry.value == null && entry.field.kind() == Kind.CHOICES) {
            return List.of();
        }
        return storableDeep(entry.field, entry.value);
    }

    private static Object storableDeep(FormField field, Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(element -> storableDeep(field, element)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<Object, Object>();
            map.forEach((name, element) -> copy.put(name, storableDeep(field, element)));
            return copy;
        }
        return FieldTypes.storable(field, value);
    }

    /** Equality as an applicant sees it: nothing entered is nothing entered, 200 is 200.0. */
    private static boolean same(Object a, Object b) {
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
        if (PlainValues.isEmpty(value) || Boolean.FALSE.equals(value)) {
            return null;
        }
        return value instanceof List<?> list ? list.stream().map(Evaluation::essence).toList() : value;
    }
}
