package org.lianban.form;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.lianban.engine.Unrestricted;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Where the form of a task asks for words: its text areas. */
@Component
public class OpinionFields {

    /** @param label as the form shows it */
    public record OpinionField(String key, String label) {}

    private static final String TEXT_AREA = "textarea";

    private final ProcessEngine engine;
    private final DeployedForms forms;
    private final Unrestricted unrestricted;

    /** @param engine lazy, because forms are needed to build it */
    OpinionFields(@Lazy ProcessEngine engine, DeployedForms forms, Unrestricted unrestricted) {
        this.engine = engine;
        this.forms = forms;
        this.unrestricted = unrestricted;
    }

    /** Of a task that the caller may see; empty where it has no form. */
    public List<OpinionField> of(String taskId) {
        return unrestricted.call(() -> {
            var data = engine.getFormService().getTaskFormData(taskId);
            return data == null ? Optional.<Form>empty() : forms.find(data);
        }).map(form -> textAreas(form.fields()).toList()).orElse(List.of());
    }

    private static Stream<OpinionField> textAreas(List<FormField> fields) {
        return Form.keyed(fields)
                .filter(field -> field.type().equals(TEXT_AREA) && !isShownOnly(field))
                .map(field -> new OpinionField(field.key(), field.label()));
    }

    private static boolean isShownOnly(FormField field) {
        return field.definition().path("disabled").asBoolean() || field.definition().path("readonly").asBoolean();
    }
}
