package org.lianban.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;

/** Reads a case as it stands; whoever asks has checked the right. */
@Component
class CaseViews {

    /** Process properties {@code output.<variable>} name what the case yields, with the label to show. */
    private static final String OUTPUT = "output.";

    /** Types of steps that wait for somebody who has no task list. */
    private static final Set<String> DEPARTMENT_STEPS = Set.of("serviceTask", "receiveTask", "intermediateCatchEvent");

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final CaseRecords records;
    private final Decisions decisions;

    CaseViews(ProcessEngine engine, CaseRecords records, Decisions decisions) {
        this.repository = engine.getRepositoryService();
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.history = engine.getHistoryService();
        this.records = records;
        this.decisions = decisions;
    }

    CaseView of(HistoricProcessInstance instance) {
        var record = records.findByProcessInstance(instance.getId());
        var open = openSteps(instance);
        var ended = instance.getEndTime() != null;
        var state = ended ? "ended" : open.stream().anyMatch(step -> step.problem() != null) ? "incident" : "running";
        return new CaseView(
                record.caseNumber(),
                record.procedure(),
                record.municipality(),
                state,
                ended ? outcome(instance) : List.of(),
                record.openedAt(),
                OfficialTime.of(instance.getEndTime()),
                open,
                outputs(instance));
    }

    private List<CaseView.Reached> outcome(HistoricProcessInstance instance) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .finished()
                .list()
                .stream()
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .filter(activity -> !nested(activity) || activity.getActivityType().equals("errorEndEvent"))
                .sorted(Comparator.comparing(CaseViews::nested).reversed())
                .map(activity -> new CaseView.Reached(activity.getActivityId(), activity.getActivityName()))
                .toList();
    }

    private static boolean nested(HistoricActivityInstance activity) {
        return !activity.getParentActivityInstanceId().equals(activity.getProcessInstanceId());
    }

    private List<CaseView.OpenStep> openSteps(HistoricProcessInstance instance) {
        var caseNumber = instance.getBusinessKey();
        var steps = tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).list().stream()
                .flatMap(task -> department(task).map(department -> openTask(task, department)).stream())
                .collect(Collectors.toCollection(ArrayList::new));
        for (var execution : runtime.createExecutionQuery().processInstanceBusinessKey(caseNumber).list()) {
            var place = (ExecutionEntity) execution;
            if (place.getActivityId() != null && place.isActive()) {
                var model = repository.getBpmnModelInstance(place.getProcessDefinitionId());
                var element = (FlowElement) model.getModelElementById(place.getActivityId());
                if (DEPARTMENT_STEPS.contains(element.getElementType().getTypeName())) {
                    steps.add(new CaseView.OpenStep(place.getActivityId(), null, element.getName(), null, null, null, problem(place)));
                }
            }
        }
        return steps;
    }

    private CaseView.OpenStep openTask(Task task, String department) {
        var name = decisions.single("departmentName", Map.of("role", department, "municipality", task.getTenantId()))
                .map(rule -> (String) rule.get("name"))
                .orElse(null);
        return new CaseView.OpenStep(
                task.getTaskDefinitionKey(), task.getId(), task.getName(), department, name, OfficialTime.of(task.getDueDate()), null);
    }

    private String problem(ExecutionEntity place) {
        return runtime.createIncidentQuery().executionId(place.getId()).list().stream()
                .map(incident -> String.valueOf(incident.getIncidentMessage()))
                .findFirst()
                .orElse(null);
    }

    /** Empty when the task was completed since it was read; the service would fail then, looking for its execution. */
    private static Optional<String> department(Task task) {
        return ((TaskEntity) task).getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .findFirst();
    }

    private List<CaseView.Output> outputs(HistoricProcessInstance instance) {
        var values = history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance.getId())
                .list()
                .stream()
                .filter(variable -> variable.getValue() != null)
                .collect(Collectors.toMap(HistoricVariableInstance::getName, CaseViews::plain, (a, b) -> a));
        var process = (Process) repository
                .getBpmnModelInstance(instance.getProcessDefinitionId())
                .getModelElementById(instance.getProcessDefinitionKey());
        return properties(process)
                .filter(property -> property.getCamundaName().startsWith(OUTPUT))
                .filter(property -> values.containsKey(variable(property)))
                .map(property -> new CaseView.Output(
                        variable(property), property.getCamundaValue(), values.get(variable(property))))
                .toList();
    }

    static Stream<CamundaProperty> properties(BaseElement element) {
        return element.getExtensionElements() == null
                ? Stream.empty()
                : element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream());
    }

    private static String variable(CamundaProperty property) {
        return property.getCamundaName().substring(OUTPUT.length());
    }

    static Object plain(HistoricVariableInstance variable) {
        return variable.getValue() instanceof SpinJsonNode json ? json.toString() : variable.getValue();
    }
}
