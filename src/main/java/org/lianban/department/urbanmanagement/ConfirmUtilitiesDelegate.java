package org.lianban.department.urbanmanagement;

import static org.lianban.department.ProjectVariables.CERTIFICATE_NUMBER;
import static org.lianban.department.ProjectVariables.INSPECTORS;
import static org.lianban.department.ProjectVariables.JOINT_VISIT_ON;

import java.math.BigDecimal;
import java.util.List;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.ConstructionProject;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Has drainage, greening and sanitation that passed confirmed. */
@Component("confirmUtilities")
class ConfirmUtilitiesDelegate implements JavaDelegate {

    static final Variable<List<String>> UTILITIES_CHECKED = Variable.listOf("utilitiesChecked", String.class);
    static final Variable<BigDecimal> SURVEYED_GREEN_AREA_SQM = Variable.of("surveyedGreenAreaSqm", BigDecimal.class);

    private final Department<UrbanManagement> urbanManagement;

    ConfirmUtilitiesDelegate(Department<UrbanManagement> urbanManagement) {
        this.urbanManagement = urbanManagement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = urbanManagement.call(execution, (contract, step) ->
                contract.confirmUtilities(step.idempotencyKey(), step.municipality(), request(step, execution)));
        if (answer.refused()) {
            throw new BpmnError("urbanManagement.confirmationRefused", answer.reason());
        }
        CERTIFICATE_NUMBER.set(execution, answer.certificateNumber());
    }

    private static UtilitiesConfirmationRequest request(DepartmentStep step, DelegateExecution execution) {
        return new UtilitiesConfirmationRequest(
                step.caseNumber(),
                ConstructionProject.of(execution),
                UTILITIES_CHECKED.require(execution),
                SURVEYED_GREEN_AREA_SQM.require(execution),
                INSPECTORS.require(execution),
                JOINT_VISIT_ON.require(execution));
    }
}
