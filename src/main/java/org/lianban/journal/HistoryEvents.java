package org.lianban.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricDetailVariableInstanceUpdateEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricIncidentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricJobLogEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricTaskInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.lianban.engine.Unrestricted;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What the engine's own history knows of a case that has no journal, or had none at its beginning, in the shape of the
 * journal's events. It does not know in which order things happened within a millisecond, nor which flows were taken: both
 * are inferred, so every event bears {@code inferred}.
 */
@Component
public class HistoryEvents {

    /** An event with what it is sorted by. */
    private record Told(Date at, double counter, int rank, Map<String, Object> event) {}

    private static final Comparator<Told> ORDER =
            Comparator.comparing(Told::at).thenComparingDouble(Told::counter).thenComparingInt(Told::rank);

    private static final String ACTOR_UNKNOWN = "unknown";

    /** Before all, and after all, that happened in the same millisecond. */
    private static final double FIRST = -1;
    private static final double LAST = Double.MAX_VALUE;

    private final HistoryService history;
    private final RepositoryService repository;
    private final Unrestricted unrestricted;

    /** @param engine lazy, because the journal is needed to build it */
    HistoryEvents(@Lazy ProcessEngine engine, Unrestricted unrestricted) {
        this.history = engine.getHistoryService();
        this.repository = engine.getRepositoryService();
        this.unrestricted = unrestricted;
    }

    /**
     * The case's process instance by its business key, for one that never had a record: it came with the database of another
     * Camunda.
     */
    public Optional<HistoricProcessInstance> whole(String businessKey) {
        return unrestricted.call(() -> history
                .createHistoricProcessInstanceQuery().processInstanceBusinessKey(businessKey).rootProcessInstances().list().stream()
                .findFirst());
    }

    /** @param before only what happened earlier; null for all */
    public List<Map<String, Object>> of(String processInstanceId, Date before) {
        return unrestricted.call(() -> {
            var told = new ArrayList<Told>();
            history.createHistoricProcessInstanceQuery().rootProcessInstanceId(processInstanceId).orderByProcessInstanceStartTime().asc().list()
                    .forEach(instance -> tell((HistoricProcessInstanceEntity) instance, told));
            told.sort(ORDER);
            var events = told.stream().filter(one -> before == null || one.at().before(before)).map(Told::event).toList();
            for (var i = 0; i < events.size(); i++) {
                events.get(i).put("index", i);
            }
            return events;
        });
    }

    private void tell(HistoricProcessInstanceEntity instance, List<Told> told) {
        var steps = HistoricStep.of(
                history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).orderPartiallyByOccurrence().asc().list());
        var counters = HistoricStep.counters(steps);
        var begun = instance.getStartTime();
        told.add(new Told(begun, FIRST, 0, event("processInstance.start", begun, instance.getStartUserId(), instance)));
        new InferredFlows(steps, repository.getBpmnModelInstance(instance.getProcessDefinitionId())).each((flow, step) -> told.add(new Told(
                step.begun(), step.counter() - 0.25, 1, event("flow.taken", step.begun(), null, TakenFlows.of(flow, instance)))));
        steps.forEach(step -> tell(step, told));
        variables(instance, told);
        tasks(instance, counters, told);
        decisions(instance, counters, told);
        incidents(instance, told);
        jobs(instance, told);
        operations(instance, told);
        var ended = instance.getEndTime();
        if (ended != null) {
            told.add(new Told(ended, LAST, 9, event("processInstance.end", ended, null, instance)));
        }
    }

    /** The end of an activity comes after all that happened within it. */
    private static void tell(HistoricStep step, List<Told> told) {
        var details = EngineEvents.of(step.activity()).with("activityInstanceId", step.id());
        told.add(new Told(step.begun(), step.counter(), 2, event("activity.start", step.begun(), null, details)));
        if (step.ended() != null) {
            told.add(new Told(step.ended(), step.lastCounter() + 0.5, 8, event("activity.end", step.ended(), step.activity().getAssignee(), details)));
        }
    }

    private void variables(HistoricProcessInstanceEntity instance, List<Told> told) {
        var known = new HashSet<String>();
        history.createHistoricDetailQuery().processInstanceId(instance.getId()).variableUpdates().disableCustomObjectDeserialization()
                .orderPartiallyByOccurrence().asc().list().stream()
                .map(HistoricDetailVariableInstanceUpdateEntity.class::cast)
                .forEach(update -> {
                    var kind = known.add(update.getVariableInstanceId()) ? "variable.create" : "variable.update";
                    var details = EngineEvents.of(update).with("value", update.getValue());
                    told.add(new Told(update.getTime(), update.getSequenceCounter(), 4, event(kind, update.getTime(), null, details)));
                });
    }

    private void tasks(HistoricProcessInstanceEntity instance, Map<String, Double> counters, List<Told> told) {
        history.createHistoricTaskInstanceQuery().processInstanceId(instance.getId()).list().stream()
                .map(HistoricTaskInstanceEntity.class::cast)
                .forEach(task -> {
                    var details = EngineEvents.of(task).with("taskId", task.getId());
                    var counter = counters.getOrDefault(task.getActivityInstanceId(), 0.0);
                    told.add(new Told(task.getStartTime(), counter, 3, event("task.create", task.getStartTime(), null, details)));
                    if (task.getEndTime() != null) {
                        var kind = TaskEntity.DELETE_REASON_COMPLETED.equals(task.getDeleteReason()) ? "task.complete" : "task.delete";
                        told.add(new Told(task.getEndTime(), counter, 7, event(kind, task.getEndTime(), task.getAssignee(), details)));
                    }
                });
    }

    private void decisions(HistoricProcessInstanceEntity instance, Map<String, Double> counters, List<Told> told) {
        history.createHistoricDecisionInstanceQuery().processInstanceId(instance.getId()).includeInputs().includeOutputs().list().stream()
                .map(HistoricDecisionInstanceEntity.class::cast)
                .forEach(decision -> {
                    var at = decision.getEvaluationTime();
                    var counter = counters.getOrDefault(decision.getActivityInstanceId(), 0.0);
                    told.add(new Told(at, counter, 5, event("decision.evaluate", at, null, decision)));
                });
    }

    private void incidents(HistoricProcessInstanceEntity instance, List<Told> told) {
        history.createHistoricIncidentQuery().processInstanceId(instance.getId()).list().stream()
                .map(HistoricIncidentEntity.class::cast)
                .forEach(incident -> {
                    var begun = incident.getCreateTime();
                    told.add(new Told(begun, LAST, 6, event("incident.create", begun, null, incident)));
                    var ended = incident.getEndTime();
                    if (ended != null) {
                        var kind = incident.isResolved() ? "incident.resolve" : "incident.delete";
                        told.add(new Told(ended, FIRST, 1, event(kind, ended, null, incident)));
                    }
                });
    }

    private void jobs(HistoricProcessInstanceEntity instance, List<Told> told) {
        history.createHistoricJobLogQuery().processInstanceId(instance.getId()).list().stream()
                .map(HistoricJobLogEventEntity.class::cast)
                .forEach(log -> told.add(new Told(log.getTimestamp(), LAST, 6, event(EngineEvents.kind(log), log.getTimestamp(), null, log))));
    }

    private void operations(HistoricProcessInstanceEntity instance, List<Told> told) {
        history.createUserOperationLogQuery().processInstanceId(instance.getId()).list().stream()
                .map(UserOperationLogEntryEventEntity.class::cast)
                .forEach(entry -> told.add(new Told(
                        entry.getTimestamp(), FIRST, 1, event(EngineEvents.kind(entry), entry.getTimestamp(), entry.getUserId(), entry))));
    }

    private static Map<String, Object> event(String kind, Date at, String actor, HistoryEvent event) {
        return event(kind, at, actor, EngineEvents.of(event));
    }

    private static Map<String, Object> event(String kind, Date at, String actor, Details details) {
        var event = new LinkedHashMap<String, Object>();
        // before the first row of the journal
        event.put("seq", 0);
        event.put("index", 0);
        event.put("at", Details.plain(at));
        event.put("actor", actor == null ? ACTOR_UNKNOWN : actor);
        event.put("kind", kind);
        event.put("inferred", true);
        event.putAll(details.values());
        return event;
    }
}
