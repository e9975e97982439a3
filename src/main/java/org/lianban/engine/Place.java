package org.lianban.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * Where in a case something happens.
 *
 * @param scopes the process instance itself, then the one that called it, and so on to that of the case
 * @param activityId null where the process instance as a whole is meant
 * @param activityInstanceId new at each entry of the activity
 */
public record Place(
        String caseNumber, List<Scope> scopes, String activityId, String activityName, String activityInstanceId) {

    /**
     * A process instance of the case.
     *
     * @param procedure id of the process
     */
    public record Scope(String processInstanceId, String procedure, String procedureName, String processDefinitionId) {}

    /** @throws org.camunda.bpm.engine.ProcessEngineException for an instance that was started past the case opening */
    public static Place of(DelegateExecution execution) {
        var scopes = new ArrayList<Scope>();
        for (var inner = (ExecutionEntity) execution; inner != null; inner = inner.getProcessInstance().getSuperExecution()) {
            var definition = inner.getProcessDefinition();
            scopes.add(new Scope(inner.getProcessInstanceId(), definition.getKey(), definition.getName(), definition.getId()));
        }
        return new Place(
                CaseNumber.of(execution),
                List.copyOf(scopes),
                execution.getCurrentActivityId(),
                execution.getCurrentActivityName(),
                execution.getActivityInstanceId());
    }

    public Scope scope() {
        return scopes.get(0);
    }

    /** The process instance of the case, which nothing called. */
    public Scope root() {
        return scopes.get(scopes.size() - 1);
    }

    public boolean isRoot() {
        return scopes.size() == 1;
    }
}
