package org.lianban.engine;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.stereotype.Component;

/** Open tasks with what their diagram says of them, for those who may see them. */
@Component
public class TaskFiles {

    private static final String BASIS = "basis";

    /**
     * An open task.
     *
     * @param step id of the user task in its diagram
     * @param part the process that has the step
     * @param whole the process of the case
     * @param assignee who has taken it, or null
     * @param owner whose it was before somebody stood in for him, or null
     * @param basis the clauses that it rests on, as the diagram cites them
     * @param decides what hangs on it
     */
    public record TaskFile(
            String id,
            String name,
            String step,
            String caseNumber,
            String municipality,
            String assignee,
            String owner,
            OffsetDateTime since,
            Part part,
            Part whole,
            String basis,
            List<Question> decides) {}

    /** @param definition id of the deployed version */
    public record Part(String definition, String procedure, String name) {}

    /** A gateway right after the step. */
    public record Question(String question, List<String> answers) {}

    private final TaskService tasks;
    private final HistoryService history;
    private final RepositoryService repository;
    private final Unrestricted unrestricted;

    TaskFiles(ProcessEngine engine, Unrestricted unrestricted) {
        this.tasks = engine.getTaskService();
        this.history = engine.getHistoryService();
        this.repository = engine.getRepositoryService();
        this.unrestricted = unrestricted;
    }

    /** Empty where there is none, or none that the caller may see. */
    public Optional<TaskFile> find(String taskId) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .filter(task -> task.getProcessInstanceId() != null)
                .map(task -> unrestricted.call(() -> file(task)));
    }

    /** Those among the tasks that the caller may see. */
    public List<String> visible(Collection<String> taskIds) {
        return tasks.createTaskQuery().taskIdIn(taskIds.toArray(String[]::new)).list().stream().map(Task::getId).toList();
    }

    private TaskFile file(Task task) {
        var instance = history.createHistoricProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
        var root = history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance.getRootProcessInstanceId())
                .singleResult();
        var node = (FlowNode) repository.getBpmnModelInstance(task.getProcessDefinitionId()).getModelElementById(task.getTaskDefinitionKey());
        return new TaskFile(
                task.getId(),
                task.getName(),
                task.getTaskDefinitionKey(),
                root.getBusinessKey(),
                task.getTenantId(),
                task.getAssignee(),
                task.getOwner(),
                OfficialTime.of(task.getCreateTime()),
                new Part(task.getProcessDefinitionId(), instance.getProcessDefinitionKey(), instance.getProcessDefinitionName()),
                new Part(root.getProcessDefinitionId(), root.getProcessDefinitionKey(), root.getProcessDefinitionName()),
                ModelProperties.of(node).getOrDefault(BASIS, ""),
                questions(node).toList());
    }

    private static Stream<Question> questions(FlowNode node) {
        return node.getSucceedingNodes().list().stream()
                .filter(ExclusiveGateway.class::isInstance)
                .filter(gateway -> gateway.getOutgoing().size() > 1 && gateway.getName() != null)
                .map(gateway -> new Question(
                        gateway.getName(), gateway.getOutgoing().stream().map(SequenceFlow::getName).filter(name -> name != null).toList()));
    }
}
