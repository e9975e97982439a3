package org.lianban.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lianban.form.FormField.Kind;

/** The values of one row, one object, or the form. */
final class Scope {

    /** Null for the form. */
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

    boolean isForm() {
        return parent == null;
    }

    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    String labelOf(String own) {
        return label.isEmpty() ? own : label + " " + own;
    }

    /** What is shown, in the shape that rules expect. */
    Map<String, Object> data() {
        var data = new LinkedHashMap<String, Object>();
        gather(entries, data);
        return data;
    }

    private static void gather(List<Entry> entries, Map<String, Object> data) {
        for (var entry : entries) {
            if (entry.hidden || entry.field.kind() == Kind.DISPLAY) {
                continue;
            }
            if (entry.object != null) {
                data.put(entry.field.key(), entry.object.data());
            } else if (entry.rows != null && !entry.locked && !entry.kept) {
                data.put(entry.field.key(), entry.rows.stream().map(Scope::data).toList());
            } else if (entry.field.key() != null) {
                data.put(entry.field.key(), entry.value);
            } else {
                gather(entry.children, data);
            }
        }
    }
}
