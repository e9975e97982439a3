package org.lianban.department.construction;

import static org.lianban.department.ProjectVariables.CERTIFICATE_NUMBER;
import static org.lianban.department.ProjectVariables.INSPECTORS;
import static org.lianban.department.ProjectVariables.JOINT_VISIT_ON;
import static org.lianban.department.construction.FireFiling.FIRE_FILING_NUMBER;

import java.util.List;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.ConstructionProject;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Records a check of a fire filing that was passed. */
@Component("recordFireCheck")
class RecordFireCheckDelegate implements JavaDelegate {

    static final Variable<List<String>> FIRE_ITEMS_CHECKED = Variable.listOf("fireItemsChecked", String.class);

    private final Department<Construction> construction;

    RecordFireCheckDelegate(Department<Construction> construction) {
        this.construction = construction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = construction.call(execution, (contract, step) ->
                contract.recordFireCheck(step.idempotencyKey(), step.municipality(), request(step, execution)));
        if (answer.refused()) {
            throw new BpmnError("construction.fireCheckRefused", answer.reason());
        }
        CERTIFICATE_NUMBER.set(execution, answer.certificateNumber());
    }

    private static FireCheckRequest request(DepartmentStep step, DelegateExecution execution) {
        return new FireCheckRequest(
                step.caseNumber(),
                ConstructionProject.of(execution),
                FIRE_FILING_NUMBER.require(execution),
                FIRE_ITEMS_CHECKED.require(execution),
                INSPECTORS.require(execution),
                JOINT_VISIT_ON.require(execution));
    }
}
