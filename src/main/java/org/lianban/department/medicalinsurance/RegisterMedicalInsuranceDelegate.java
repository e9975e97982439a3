package org.lianban.department.medicalinsurance;

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

/** Registers the employer and its employees for medical insurance. */
@Component("registerMedicalInsurance")
class RegisterMedicalInsuranceDelegate implements JavaDelegate {

    static final Variable<String> MEDICAL_INSURANCE_NUMBER = Variable.of("medicalInsuranceNumber", String.class);
    static final Variable<Integer> MEDICAL_INSURED_COUNT = Variable.of("medicalInsuredCount", Integer.class);

    private static final Set<String> KINDS = Set.of("medical", "maternity");

    private final Department<MedicalInsurance> medicalInsurance;

    RegisterMedicalInsuranceDelegate(Department<MedicalInsurance> medicalInsurance) {
        this.medicalInsurance = medicalInsurance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = medicalInsurance.call(execution, (contract, step) ->
                contract.registerEmployer(step.idempotencyKey(), step.municipality(), request(step, execution)));
        if (answer.refused()) {
            throw new BpmnError("medicalInsurance.dataReturned", answer.reason());
        }
        MEDICAL_INSURANCE_NUMBER.set(execution, answer.employerNumber());
        MEDICAL_INSURED_COUNT.set(execution, answer.insuredCount());
    }

    private static MedicalInsuranceRegistrationRequest request(DepartmentStep step, DelegateExecution execution) {
        return new MedicalInsuranceRegistrationRequest(
                step.caseNumber(),
                CREDIT_CODE.require(execution),
                ENTERPRISE_NAME.require(execution),
                kinds(execution),
                EnterpriseVariables.employees(MedicallyInsuredEmployee.class).find(execution).orElse(List.of()));
    }

    private static List<String> kinds(DelegateExecution execution) {
        return INSURANCE_KINDS.require(execution).stream().filter(KINDS::contains).toList();
    }
}
