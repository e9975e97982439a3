package org.lianban.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;

/**
 * A case with its called processes, found by its number. A step of a called process is named {@code member/activity id},
 * for example {@code tax/userTask_handleMember}; one of the procedure itself by its id alone.
 */
public record Case(ProcessEngine engine, String number) {

    /** Where the case stands: tasks, calls to departments, expected answers, and tokens that wait at a join. */
    public SortedSet<String> openSteps() {
        return parts().flatMap(part -> leaves(engine.getRuntimeService().getActivityInstance(part.getId()))
                        .map(activity -> prefix(part.getProcessDefinitionId()) + activity))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The procedure's own instance, without the processes it calls, for camunda-bpm-assert. */
    public ProcessInstanceAssert process() {
        AbstractAssertions.init(engine);
        return BpmnAwareTests.assertThat(engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(number).rootProcessInstances().singleResult());
    }

    private Stream<String> leaves(ActivityInstance activity) {
        var calls = Stream.of(activity.getChildTransitionInstances()).map(call -> call.getActivityId());
        var children = Stream.of(activity.getChildActivityInstances()).flatMap(this::leaves);
        var self = Stream.of(activity.getActivityId())
                .filter(id -> activity.getChildActivityInstances().length + activity.getChildTransitionInstances().length == 0)
                .filter(id -> !activity.getActivityType().equals("callActivity"));
        return Stream.of(self, calls, children).flatMap(steps -> steps);
    }

    private Stream<ProcessInstance> parts() {
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream();
    }

    /** Calls to departments that have not succeeded yet. */
    public List<Job> calls() {
        return jobs().filter(job -> activityOf(job).startsWith("serviceTask_")).toList();
    }

    public Job call(String step) {
        var calls = calls().stream().filter(job -> (prefix(job.getProcessDefinitionId()) + activityOf(job)).equals(step)).toList();
        assertThat(calls).as("%s among %s", step, openSteps()).hasSize(1);
        return calls.get(0);
    }

    public void execute(Job job) {
        engine.getManagementService().executeJob(job.getId());
        joinsAreReached();
    }

    /** Tokens arrive at their joins in transactions of their own, which the job executor would run at once. */
    private void joinsAreReached() {
        for (var arrived = arrived(); arrived.isPresent(); arrived = arrived()) {
            engine.getManagementService().executeJob(arrived.get().getId());
        }
    }

    private Optional<Job> arrived() {
        return jobs().filter(job -> activityOf(job).startsWith("gateway_")).findFirst();
    }

    private Stream<Job> jobs() {
        return parts().flatMap(part ->
                engine.getManagementService().createJobQuery().processInstanceId(part.getId()).messages().list().stream());
    }

    public Job timer(String event) {
        return parts().flatMap(part -> engine.getManagementService().createJobQuery().processInstanceId(part.getId())
                        .timers().activityId(event).list().stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("没有计时：" + event));
    }

    public void timeRunsOut(String event) {
        execute(timer(event));
    }

    private String activityOf(Job job) {
        return engine.getManagementService().createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult()
                .getActivityId();
    }

    public List<String> incidents() {
        return parts().flatMap(part -> engine.getRuntimeService().createIncidentQuery().processInstanceId(part.getId()).list().stream())
                .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                .map(Incident::getActivityId)
                .toList();
    }

    /** Completes the open task of this group with the answers of its form, which must have a field for each. */
    public void complete(String group, String step, Map<String, Object> answers) {
        var activity = step.substring(step.indexOf('/') + 1);
        var task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(activity)
                .taskCandidateGroup(group).list().stream()
                .filter(open -> (prefix(open.getProcessDefinitionId()) + activity).equals(step))
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s 没有任务 %s，只有 %s".formatted(group, step, openSteps())));
        assertThat(task.getDueDate()).isEqualTo(FixedDeadline.DUE);
        assertThat(fields(task)).as("%s 的表单字段", step).containsAll(answers.keySet());
        engine.getTaskService().complete(task.getId(), answers);
        joinsAreReached();
    }

    private List<String> fields(Task task) {
        try (var form = engine.getFormService().getDeployedTaskForm(task.getId())) {
            return new ObjectMapper().readTree(form).findValuesAsText("key");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean awaits(String process, String message) {
        return subscription(process, message) != null;
    }

    /** As the application passes messages on: to the one place in the named process that waits for it. */
    public void receive(String process, String message, Map<String, Object> variables) {
        var waiting = subscription(process, message);
        assertThat(waiting).as("%s among %s", message, openSteps()).isNotNull();
        engine.getRuntimeService().messageEventReceived(message, waiting, variables);
        joinsAreReached();
    }

    /** As the application tells the procedure something that a part of its diagram begins with. */
    public void isTold(String message, Map<String, Object> told) {
        var taken = engine.getRuntimeService().createMessageCorrelation(message).processInstanceId(history().getId())
                .setVariablesToTriggeredScope(told).correlateAllWithResult();
        assertThat(taken).as("%s among %s", message, openSteps()).hasSize(1);
    }

    private String subscription(String process, String message) {
        var waiting = engine.getRuntimeService().createExecutionQuery().processInstanceBusinessKey(number)
                .processDefinitionKey(process).messageEventSubscriptionName(message).singleResult();
        return waiting == null ? null : waiting.getId();
    }

    public boolean isEnded() {
        return history().getEndTime() != null;
    }

    /** The end events of the procedure itself, in no order; empty while it runs. */
    public List<String> endEvents() {
        return activities(history().getId()).filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .map(HistoricActivityInstance::getActivityId).toList();
    }

    public boolean hasPassed(String step) {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(part -> activities(part.getId()).filter(activity -> activity.getEndTime() != null)
                        .map(activity -> prefix(part.getProcessDefinitionId()) + activity.getActivityId()))
                .anyMatch(step::equals);
    }

    /** A variable of the procedure itself; null when it was never set. */
    public Object value(String variable) {
        var found = engine.getHistoryService().createHistoricVariableInstanceQuery().processInstanceId(history().getId())
                .variableName(variable).singleResult();
        return found == null ? null : found.getValue();
    }

    /** Whether the running procedure itself has the variable, and not only a part of its diagram. */
    public boolean holds(String variable) {
        return engine.getRuntimeService().getVariables(history().getId()).containsKey(variable);
    }

    /** A variable of a called process that is still running; null when it was never set. */
    public Object value(String member, String variable) {
        return parts().filter(part -> prefix(part.getProcessDefinitionId()).equals(member + "/"))
                .flatMap(part -> Stream.ofNullable(engine.getRuntimeService().getVariable(part.getId(), variable)))
                .findFirst().orElse(null);
    }

    private Stream<HistoricActivityInstance> activities(String instance) {
        return engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(instance).list().stream();
    }

    private HistoricProcessInstance history() {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceBusinessKey(number)
                .rootProcessInstances().singleResult();
    }

    private String prefix(String definitionId) {
        var key = definitionId.substring(0, definitionId.indexOf(':'));
        var procedure = history().getProcessDefinitionKey();
        return key.equals(procedure) ? "" : key.substring(procedure.length() + 1) + "/";
    }
}
