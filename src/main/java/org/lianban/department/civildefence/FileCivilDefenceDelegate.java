package org.lianban.department.civildefence;

import static org.lianban.department.ProjectVariables.CERTIFICATE_NUMBER;
import static org.lianban.department.ProjectVariables.INSPECTORS;
import static org.lianban.department.ProjectVariables.JOINT_VISIT_ON;

import java.math.BigDecimal;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.ConstructionProject;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Files a civil defence works that passed. */
@Component("fileCivilDefence")
class FileCivilDefenceDelegate implements JavaDelegate {

    static final Variable<BigDecimal> CIVIL_DEFENCE_AREA_SQM = Variable.of("civilDefenceAreaSqm", BigDecimal.class);
    static final Variable<BigDecimal> SURVEYED_SHELTER_AREA_SQM = Variable.of("surveyedShelterAreaSqm", BigDecimal.class);
    static final Variable<Boolean> PROTECTIVE_DOORS_CLOSE = Variable.of("protectiveDoorsClose", Boolean.class);

    private final Department<CivilDefence> civilDefence;

    FileCivilDefenceDelegate(Department<CivilDefence> civilDefence) {
        this.civilDefence = civilDefence;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = civilDefence.call(execution, (contract, step) ->
                contract.fileCivilDefence(step.idempotencyKey(), step.municipality(), request(step, execution)));
        if (answer.refused()) {
            throw new BpmnError("civilDefence.filingRefused", answer.reason());
        }
        CERTIFICATE_NUMBER.set(execution, answer.certificateNumber());
    }

    private static CivilDefenceFilingRequest request(DepartmentStep step, DelegateExecution execution) {
        return new CivilDefenceFilingRequest(
                step.caseNumber(),
                ConstructionProject.of(execution),
                CIVIL_DEFENCE_AREA_SQM.require(execution),
                SURVEYED_SHELTER_AREA_SQM.require(execution),
                PROTECTIVE_DOORS_CLOSE.require(execution),
                INSPECTORS.require(execution),
                JOINT_VISIT_ON.require(execution));
    }
}
