package org.lianban.form;

import java.util.List;
import org.lianban.engine.Violation;

/** One field in one scope. */
final class Entry {

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

    Violation violation(String message) {
        return new Violation(path, label, message);
    }
}
