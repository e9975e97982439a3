package org.lianban.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lianban.form.FormField.Kind;

/** Collects the variables that an accepted submission sets. */
final class AcceptedValues {

    private final FormContext context;

    AcceptedValues(FormContext context) {
        this.context = context;
    }

    Map<String, Object> of(Scope form) {
        var accepted = new LinkedHashMap<String, Object>();
        collect(form.entries, false, accepted);
        return accepted;
    }

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
                // what an earlier round stored must not speak for this one; a fact that nobody corrects stands
                if (entry.stored != null && !entry.field.corrects()) {
                    accepted.put(entry.field.key(), null);
                }
            } else if (!entry.kept && !recomputed(entry)) {
                accepted.put(entry.field.key(), PlainValues.storable(content(entry)));
            }
        }
    }

    private boolean recomputed(Entry entry) {
        return entry.field.kind() == Kind.EXPRESSION && !context.starting() && PlainValues.same(entry.value, entry.stored);
    }

    private static Object content(Entry entry) {
        if (entry.object != null) {
            return content(entry.object);
        }
        if (entry.rows != null && !entry.locked) {
            return entry.rows.stream().map(AcceptedValues::content).toList();
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
}
