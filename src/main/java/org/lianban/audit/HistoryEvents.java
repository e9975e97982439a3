package org.lianban.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricActivityInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDetailEventEntity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.lianban.engine.OfficialTime;
import org.lianban.engine.Unrestricted;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What the engine's own history knows of a case that has no journal, or had none at its beginning, in the shape of the
 * journal's events. It does not know in which order things happened within a millisecond, nor which flows were taken: both
 * are inferred, so every event bears {@code inferred}.
 */
@Component
class HistoryEvents {

    /** An event with what it is sorted by. */
    private record Told(Date at, double counter, int rank, Map<String, Object> event) {}

    private static final Comparator<Told> ORDER =
            Comparator.comparing(Told::at).thenComparingDouble(Told::counter).thenComparingInt(Told::rank);

    private static final Comparator<HistoricActivityInstance> IN_ORDER =
            Comparator.comparing(HistoricActivityInstance::getStartTime).thenComparingDouble(HistoryEvents::counter);

    private static final String ACTOR_UNKNOWN = "unknown";

    private final HistoryService history;
    private final RepositoryService repository;
    private final Unrestricted unrestricted;

    HistoryEvents(@Lazy ProcessEngine engine, Unrestricted unrestricted) {
        this.history = engine.getHistoryService();
        this.repository = engine.getRepositoryService();
        this.unrestricted = unrestricted;
    }

    /**
     * The case's process instance by its business key, for one that never had a record: it came with the database of another
     * Camunda.
     */
    Optional<HistoricProcessInstance> whole(String businessKey) {
        return unrestricted.call(() -> history
                .createHistoricProcessInstanceQuery().processInstanceBusinessKey(businessKey).rootProcessInstances().list().stream()
                .findFirst());
    }

    /** @param before only what happened earlier; null for all */
    List<Map<String, Object>> of(String processInstanceId, Date before) {
        return unrestricted.call(() -> {
            var told = new ArrayList<Told>();
            instances(processInstanceId).forEach(instance -> tell(instance, told));
            told.sort(ORDER);
            var events = told.stream().filter(one -> before == null || one.at().before(before)).map(Told::event).toList();
            for (var i = 0; i < events.size(); i++) {
                events.get(i).put("index", i);
            }
            return events;
        });
    }

    private List<HistoricProcessInstance> instances(String root) {
        return history.createHistoricProcessInstanceQuery().rootProcessInstanceId(root).orderByProcessInstanceStartTime().asc().list();
    }

    private void tell(HistoricProcessInstance instance, List<Told> told) {
        var activities = history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .orderPartiallyByOccurrence()
                .asc()
                .list();
        var counters = counters(activities);
        told.add(new Told(instance.getStartTime(), -1, 0, event("processInstance.start", instance.getStartTime(), instance.getStartUserId(), of(instance))));
        flows(instance, activities, counters, told);
        activities.forEach(activity -> tell(activity, counters, told));
        variables(instance, counters, told);
        tasks(instance, counters, told);
        decisions(instance, counters, told);
        incidents(instance, told);
        jobs(instance, told);
        operations(instance, told);
        if (instance.getEndTime() != null) {
            var end = of(instance);
            end.put("endActivityId", ((HistoricProcessInstanceEntity) instance).getEndActivityId());
            end.put("state", instance.getState());
            told.add(new Told(instance.getEndTime(), Double.MAX_VALUE, 9, event("processInstance.end", instance.getEndTime(), null, end)));
        }
    }

    /** The end of an activity comes after all that happened within it. */
    private static Map<String, Double> counters(List<HistoricActivityInstance> activities) {
        var last = new HashMap<String, Double>();
        activities.forEach(activity -> {
            var counter = counter(activity);
            for (var id = activity.getId(); id != null; id = parent(activities, id)) {
                last.merge(id, counter, Math::max);
            }
        });
        return last;
    }

    private static String parent(List<HistoricActivityInstance> activities, String id) {
        return activities.stream()
                .filter(activity -> activity.getId().equals(id))
                .map(HistoricActivityInstance::getParentActivityInstanceId)
                .findFirst()
                .orElse(null);
    }

    private static double counter(HistoricActivityInstance activity) {
        return ((HistoricActivityInstanceEntity) activity).getSequenceCounter();
    }

    private static Map<String, Object> of(HistoricProcessInstance instance) {
        var details = at(instance.getProcessDefinitionKey(), instance.getProcessDefinitionId(), instance.getId());
        details.put("businessKey", instance.getBusinessKey());
        details.put("version", instance.getProcessDefinitionVersion());
        details.put("superProcessInstanceId", instance.getSuperProcessInstanceId());
        details.put("startUserId", instance.getStartUserId());
        return details;
    }

    private static void tell(HistoricActivityInstance activity, Map<String, Double> counters, List<Told> told) {
        var details = at(activity.getProcessDefinitionKey(), activity.getProcessDefinitionId(), activity.getProcessInstanceId());
        details.put("activityId", activity.getActivityId());
        details.put("activityName", activity.getActivityName());
        details.put("type", activity.getActivityType());
        details.put("activityInstanceId", activity.getId());
        details.put("parentActivityInstanceId", activity.getParentActivityInstanceId());
        details.put("calledProcessInstanceId", activity.getCalledProcessInstanceId());
        details.put("taskId", activity.getTaskId());
        told.add(new Told(activity.getStartTime(), counter(activity), 2, event("activity.start", activity.getStartTime(), null, details)));
        if (activity.getEndTime() != null) {
            var end = new LinkedHashMap<>(details);
            end.put("assignee", activity.getAssignee());
            end.put("canceled", activity.isCanceled() ? true : null);
            told.add(new Told(
                    activity.getEndTime(),
                    counters.get(activity.getId()) + 0.5,
                    8,
                    event("activity.end", activity.getEndTime(), activity.getAssignee(), end)));
        }
    }

    /** Each activity was reached from the one before it that ended last and had not yet led there. */
    private void flows(
            HistoricProcessInstance instance, List<HistoricActivityInstance> activities, Map<String, Double> counters, List<Told> told) {
        var model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
        var used = new HashSet<String>();
        for (var activity : activities.stream().sorted(IN_ORDER).toList()) {
            if (!(model.getModelElementById(activity.getActivityId()) instanceof FlowNode node)) {
                continue;
            }
            node.getIncoming().stream()
                    .flatMap(flow -> sources(flow, activity, activities).map(source -> Map.entry(flow, source)))
                    .filter(one -> !used.contains(use(one.getKey(), one.getValue())))
                    .max(Comparator.comparing((Map.Entry<SequenceFlow, HistoricActivityInstance> one) -> one.getValue().getEndTime())
                            .thenComparing(one -> counters.get(one.getValue().getId())))
                    .ifPresent(one -> {
                        used.add(use(one.getKey(), one.getValue()));
                        var at = activity.getStartTime();
                        told.add(new Told(at, counter(activity) - 0.25, 1, event("flow.taken", at, null, flow(instance, one.getKey()))));
                    });
        }
    }

    private static String use(SequenceFlow flow, HistoricActivityInstance source) {
        return flow.getId() + " " + source.getId();
    }

    private static Stream<HistoricActivityInstance> sources(
            SequenceFlow flow, HistoricActivityInstance target, List<HistoricActivityInstance> activities) {
        return activities.stream()
                .filter(source -> source.getActivityId().equals(flow.getSource().getId()) && source.getEndTime() != null && !source.isCanceled())
                .filter(source -> !source.getEndTime().after(target.getStartTime()) && counter(source) < counter(target));
    }

    private static Map<String, Object> flow(HistoricProcessInstance instance, SequenceFlow flow) {
        var details = at(instance.getProcessDefinitionKey(), instance.getProcessDefinitionId(), instance.getId());
        details.put("flowId", flow.getId());
        details.put("flowName", flow.getName());
        details.put("source", flow.getSource().getId());
        details.put("target", flow.getTarget().getId());
        return details;
    }

    private void variables(HistoricProcessInstance instance, Map<String, Double> counters, List<Told> told) {
        var known = new HashMap<String, Boolean>();
        history.createHistoricDetailQuery().processInstanceId(instance.getId()).variableUpdates().disableCustomObjectDeserialization()
                .orderPartiallyByOccurrence().asc().list().stream()
                .map(HistoricVariableUpdate.class::cast)
                .forEach(update -> {
                    var details = at(update.getProcessDefinitionKey(), update.getProcessDefinitionId(), update.getProcessInstanceId());
                    details.put("variable", update.getVariableName());
                    details.put("type", update.getTypeName());
                    details.put("value", plain(update.getValue()));
                    details.put("variableInstanceId", update.getVariableInstanceId());
                    details.put("activityInstanceId", update.getActivityInstanceId());
                    details.put("taskId", update.getTaskId());
                    var kind = known.put(update.getVariableInstanceId(), true) == null ? "variable.create" : "variable.update";
                    told.add(new Told(
                            update.getTime(),
                            ((HistoricDetailEventEntity) update).getSequenceCounter(),
                            4,
                            event(kind, update.getTime(), null, details)));
                });
    }

    private void tasks(HistoricProcessInstance instance, Map<String, Double> counters, List<Told> told) {
        history.createHistoricTaskInstanceQuery().processInstanceId(instance.getId()).list().forEach(task -> {
            var details = at(task.getProcessDefinitionKey(), task.getProcessDefinitionId(), task.getProcessInstanceId());
            details.put("taskId", task.getId());
            details.put("activityId", task.getTaskDefinitionKey());
            details.put("activityName", task.getName());
            details.put("activityInstanceId", task.getActivityInstanceId());
            var counter = counters.getOrDefault(task.getActivityInstanceId(), 0.0);
            told.add(new Told(task.getStartTime(), counter, 3, event("task.create", task.getStartTime(), null, details)));
            if (task.getEndTime() != null) {
                var end = new LinkedHashMap<>(details);
                end.put("assignee", task.getAssignee());
                end.put("owner", task.getOwner());
                end.put("deleteReason", task.getDeleteReason());
                var kind = "completed".equals(task.getDeleteReason()) ? "task.complete" : "task.delete";
                told.add(new Told(task.getEndTime(), counter, 7, event(kind, task.getEndTime(), task.getAssignee(), end)));
            }
        });
    }

    private void decisions(HistoricProcessInstance instance, Map<String, Double> counters, List<Told> told) {
        history.createHistoricDecisionInstanceQuery().processInstanceId(instance.getId()).includeInputs().includeOutputs().list()
                .forEach(decision -> told.add(new Told(
                        decision.getEvaluationTime(),
                        counters.getOrDefault(decision.getActivityInstanceId(), 0.0),
                        5,
                        event("decision.evaluate", decision.getEvaluationTime(), null, of(decision)))));
    }

    private static Map<String, Object> of(HistoricDecisionInstance decision) {
        var details = at(decision.getProcessDefinitionKey(), decision.getProcessDefinitionId(), decision.getProcessInstanceId());
        var inputs = new LinkedHashMap<String, Object>();
        decision.getInputs().forEach(input ->
                inputs.put(Objects.requireNonNullElse(input.getClauseName(), input.getClauseId()), plain(input.getValue())));
        var rules = new LinkedHashMap<String, Map<String, Object>>();
        decision.getOutputs().forEach(output -> {
            var rule = rules.computeIfAbsent(output.getRuleId() + "/" + output.getRuleOrder(), key -> new LinkedHashMap<>(Map.of(
                    "ruleId", output.getRuleId(), "ruleOrder", output.getRuleOrder(), "outputs", new LinkedHashMap<String, Object>())));
            @SuppressWarnings("unchecked")
            var outputs = (Map<String, Object>) rule.get("outputs");
            outputs.put(output.getVariableName(), plain(output.getValue()));
        });
        details.put("decision", decision.getDecisionDefinitionKey());
        details.put("decisionName", decision.getDecisionDefinitionName());
        details.put("decisionDefinitionId", decision.getDecisionDefinitionId());
        details.put("activityId", decision.getActivityId());
        details.put("activityInstanceId", decision.getActivityInstanceId());
        details.put("inputs", inputs);
        details.put("rules", List.copyOf(rules.values()));
        return details;
    }

    private void incidents(HistoricProcessInstance instance, List<Told> told) {
        history.createHistoricIncidentQuery().processInstanceId(instance.getId()).list().forEach(incident -> {
            var details = at(incident.getProcessDefinitionKey(), incident.getProcessDefinitionId(), incident.getProcessInstanceId());
            details.put("id", incident.getId());
            details.put("activityId", incident.getActivityId());
            details.put("type", incident.getIncidentType());
            details.put("message", incident.getIncidentMessage());
            details.put("annotation", incident.getAnnotation());
            told.add(new Told(incident.getCreateTime(), Double.MAX_VALUE, 6, event("incident.create", incident.getCreateTime(), null, details)));
            if (incident.getEndTime() != null) {
                var kind = incident.isResolved() ? "incident.resolve" : "incident.delete";
                told.add(new Told(incident.getEndTime(), -1, 1, event(kind, incident.getEndTime(), null, new LinkedHashMap<>(details))));
            }
        });
    }

    private void jobs(HistoricProcessInstance instance, List<Told> told) {
        history.createHistoricJobLogQuery().processInstanceId(instance.getId()).list().forEach(log -> {
            var details = at(log.getProcessDefinitionKey(), log.getProcessDefinitionId(), log.getProcessInstanceId());
            details.put("activityId", log.getActivityId());
            details.put("jobId", log.getJobId());
            details.put("type", log.getJobDefinitionType());
            details.put("configuration", log.getJobDefinitionConfiguration());
            details.put("dueDate", plain(log.getJobDueDate()));
            details.put("retries", log.getJobRetries());
            details.put("failedActivityId", log.getFailedActivityId());
            details.put("problem", log.getJobExceptionMessage());
            var kind = log.isCreationLog() ? "job.create" : log.isFailureLog() ? "job.fail" : log.isSuccessLog() ? "job.success" : "job.delete";
            told.add(new Told(log.getTimestamp(), Double.MAX_VALUE, 6, event(kind, log.getTimestamp(), null, details)));
        });
    }

    private void operations(HistoricProcessInstance instance, List<Told> told) {
        history.createUserOperationLogQuery().processInstanceId(instance.getId()).list().forEach(entry -> {
            var details = at(entry.getProcessDefinitionKey(), entry.getProcessDefinitionId(), entry.getProcessInstanceId());
            details.put("taskId", entry.getTaskId());
            details.put("operationId", entry.getOperationId());
            details.put("entity", entry.getEntityType());
            details.put("property", entry.getProperty());
            details.put("from", entry.getOrgValue());
            details.put("to", entry.getNewValue());
            details.put("userId", entry.getUserId());
            details.put("annotation", entry.getAnnotation());
            told.add(new Told(
                    entry.getTimestamp(), -1, 1, event("operation." + entry.getOperationType(), entry.getTimestamp(), entry.getUserId(), details)));
        });
    }

    private static Map<String, Object> at(String definitionKey, String definitionId, String instance) {
        var details = new LinkedHashMap<String, Object>();
        details.put("processDefinitionKey", definitionKey);
        details.put("processDefinitionId", definitionId);
        details.put("processInstanceId", instance);
        return details;
    }

    private static Map<String, Object> event(String kind, Date at, String actor, Map<String, Object> details) {
        var event = new LinkedHashMap<String, Object>();
        // before the first row of the journal
        event.put("seq", 0);
        event.put("index", 0);
        event.put("at", plain(at));
        event.put("actor", actor == null ? ACTOR_UNKNOWN : actor);
        event.put("kind", kind);
        event.put("inferred", true);
        details.forEach((name, value) -> {
            if (value != null) {
                event.put(name, value);
            }
        });
        return event;
    }

    private static Object plain(Object value) {
        return value == null || value instanceof Number || value instanceof Boolean || value instanceof String ? value
                : value instanceof Date moment ? moment.toInstant().atZone(OfficialTime.ZONE).toOffsetDateTime().toString()
                : value.toString();
    }
}
