package org.lianban.department.construction;

import static org.lianban.department.ProjectVariables.BUILDING_USE;
import static org.lianban.department.ProjectVariables.FLOOR_AREA_SQM;
import static org.lianban.department.ProjectVariables.PART_NAME;
import static org.lianban.department.construction.FireFiling.FIRE_FILING_NUMBER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.ConstructionProject;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Files the fire safety of the works and keeps whether the lot fell on it. */
@Component("drawFireFiling")
class DrawFireFilingDelegate implements JavaDelegate {

    static final Variable<Boolean> FIRE_DRAWN = Variable.of("fireDrawn", Boolean.class);

    private final Department<Construction> construction;

    DrawFireFilingDelegate(Department<Construction> construction) {
        this.construction = construction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = construction.call(execution, (contract, step) ->
                contract.drawFireFiling(step.idempotencyKey(), step.municipality(), request(step, execution)));
        FIRE_FILING_NUMBER.set(execution, answer.filingNumber());
        FIRE_DRAWN.set(execution, answer.drawn());
    }

    private static FireFilingRequest request(DepartmentStep step, DelegateExecution execution) {
        return new FireFilingRequest(
                step.caseNumber(),
                ConstructionProject.of(execution),
                PART_NAME.require(execution),
                BUILDING_USE.require(execution),
                FLOOR_AREA_SQM.require(execution));
    }
}
