package org.lianban.department.registrar;

import static org.lianban.department.EnterpriseVariables.CREDIT_CODE;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Has a registration revoked that was obtained by false materials. */
@Component("revokeRegistration")
class RevokeRegistrationDelegate implements JavaDelegate {

    static final Variable<String> REVOCATION_GROUNDS = Variable.of("revocationGrounds", String.class);
    static final Variable<String> ORIGINAL_CASE_NUMBER = Variable.of("originalCaseNumber", String.class);
    static final Variable<String> REVOCATION_NUMBER = Variable.of("revocationNumber", String.class);
    static final Variable<LocalDate> BANNED_UNTIL = Variable.of("bannedUntil", LocalDate.class);

    private final Department<Registrar> registrar;

    RevokeRegistrationDelegate(Department<Registrar> registrar) {
        this.registrar = registrar;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = registrar.call(execution, (contract, step) ->
                contract.revoke(step.idempotencyKey(), step.municipality(), request(step, execution)));
        REVOCATION_NUMBER.set(execution, answer.revocationNumber());
        BANNED_UNTIL.set(execution, answer.bannedUntil());
    }

    private static RevocationRequest request(DepartmentStep step, DelegateExecution execution) {
        return new RevocationRequest(
                step.caseNumber(),
                CREDIT_CODE.require(execution),
                REVOCATION_GROUNDS.require(execution),
                ORIGINAL_CASE_NUMBER.find(execution).orElse(null));
    }
}
