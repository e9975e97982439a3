package org.lianban.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;

/**
 * Names one intended effect on a department: {@code <case number>/<activity id>/<job id>}.
 *
 * <p>The job outlives retries and an expired lease, and each round of a loop has a new one; an activity instance id
 * would be new at every attempt.
 */
public final class IdempotencyKey {

    private IdempotencyKey() {}

    /** @throws ProcessEngineException when the step does not run as a job, which the model gate forbids for remote steps */
    public static String of(DelegateExecution execution) {
        var job = Context.getCommandContext().getCurrentJob();
        if (job == null) {
            throw new ProcessEngineException("步骤 " + execution.getCurrentActivityId() + " 须异步执行（asyncBefore）");
        }
        return CaseNumber.of(execution) + "/" + execution.getCurrentActivityId() + "/" + job.getId();
    }
}
