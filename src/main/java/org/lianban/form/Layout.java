package org.lianban.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lianban.engine.Violation;
import org.lianban.form.FormField.Kind;

/** Lays the fields of a form out with the values that were submitted and those that the case holds. */
final class Layout {

    private final FormContext context;
    private final FeelContext feel;
    private final Set<Violation> violations;
    private final Map<String, String> labels = new LinkedHashMap<>();

    /** @param violations takes up what cannot be laid out */
    Layout(FormContext context, FeelContext feel, Set<Violation> violations) {
        this.context = context;
        this.feel = feel;
        this.violations = violations;
    }

    Scope of(Form form, Map<String, Object> submitted) {
        var root = new Scope(null, "", "", List.of(), submitted, Collections.emptyMap());
        root.entries = layOut(form.fields(), root);
        refuseUnknownKeys(root, form.fields());
        return root;
    }

    /** The path as the form words it; the path itself where the form has no such field. */
    String labelOf(String path) {
        return labels.getOrDefault(path, path);
    }

    private List<Entry> layOut(List<FormField> fields, Scope scope) {
        var entries = new ArrayList<Entry>();
        for (var field : fields) {
            var entry = new Entry(field, scope);
            if (field.key() != null) {
                labels.put(entry.path, entry.label);
                entry.present = scope.submitted.containsKey(field.key());
                entry.submitted = scope.submitted.get(field.key());
                entry.stored = scope.isForm() ? context.held(field.key()) : scope.stored.get(field.key());
                entry.kept = kept(entry);
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

    /**
     * An optional field that stays away from a later form keeps the value that the case holds. A required one has none unless
     * it is given now: what an earlier round left behind does not satisfy it.
     */
    private boolean kept(Entry entry) {
        return entry.scope.isForm() && !context.starting() && !entry.present && entry.stored != null
                && entry.field.kind() != Kind.EXPRESSION && !entry.field.required();
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
            violations.add(entry.violation("不能增加或者删除行"));
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
                    ? FieldTypes.quietly(field, PlainValues.mapper().convertValue(field.definition().path("defaultValue"), Object.class))
                    : FieldTypes.quietly(field, entry.stored);
            return;
        }
        if (entry.kept) {
            entry.value = FieldTypes.quietly(field, entry.stored);
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

    /** A list is read-only when nothing in its rows can be entered: form-js has no such property for the list itself. */
    private boolean locked(FormField field, Scope scope) {
        if (field.kind() == Kind.LIST) {
            return !field.children().isEmpty() && Form.keyed(field.children()).allMatch(child -> locked(child, scope));
        }
        return field.kind() != Kind.GROUP && field.kind() != Kind.DISPLAY && field.kind() != Kind.EXPRESSION
                && field.locked(() -> feel.of(scope));
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
}
