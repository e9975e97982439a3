package org.lianban.department.planning;

import static org.lianban.department.ProjectVariables.CERTIFICATE_NUMBER;
import static org.lianban.department.ProjectVariables.INSPECTORS;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.ConstructionProject;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Has a planning verification that was passed certified. */
@Component("certifyPlanning")
class CertifyPlanningDelegate implements JavaDelegate {

    static final Variable<String> PLANNING_PERMIT_NUMBER = Variable.of("planningPermitNumber", String.class);
    static final Variable<BigDecimal> SURVEYED_AREA_SQM = Variable.of("surveyedAreaSqm", BigDecimal.class);
    static final Variable<BigDecimal> SETBACK_DEVIATION_M = Variable.of("setbackDeviationM", BigDecimal.class);
    static final Variable<LocalDate> INSPECTED_ON = Variable.of("inspectedOn", LocalDate.class);

    private final Department<Planning> planning;

    CertifyPlanningDelegate(Department<Planning> planning) {
        this.planning = planning;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = planning.call(execution, (contract, step) ->
                contract.certifyPlanning(step.idempotencyKey(), step.municipality(), request(step, execution)));
        if (answer.refused()) {
            throw new BpmnError("planning.certificateRefused", answer.reason());
        }
        CERTIFICATE_NUMBER.set(execution, answer.certificateNumber());
    }

    private static PlanningCertificateRequest request(DepartmentStep step, DelegateExecution execution) {
        return new PlanningCertificateRequest(
                step.caseNumber(),
                ConstructionProject.of(execution),
                PLANNING_PERMIT_NUMBER.require(execution),
                SURVEYED_AREA_SQM.require(execution),
                SETBACK_DEVIATION_M.require(execution),
                INSPECTORS.require(execution),
                INSPECTED_ON.require(execution));
    }
}
