package org.lianban.department;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.lianban.engine.CaseNumber;
import org.lianban.engine.IdempotencyKey;

/**
 * The step on whose behalf a department is called.
 *
 * @param idempotencyKey the same in each attempt of the step, another one in each round of a loop
 * @param municipality tenant id of the case
 * @param activityId element of the diagram
 * @param name what the diagram calls the step
 */
public record DepartmentStep(String caseNumber, String idempotencyKey, String municipality, String activityId, String name) {

    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    public static final String MUNICIPALITY = "Lianban-Municipality";

    static DepartmentStep of(DelegateExecution execution) {
        if (execution.getTenantId() == null) {
            throw new ProcessEngineException("案件 " + CaseNumber.of(execution) + " 不属于任何地区");
        }
        return new DepartmentStep(
                CaseNumber.of(execution),
                IdempotencyKey.of(execution),
                execution.getTenantId(),
                execution.getCurrentActivityId(),
                execution.getCurrentActivityName());
    }
}
