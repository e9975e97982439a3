package org.lianban.form;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the expressions of a form see while a submission is evaluated. */
final class FeelContext {

    private final Map<String, Object> referenced;
    private Map<String, Object> formData;

    /**
     * @param referenced values of the case that the form names and the submission leaves out
     * @param submitted stands for the form's data until that is laid out
     */
    FeelContext(Map<String, Object> referenced, Map<String, Object> submitted) {
        this.referenced = referenced;
        this.formData = submitted;
    }

    void refresh(Scope form) {
        formData = form.data();
    }

    Map<String, Object> formData() {
        return formData;
    }

    /** As form-js builds it: in a row, plain names mean the form's values, and {@code this} the row's. */
    Map<String, Object> of(Scope scope) {
        var special = new LinkedHashMap<String, Object>();
        special.put("this", scope.isForm() ? formData : scope.entries.isEmpty() ? scope.submitted : scope.data());
        special.put("parent", scope.isForm() ? null : scope.parent.isForm() ? formData : scope.parent.data());
        special.put("i", scope.rowNumbers.stream().map(BigDecimal::valueOf).toList());
        var feel = new LinkedHashMap<>(special);
        feel.putAll(referenced);
        formData.forEach((name, value) -> feel.put(name, value instanceof Exception ? null : value));
        special.forEach((name, value) -> feel.put("_" + name + "_", value));
        return feel;
    }

    /** Value of another field in the same scope, or else in the form. */
    Object sibling(Scope scope, String key) {
        var data = scope.isForm() ? formData : scope.data();
        return data.containsKey(key) ? data.get(key) : formData.get(key);
    }
}
