package org.lianban.department.planning;

import static org.lianban.department.ProjectVariables.BUILDER_CREDIT_CODE;
import static org.lianban.department.ProjectVariables.BUILDER_NAME;
import static org.lianban.department.ProjectVariables.FLOOR_AREA_SQM;
import static org.lianban.department.ProjectVariables.PROJECT_CODE;
import static org.lianban.department.ProjectVariables.PROJECT_NAME;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.Department;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Has a scheme that passed its review stamped in blue. */
@Component("stampBlue")
class StampBlueDelegate implements JavaDelegate {

    static final Variable<String> PLOT_NUMBER = Variable.of("plotNumber", String.class);
    static final Variable<String> SCHEME_SUMMARY = Variable.of("schemeSummary", String.class);
    static final Variable<String> BLUE_STAMP_NUMBER = Variable.of("blueStampNumber", String.class);

    private final Department<Planning> planning;

    StampBlueDelegate(Department<Planning> planning) {
        this.planning = planning;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = planning.call(execution, (contract, step) -> contract.stampBlue(
                step.idempotencyKey(),
                step.municipality(),
                new BlueStampRequest(
                        step.caseNumber(),
                        PROJECT_CODE.require(execution),
                        PROJECT_NAME.require(execution),
                        PLOT_NUMBER.require(execution),
                        BUILDER_NAME.require(execution),
                        BUILDER_CREDIT_CODE.require(execution),
                        FLOOR_AREA_SQM.require(execution),
                        SCHEME_SUMMARY.require(execution))));
        BLUE_STAMP_NUMBER.set(execution, answer.stampNumber());
    }
}
