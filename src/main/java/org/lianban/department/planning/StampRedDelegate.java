package org.lianban.department.planning;

import static org.lianban.department.ProjectVariables.PROJECT_CODE;
import static org.lianban.department.ProjectVariables.PROJECT_NAME;
import static org.lianban.department.planning.StampBlueDelegate.BLUE_STAMP_NUMBER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.Department;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Has a blue stamp turned into the approval. */
@Component("stampRed")
class StampRedDelegate implements JavaDelegate {

    static final Variable<String> LAND_TITLE_NUMBER = Variable.of("landTitleNumber", String.class);
    static final Variable<String> RED_STAMP_NUMBER = Variable.of("redStampNumber", String.class);

    private final Department<Planning> planning;

    StampRedDelegate(Department<Planning> planning) {
        this.planning = planning;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = planning.call(execution, (contract, step) -> contract.stampRed(
                step.idempotencyKey(),
                step.municipality(),
                new RedStampRequest(
                        step.caseNumber(),
                        PROJECT_CODE.require(execution),
                        PROJECT_NAME.require(execution),
                        BLUE_STAMP_NUMBER.require(execution),
                        LAND_TITLE_NUMBER.require(execution))));
        RED_STAMP_NUMBER.set(execution, answer.stampNumber());
    }
}
