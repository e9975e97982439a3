package org.lianban.form;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.lianban.engine.Violation;
import org.springframework.stereotype.Component;

/**
 * The one place through which submitted values reach a case.
 *
 * <p>Form handlers stand in front and see exactly what was submitted. Behind them, listeners on the start of a process and
 * on the completion of a task catch whoever came past the handlers.
 */
@Component
class SubmissionGate {

    private static final String MUNICIPALITY = "municipality";

    private final DeployedForms forms;
    private final FormValidation validation;
    private final Clock clock;

    SubmissionGate(DeployedForms forms, FormValidation validation, Clock clock) {
        this.forms = forms;
        this.validation = validation;
        this.clock = clock;
    }

    /** Values for a new case that come through its start form. */
    void submitStart(StartFormHandler handler, VariableMap submitted, ExecutionEntity instance) {
        forms.find(startForm(handler, instance)).ifPresentOrElse(
                form -> {
                    instance.setVariables(validation.accept(form, submitted, startContext(instance)));
                    AcceptedSubmissions.ofThisCommand().add(instance.getId());
                },
                () -> {
                    refuseUnasked(startForm(handler, instance), submitted.keySet());
                    handler.submitFormVariables(submitted, instance);
                });
    }

    /**
     * A new case that was started with variables, before anything else has run: all that it holds was given by whoever
     * started it, except the initiator.
     */
    void checkStart(StartFormHandler handler, ExecutionEntity instance) {
        if (AcceptedSubmissions.ofThisCommand().contains(instance.getId())) {
            return;
        }
        forms.find(startForm(handler, instance)).ifPresent(form -> {
            var given = givenAtStart(instance);
            if (instance.getSuperExecution() != null) {
                // what a calling process hands over besides the form's own fields is between the two diagrams
                given.keySet().retainAll(form.keys());
            }
            var accepted = validation.accept(form, given, startContext(instance));
            given.keySet().stream().filter(name -> !accepted.containsKey(name)).forEach(instance::removeVariable);
            accepted.forEach((name, value) -> {
                if (!PlainValues.isStoredAs(given.getValueTyped(name), value)) {
                    instance.setVariable(name, value);
                }
            });
        });
    }

    /** As {@link #checkStart}, for a process that people start and that asks for nothing. */
    void checkStartWithoutForm(StartFormHandler handler, ExecutionEntity instance) {
        if (instance.getSuperExecution() == null) {
            refuseUnasked(startForm(handler, instance), givenAtStart(instance).keySet());
        }
    }

    /**
     * Values that complete a task. They are set on the execution: the engine's handler would set them on the task, where a
     * copy shown in lists swallows the value, and would write every text a second time as a form property of the history.
     */
    void submitTask(TaskFormHandler handler, VariableMap submitted, TaskEntity task) {
        forms.find(handler.createTaskForm(task)).ifPresentOrElse(
                form -> {
                    task.setExecutionVariables(validation.accept(form, submitted, taskContext(task)));
                    AcceptedSubmissions.ofThisCommand().add(task.getId());
                },
                () -> {
                    refuseUnasked(handler.createTaskForm(task), submitted.keySet());
                    handler.submitFormVariables(submitted, task);
                });
    }

    /** A task that ends without having gone through its form: what the case holds has to satisfy the form. */
    void checkTask(TaskFormHandler handler, TaskEntity task) {
        if (AcceptedSubmissions.ofThisCommand().contains(task.getId())) {
            return;
        }
        forms.find(handler.createTaskForm(task)).ifPresent(form -> {
            var held = new LinkedHashMap<String, Object>();
            form.keys().stream()
                    .filter(task::hasVariable)
                    .forEach(name -> held.put(name, task.getVariableTyped(name, false)));
            task.setExecutionVariables(validation.accept(form, held, taskContext(task)));
        });
    }

    private static VariableMap givenAtStart(ExecutionEntity instance) {
        var given = instance.getVariablesTyped(false);
        given.remove((String) instance.getProcessDefinition().getProperty(BpmnParse.PROPERTYNAME_INITIATOR_VARIABLE_NAME));
        return given;
    }

    /** A person enters what is asked for; where no form asks, that is nothing. Calls of ours act for nobody, or unrestricted. */
    private static void refuseUnasked(FormData asking, Set<String> given) {
        var command = Context.getCommandContext();
        if (command.getAuthenticatedUserId() == null
                || !command.isAuthorizationCheckEnabled()
                || !command.getProcessEngineConfiguration().isAuthorizationEnabled()) {
            return;
        }
        var asked = asking.getFormFields().stream().map(FormField::getId).collect(Collectors.toSet());
        var violations = given.stream()
                .filter(name -> !asked.contains(name))
                .map(name -> new Violation(name, name, "这一环节没有表单，不能提交"))
                .toList();
        if (!violations.isEmpty()) {
            throw new FormRejected(violations);
        }
    }

    private static FormData startForm(StartFormHandler handler, ExecutionEntity instance) {
        return handler.createStartFormData(instance.getProcessDefinition());
    }

    private FormContext startContext(ExecutionEntity instance) {
        return FormContext.start(municipality(instance), LocalDate.now(clock));
    }

    private FormContext taskContext(TaskEntity task) {
        var execution = task.getExecution();
        return FormContext.task(municipality(execution), LocalDate.now(clock), name -> execution.getVariableTyped(name, false));
    }

    private static String municipality(DelegateExecution execution) {
        var tenant = execution.getTenantId();
        return tenant != null ? tenant : execution.getVariable(MUNICIPALITY) instanceof String named ? named : null;
    }
}
