package org.lianban.department.socialinsurance;

import static org.lianban.department.EnterpriseVariables.CREDIT_CODE;
import static org.lianban.department.EnterpriseVariables.ENTERPRISE_NAME;
import static org.lianban.department.EnterpriseVariables.INSURANCE_KINDS;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.department.EnterpriseVariables;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Registers the employer and its employees for social insurance. */
@Component("registerSocialInsurance")
class RegisterSocialInsuranceDelegate implements JavaDelegate {

    static final Variable<String> SOCIAL_INSURANCE_NUMBER = Variable.of("socialInsuranceNumber", String.class);
    static final Variable<Integer> SOCIAL_INSURED_COUNT = Variable.of("socialInsuredCount", Integer.class);

    private static final Set<String> KINDS = Set.of("pension", "unemployment", "injury");

    private final Department<SocialInsurance> socialInsurance;

    RegisterSocialInsuranceDelegate(Department<SocialInsurance> socialInsurance) {
        this.socialInsurance = socialInsurance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = socialInsurance.call(execution, (contract, step) ->
                contract.registerEmployer(step.idempotencyKey(), step.municipality(), request(step, execution)));
        if (answer.refused()) {
            throw new BpmnError("socialInsurance.dataReturned", answer.reason());
        }
        SOCIAL_INSURANCE_NUMBER.set(execution, answer.employerNumber());
        SOCIAL_INSURED_COUNT.set(execution, answer.insuredCount());
    }

    private static SocialInsuranceRegistrationRequest request(DepartmentStep step, DelegateExecution execution) {
        return new SocialInsuranceRegistrationRequest(
                step.caseNumber(),
                CREDIT_CODE.require(execution),
                ENTERPRISE_NAME.require(execution),
                kinds(execution),
                EnterpriseVariables.employees(InsuredEmployee.class).find(execution).orElse(List.of()));
    }

    private static List<String> kinds(DelegateExecution execution) {
        return INSURANCE_KINDS.require(execution).stream().filter(KINDS::contains).toList();
    }
}
