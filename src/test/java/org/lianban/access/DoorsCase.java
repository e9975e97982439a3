package org.lianban.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.springframework.stereotype.Component;

/**
 * A case of Tianshui that waits in every way there is, with hall and tax taking part and each kind of thing that the engine
 * keeps for a case: tasks, variables, jobs, an incident, subscriptions, a decision, a comment, an external task.
 */
@Component
class DoorsCase {

    /** What the applicant told the office; nobody else's eyes may meet it. */
    static final String SECRET = "GEHEIM-7391-MARKER";

    static final String PROCEDURE = "waiting-everywhere";

    private final ProcessEngine engine;
    private final Map<String, List<String>> ids = new LinkedHashMap<>();
    private final Set<String> shared = new TreeSet<>();
    private String caseNumber;
    private String instance;

    DoorsCase(ProcessEngine engine) {
        this.engine = engine;
    }

    synchronized DoorsCase open() {
        if (instance != null) {
            return this;
        }
        var identities = engine.getIdentityService();
        identities.setAuthentication("tianshui.hall", List.of("hall"), List.of("tianshui"));
        try {
            var started = engine.getRuntimeService().startProcessInstanceByKey(PROCEDURE, Map.of("applicantName", SECRET));
            instance = started.getId();
            caseNumber = started.getBusinessKey();
        } finally {
            identities.clearAuthentication();
        }
        var failing = engine.getManagementService().createJobQuery().processInstanceId(instance).messages().singleResult().getId();
        try {
            engine.getManagementService().executeJob(failing);
        } catch (RuntimeException expected) {
            engine.getManagementService().setJobRetries(failing, 0);
        }
        keep("job", failing);
        var task = engine.getTaskService().createTaskQuery().processInstanceId(instance).taskDefinitionKey("userTask_accept").singleResult();
        identities.setAuthentication("tianshui.hall", List.of("hall"), List.of("tianshui"));
        try {
            keep("comment", engine.getTaskService().createComment(task.getId(), instance, SECRET).getId());
        } finally {
            identities.clearAuthentication();
        }
        collect();
        return this;
    }

    private void collect() {
        var runtime = engine.getRuntimeService();
        var history = engine.getHistoryService();
        keep("instance", instance);
        engine.getTaskService().createTaskQuery().processInstanceId(instance).orderByTaskName().desc().list().forEach(task -> {
            keep("task", task.getId());
            keep(task.getTaskDefinitionKey(), task.getId());
        });
        runtime.createExecutionQuery().processInstanceId(instance).list().stream()
                .filter(execution -> !execution.getId().equals(instance))
                .forEach(execution -> keep("execution", execution.getId()));
        keep("signalExecution", runtime.createExecutionQuery().processInstanceId(instance).signalEventSubscriptionName("waiting.told")
                .singleResult().getId());
        runtime.createVariableInstanceQuery().processInstanceIdIn(instance).list().forEach(variable -> keep("variable", variable.getId()));
        history.createHistoricVariableInstanceQuery().processInstanceId(instance).list().stream()
                .map(HistoricVariableInstance::getId)
                .forEach(id -> keep("variable", id));
        engine.getManagementService().createJobQuery().processInstanceId(instance).list().forEach(job -> keep("job", job.getId()));
        runtime.createIncidentQuery().processInstanceId(instance).list().forEach(incident -> keep("incident", incident.getId()));
        runtime.createEventSubscriptionQuery().processInstanceId(instance).list().forEach(waiting -> keep("subscription", waiting.getId()));
        engine.getExternalTaskService().createExternalTaskQuery().processInstanceId(instance).list()
                .forEach(task -> keep("externalTask", task.getId()));
        history.createHistoricDecisionInstanceQuery().processInstanceId(instance).list().forEach(made -> keep("decision", made.getId()));
        history.createHistoricActivityInstanceQuery().processInstanceId(instance).list().forEach(done -> keep("activity", done.getId()));
        history.createHistoricDetailQuery().processInstanceId(instance).list().forEach(detail -> keep("detail", detail.getId()));
        history.createHistoricJobLogQuery().processInstanceId(instance).list().forEach(log -> keep("jobLog", log.getId()));
        history.createHistoricExternalTaskLogQuery().processInstanceId(instance).list().forEach(log -> keep("externalTaskLog", log.getId()));
        history.createUserOperationLogQuery().processInstanceId(instance).list().forEach(entry -> {
            keep("operation", entry.getId());
            keep("operationId", entry.getOperationId());
        });
        var definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(PROCEDURE).latestVersion().singleResult();
        shared("definition", definition.getId());
        shared("deployment", definition.getDeploymentId());
        engine.getRepositoryService().getDeploymentResources(definition.getDeploymentId()).forEach(file -> shared("resource", file.getId()));
        shared("decisionDefinition", engine.getRepositoryService().createDecisionDefinitionQuery()
                .decisionDefinitionKey("waitingDecision").latestVersion().singleResult().getId());
        shared("jobDefinition", engine.getManagementService().createJobDefinitionQuery().processDefinitionKey(PROCEDURE).list().get(0).getId());
    }

    private void shared(String kind, String id) {
        keep(kind, id);
        shared.add(kind);
    }

    private void keep(String kind, String id) {
        var known = ids.computeIfAbsent(kind, any -> new ArrayList<>());
        if (id != null && !known.contains(id)) {
            known.add(id);
        }
    }

    String caseNumber() {
        return caseNumber;
    }

    String instance() {
        return instance;
    }

    /** One of this kind; a kind that this case has none of is a mistake of the test. */
    String id(String kind) {
        return ids.get(kind).get(0);
    }

    /** All by which somebody would notice that there is this case. */
    Set<String> traces() {
        var traces = new TreeSet<String>(Set.of(SECRET, caseNumber));
        ids.forEach((kind, known) -> {
            if (!shared.contains(kind)) {
                traces.addAll(known);
            }
        });
        return traces;
    }
}
