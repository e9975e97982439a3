package org.lianban.department.publicsecurity;

import static org.lianban.department.EnterpriseVariables.CREDIT_CODE;
import static org.lianban.department.EnterpriseVariables.ENTERPRISE_NAME;
import static org.lianban.department.EnterpriseVariables.SEAL_ENGRAVER;
import static org.lianban.department.EnterpriseVariables.SEAL_IMPRINT_DIGEST;
import static org.lianban.department.EnterpriseVariables.SEAL_SECURITY_CODES;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Files the engraved seals with public security. */
@Component("fileSeals")
class FileSealsDelegate implements JavaDelegate {

    static final Variable<String> SEAL_FILING_NUMBER = Variable.of("sealFilingNumber", String.class);

    private final Department<PublicSecurity> publicSecurity;

    FileSealsDelegate(Department<PublicSecurity> publicSecurity) {
        this.publicSecurity = publicSecurity;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = publicSecurity.call(execution, (contract, step) ->
                contract.fileSeals(step.idempotencyKey(), step.municipality(), request(step, execution)));
        if (answer.refused()) {
            throw new BpmnError("publicSecurity.filingReturned", answer.reason());
        }
        SEAL_FILING_NUMBER.set(execution, answer.filingNumber());
    }

    private static SealFilingRequest request(DepartmentStep step, DelegateExecution execution) {
        return new SealFilingRequest(
                step.caseNumber(),
                CREDIT_CODE.require(execution),
                ENTERPRISE_NAME.require(execution),
                SEAL_SECURITY_CODES.require(execution),
                SEAL_IMPRINT_DIGEST.require(execution),
                SEAL_ENGRAVER.require(execution));
    }
}
