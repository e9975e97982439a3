package org.lianban.department.planning;

import static org.lianban.department.planning.StampBlueDelegate.BLUE_STAMP_NUMBER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.Department;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Has a blue stamp voided. */
@Component("voidBlue")
class VoidBlueDelegate implements JavaDelegate {

    static final Variable<String> LAND_LOSS_REASON = Variable.of("landLossReason", String.class);
    static final Variable<String> VOID_NUMBER = Variable.of("blueVoidNumber", String.class);
    private static final String EXPIRED = "蓝章有效期满";

    private final Department<Planning> planning;

    VoidBlueDelegate(Department<Planning> planning) {
        this.planning = planning;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = planning.call(execution, (contract, step) -> contract.voidBlue(
                step.idempotencyKey(),
                step.municipality(),
                new BlueStampVoidRequest(
                        step.caseNumber(),
                        BLUE_STAMP_NUMBER.require(execution),
                        LAND_LOSS_REASON.find(execution).orElse(EXPIRED))));
        VOID_NUMBER.set(execution, answer.stampNumber());
    }
}
