package org.lianban.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Holds submissions to their form. */
@Component
public class FormValidation {

    private final ObjectProvider<FormCheck> checks;

    /** Looked up when needed: checks may read decisions, and so need the engine that is being built with this. */
    FormValidation(ObjectProvider<FormCheck> checks) {
        this.checks = checks;
    }

    /**
     * Checks a submission and brings it into the shape in which the engine stores it.
     *
     * @param formJson the form as deployed
     * @param input values by key: plain Java, Spin JSON or typed values
     * @return the variables to set; values of hidden fields are absent, or null where the case still holds one that the field
     *     does not correct
     * @throws FormRejected with every violation at once
     * @throws UnusableForm when the form itself is wrong
     */
    public Map<String, Object> accept(String formJson, Map<String, Object> input, FormContext context) {
        return accept(parse(formJson), input, context);
    }

    Map<String, Object> accept(Form form, Map<String, ?> input, FormContext context) {
        return new Evaluation(form, checksByName(), context).accept(input);
    }

    /** The names that a form may put into the property {@code check}. */
    public Set<String> checkNames() {
        var names = new TreeSet<>(ValueCheck.names());
        names.addAll(checksByName().keySet());
        return names;
    }

    /** What a designer has to mend before the form can be deployed; empty when it is sound. */
    public List<String> problems(String formJson) {
        try {
            parse(formJson);
            return List.of();
        } catch (UnusableForm e) {
            return e.problems();
        }
    }

    Form parse(String formJson) {
        return Form.parse(formJson, checkNames());
    }

    private Map<String, FormCheck> checksByName() {
        var byName = new LinkedHashMap<String, FormCheck>();
        checks.orderedStream().forEach(check -> {
            if (ValueCheck.names().contains(check.name()) || byName.put(check.name(), check) != null) {
                throw new IllegalStateException("两个校验同名：" + check.name());
            }
        });
        return byName;
    }
}
