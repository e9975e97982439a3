package org.lianban.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The number under which a case is known everywhere: {@code <region code>-<procedure code>-<yyyyMMdd>-<sequence>}. */
public final class CaseNumber {

    private CaseNumber() {}

    /**
     * The number of the case to which this execution belongs, in called processes too.
     *
     * @throws ProcessEngineException for an instance that was started past the case opening
     */
    public static String of(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        if (number == null) {
            throw new ProcessEngineException("流程实例 " + execution.getProcessInstanceId() + " 没有案件编号");
        }
        return number;
    }
}
