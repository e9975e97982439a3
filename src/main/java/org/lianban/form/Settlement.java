package org.lianban.form;

import java.util.List;
import java.util.Map;
import org.lianban.form.FormField.Kind;

/** Computes expressions and hides fields until nothing changes. */
final class Settlement {

    /** Expressions that feed one another in a circle never settle. */
    private static final int MAX_ROUNDS = 20;

    private final FeelContext feel;

    Settlement(FeelContext feel) {
        this.feel = feel;
    }

    void settle(Scope form) {
        for (var round = 0; round < MAX_ROUNDS; round++) {
            feel.refresh(form);
            if (!changes(form)) {
                return;
            }
        }
        feel.refresh(form);
    }

    private boolean changes(Scope scope) {
        return changes(scope.entries, feel.of(scope));
    }

    private boolean changes(List<Entry> entries, Map<String, Object> seen) {
        var changed = false;
        for (var entry : entries) {
            if (entry.hidden) {
                continue;
            }
            // a hidden field stays hidden: its value is gone, and could not show it again
            if (entry.field.hidden(seen)) {
                entry.hidden = true;
                changed = true;
                continue;
            }
            if (entry.field.kind() == Kind.EXPRESSION) {
                var value = entry.field.expressions().get("expression").evaluate(seen);
                changed |= !PlainValues.same(value, entry.value);
                entry.value = value;
            }
            changed |= changes(entry.children, seen);
            if (entry.object != null) {
                changed |= changes(entry.object);
            }
            if (entry.rows != null) {
                for (var row : entry.rows) {
                    changed |= changes(row);
                }
            }
        }
        return changed;
    }
}
