package org.lianban.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;

/** The variables that somebody sets in a process, and what values they can have. */
final class Variables {

    private final ProcessFile file;
    private final Models models;

    Variables(ProcessFile file, Models models) {
        this.file = file;
        this.models = models;
    }

    /** Set by forms, delegates, decisions, called processes, errors, messages, or whoever calls or starts the process. */
    Set<String> known() {
        var known = new LinkedHashSet<>(models.java().setElsewhere());
        forms().flatMap(form -> form.fields().stream())
                .filter(field -> field.list().isEmpty())
                .forEach(field -> known.add(field.key()));
        delegates().forEach(delegate -> known.addAll(delegate.sets()));
        file.decisionTasks().forEach(task -> known.add(task.getCamundaResultVariable()));
        for (var node : file.nodes()) {
            ProcessFile.extensions(node, CamundaInputOutput.class).forEach(mapping -> {
                mapping.getCamundaOutputParameters().forEach(parameter -> known.add(parameter.getCamundaName()));
                mapping.getCamundaInputParameters().forEach(parameter -> known.add(parameter.getCamundaName()));
            });
            ProcessFile.extensions(node, CamundaOut.class).forEach(out -> known.add(out.getCamundaTarget()));
        }
        file.all(ErrorEventDefinition.class).forEach(error -> {
            known.add(error.getCamundaErrorCodeVariable());
            known.add(error.getCamundaErrorMessageVariable());
        });
        passedIn().forEach(known::add);
        known.addAll(models.java().handedOver().getOrDefault(file.id(), Set.of()));
        known.removeIf(Objects::isNull);
        return known;
    }

    /** What a variable can be, from the forms, tables or callers that set it; empty where nobody says. */
    List<String> valuesOf(String variable) {
        var values = new LinkedHashSet<String>();
        forms().flatMap(form -> form.field(variable).stream()).forEach(field ->
                values.addAll(field.type().equals("checkbox") ? List.of("true", "false") : field.allowedValues()));
        values.addAll(decidedValuesOf(variable));
        if (values.isEmpty()) {
            models.callersOf(file)
                    .filter(caller -> passes(caller, variable))
                    .forEach(caller -> values.addAll(new Variables(caller, models).valuesOf(variable)));
        }
        return List.copyOf(values);
    }

    /** What a decision of the process can make a variable; empty where no decision sets it. */
    Set<String> decidedValuesOf(String variable) {
        var values = new LinkedHashSet<String>();
        for (var task : file.decisionTasks()) {
            models.table(file.folder(), String.valueOf(task.getCamundaDecisionRef())).ifPresent(table -> {
                var output = variable.equals(task.getCamundaResultVariable()) && table.outputs().size() == 1
                        ? table.outputs().get(0).name()
                        : variable;
                if (variable.equals(task.getCamundaResultVariable()) || maps(task, variable)) {
                    values.addAll(table.output(output) < 0 ? List.of() : table.valuesOf(output));
                }
            });
        }
        return values;
    }

    /** Of a name that is mistyped the one that was meant, for otherwise all that it sets would be missed as well. */
    private Stream<JavaFacts.Delegate> delegates() {
        return file.serviceTasks().stream()
                .map(StepRules::bean)
                .filter(Objects::nonNull)
                .flatMap(bean -> Nearest.to(bean, models.java().delegates().keySet()).stream())
                .map(models.java().delegates()::get);
    }

    private Stream<FormFile> forms() {
        return Stream.concat(file.startForm().stream(), file.taskForms())
                .flatMap(form -> models.form(file.folder(), form).stream());
    }

    private Stream<String> passedIn() {
        return models.callersOf(file).flatMap(this::passedBy).map(CamundaIn::getCamundaTarget);
    }

    private boolean passes(ProcessFile caller, String variable) {
        return passedBy(caller).anyMatch(in -> variable.equals(in.getCamundaTarget()) && variable.equals(in.getCamundaSource()));
    }

    private Stream<CamundaIn> passedBy(ProcessFile caller) {
        return caller.callActivities().stream()
                .filter(call -> file.id().equals(call.getCalledElement()))
                .flatMap(call -> ProcessFile.extensions(call, CamundaIn.class));
    }

    private static boolean maps(FlowNode node, String variable) {
        return ProcessFile.extensions(node, CamundaInputOutput.class)
                .flatMap(mapping -> mapping.getCamundaOutputParameters().stream())
                .anyMatch(parameter -> variable.equals(parameter.getCamundaName()));
    }
}
