package org.lianban.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens cases, shows them, and passes messages to them: all that packages beyond the engine need of it. */
@Component
public class Cases {

    /** Event property: the step during which the event may not happen, for what it would interrupt cannot be undone. */
    private static final String NOT_DURING = "notDuring";

    private final RepositoryService repository;
    private final FormService forms;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final CaseRecords records;
    private final CaseViews views;
    private final Unrestricted unrestricted;

    Cases(ProcessEngine engine, CaseRecords records, CaseViews views, Unrestricted unrestricted) {
        this.repository = engine.getRepositoryService();
        this.forms = engine.getFormService();
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.history = engine.getHistoryService();
        this.records = records;
        this.views = views;
        this.unrestricted = unrestricted;
    }

    /**
     * Opens a case with what the start form asks.
     *
     * @param procedure id of the process
     * @param application values by the keys of the start form
     * @throws CaseNotFoundException when the caller knows no such procedure
     */
    @Transactional
    public CaseRecords.CaseRecord open(String procedure, Map<String, Object> application) {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(procedure)
                .latestVersion()
                .singleResult();
        if (definition == null) {
            throw new CaseNotFoundException(procedure);
        }
        var instance = forms.submitStartForm(definition.getId(), application);
        return records.findByProcessInstance(instance.getProcessInstanceId());
    }

    /**
     * Opens a case that no person asks for, within the running command: what the system finds out may call for a procedure
     * that nobody may start.
     *
     * @param facts variables with which it begins; what is null is not known
     * @return its number
     */
    public String start(String procedure, Map<String, Object> facts) {
        var known = new HashMap<>(facts);
        known.values().removeIf(Objects::isNull);
        return unrestricted.call(() -> runtime.createProcessInstanceByKey(procedure).setVariables(known).execute().getBusinessKey());
    }

    /**
     * Opens a case in the municipality of another for its applicant, who has no account.
     *
     * @param caseNumber the case whose query code is the applicant's right
     * @param application values by the keys of the start form
     * @throws CaseNotFoundException when there is no case with this number and query code
     */
    @Transactional
    public CaseRecords.CaseRecord openForApplicant(
            String caseNumber, String queryCode, String procedure, Map<String, Object> application) {
        var record = records.find(caseNumber)
                .filter(known -> known.queryCode().equals(queryCode))
                .orElseThrow(() -> new CaseNotFoundException(caseNumber));
        return unrestricted.callAsNobodyIn(record.municipality(), () -> open(procedure, application));
    }

    /** @throws CaseNotFoundException when there is none, or none that the person logged in may see */
    public CaseView view(String caseNumber) {
        var query = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseNumber).rootProcessInstances();
        var visible = query.count() > 0
                || tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).count() > 0;
        if (!visible) {
            throw new CaseNotFoundException(caseNumber);
        }
        return unrestricted.call(() -> views.of(query.singleResult()));
    }

    /**
     * The case for the applicant, who has no account.
     *
     * @throws CaseNotFoundException when there is none with this number and query code
     */
    public CaseView view(String caseNumber, String queryCode) {
        var record = records.find(caseNumber)
                .filter(known -> known.queryCode().equals(queryCode))
                .orElseThrow(() -> new CaseNotFoundException(caseNumber));
        return unrestricted.callAsNobody(() -> Optional.ofNullable(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(record.processInstanceId())
                        .singleResult())
                .map(instance -> unrestricted.call(() -> views.of(instance)))
                // its time is over
                .orElseThrow(() -> new CaseNotFoundException(caseNumber)));
    }

    /**
     * What a case knows, or knew when it ended; asked by rules, whoever may see it.
     *
     * @param names of variables of the procedure itself
     * @return those that it has a value for; nothing where there is no such case, or its time is over
     */
    public Map<String, Object> facts(String caseNumber, Set<String> names) {
        return records.find(caseNumber).stream()
                .flatMap(record -> unrestricted.call(() -> history.createHistoricVariableInstanceQuery()
                        .processInstanceId(record.processInstanceId())
                        .variableNameIn(names.toArray(String[]::new))
                        .list()).stream())
                .filter(variable -> variable.getValue() != null)
                .collect(Collectors.toMap(HistoricVariableInstance::getName, CaseViews::plain, (a, b) -> a));
    }

    /** Whether the case has not ended; asked by rules, whoever may see it. */
    public boolean isRunning(String caseNumber) {
        return records.find(caseNumber)
                .filter(record -> unrestricted.call(() -> runtime.createProcessInstanceQuery()
                                .processInstanceId(record.processInstanceId())
                                .count())
                        > 0)
                .isPresent();
    }

    /**
     * Passes a message to the one place in the case that waits for it.
     *
     * @param process id of the process within the case in which to look
     * @throws CaseNotFoundException when the caller may not see the case
     * @throws CaseMessageRefusedException when nothing there waits for it
     */
    public void send(String caseNumber, String process, String message, Map<String, Object> variables) {
        view(caseNumber);
        pass(caseNumber, process, message, variables);
    }

    /**
     * As {@link #send}, from somebody whose role gives the right although no task of the case is theirs: of the case they
     * learn only whether it took the message.
     *
     * @throws CaseNotFoundException when the caller's municipality has no such case
     */
    public void pass(String caseNumber, String process, String message, Map<String, Object> variables) {
        unrestricted.call(() -> {
            if (history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseNumber).count() == 0) {
                throw new CaseNotFoundException(caseNumber);
            }
            var waiting = runtime.createExecutionQuery()
                    .processInstanceBusinessKey(caseNumber)
                    .processDefinitionKey(process)
                    .messageEventSubscriptionName(message)
                    .singleResult();
            if (waiting == null || isHeldUp(waiting, message)) {
                throw new CaseMessageRefusedException(caseNumber);
            }
            runtime.messageEventReceived(message, waiting.getId(), variables);
            return null;
        });
    }

    /**
     * Tells a case something that its diagram may wait for.
     *
     * @param told variables for the part of the diagram that begins with the message, not for the case
     * @return false where nothing waits for it
     * @throws CaseMessageRefusedException while the case is suspended, for it has to learn of it afterwards
     */
    public boolean tell(String caseNumber, String message, Map<String, Object> told) {
        var record = records.find(caseNumber).orElseThrow(() -> new CaseNotFoundException(caseNumber));
        var instance = record.processInstanceId();
        return unrestricted.call(() -> {
            var taken = runtime.createMessageCorrelation(message)
                    .processInstanceId(instance)
                    .setVariablesToTriggeredScope(told)
                    .correlateAllWithResult();
            if (taken.isEmpty() && isSuspended(instance)) {
                throw new CaseMessageRefusedException(caseNumber);
            }
            return !taken.isEmpty();
        });
    }

    private boolean isSuspended(String processInstanceId) {
        return runtime.createProcessInstanceQuery().processInstanceId(processInstanceId).suspended().count() > 0;
    }

    /**
     * Whether the case stands at the step during which the event that takes the message may not happen. Engine and check
     * share a transaction: a step that begins meanwhile makes it fail.
     */
    private boolean isHeldUp(Execution waiting, String message) {
        var subscription = runtime.createEventSubscriptionQuery()
                .executionId(waiting.getId())
                .eventName(message)
                .singleResult();
        var model = repository.getBpmnModelInstance(((ExecutionEntity) waiting).getProcessDefinitionId());
        var event = (FlowElement) model.getModelElementById(subscription.getActivityId());
        return CaseViews.properties(event)
                .filter(property -> property.getCamundaName().equals(NOT_DURING))
                .anyMatch(property -> runtime
                                .createExecutionQuery()
                                .processInstanceId(waiting.getProcessInstanceId())
                                .activityId(property.getCamundaValue())
                                .count()
                        > 0);
    }
}
