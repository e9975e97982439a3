package org.lianban.form;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.VariableMap;
import org.lianban.engine.Violation;

/** One submission against its form. */
final class Evaluation {

    private static final int MAX_VIOLATIONS = 500;

    private final Form form;
    private final Map<String, FormCheck> checks;
    private final FormContext context;
    private final Set<Violation> violations = new LinkedHashSet<>();

    Evaluation(Form form, Map<String, FormCheck> checks, FormContext context) {
        this.form = form;
        this.checks = checks;
        this.context = context;
    }

    Map<String, Object> accept(Map<String, ?> input) {
        var submitted = plain(input);
        var feel = new FeelContext(referenced(submitted), submitted);
        var layout = new Layout(context, feel, violations);
        var root = layout.of(form, submitted);
        new Settlement(feel).settle(root);
        new EntryRules(context, feel, violations).validate(root.entries);
        runFormChecks(root, new Submission(feel.formData(), context, layout::labelOf));
        if (!violations.isEmpty()) {
            throw new FormRejected(violations.stream().limit(MAX_VIOLATIONS).toList());
        }
        return new AcceptedValues(context).of(root);
    }

    private static Map<String, Object> plain(Map<String, ?> input) {
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

    private Map<String, Object> referenced(Map<String, Object> submitted) {
        var referenced = new LinkedHashMap<String, Object>();
        form.names().stream().filter(name -> !submitted.containsKey(name)).forEach(name -> {
            var value = context.held(name);
            if (value != null) {
                referenced.put(name, value);
            }
        });
        return referenced;
    }

    private void runFormChecks(Scope root, Submission submission) {
        var names = new LinkedHashSet<>(form.checks());
        collectChecks(root.entries, names);
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
}
