package org.lianban.department.planning;

import static org.lianban.department.ProjectVariables.OPINION_NUMBER;
import static org.lianban.department.ProjectVariables.PART_NAME;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.ConstructionProject;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Announces an accepted project to the registration of real estate. */
@Component("announceRegistration")
class AnnounceRegistrationDelegate implements JavaDelegate {

    static final Variable<String> PLANNING_CERTIFICATE = Variable.of("planningCertificate", String.class);
    static final Variable<String> REGISTRATION_ACCEPTANCE_NUMBER = Variable.of("registrationAcceptanceNumber", String.class);

    private final Department<Planning> planning;

    AnnounceRegistrationDelegate(Department<Planning> planning) {
        this.planning = planning;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = planning.call(execution, (contract, step) ->
                contract.announceRegistration(step.idempotencyKey(), step.municipality(), request(step, execution)));
        REGISTRATION_ACCEPTANCE_NUMBER.set(execution, answer.acceptanceNumber());
    }

    private static FirstRegistrationRequest request(DepartmentStep step, DelegateExecution execution) {
        return new FirstRegistrationRequest(
                step.caseNumber(),
                ConstructionProject.of(execution),
                PART_NAME.require(execution),
                OPINION_NUMBER.require(execution),
                PLANNING_CERTIFICATE.find(execution).orElse(null));
    }
}
