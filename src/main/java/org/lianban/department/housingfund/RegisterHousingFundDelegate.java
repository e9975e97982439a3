package org.lianban.department.housingfund;

import static org.lianban.department.EnterpriseVariables.CREDIT_CODE;
import static org.lianban.department.EnterpriseVariables.ENTERPRISE_NAME;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.department.EnterpriseVariables;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Registers the employer and those employees who become members with the housing fund. */
@Component("registerHousingFund")
class RegisterHousingFundDelegate implements JavaDelegate {

    static final Variable<BigDecimal> HOUSING_FUND_RATE_PERCENT = Variable.of("housingFundRatePercent", BigDecimal.class);
    static final Variable<String> HOUSING_FUND_START_MONTH = Variable.of("housingFundStartMonth", String.class);
    static final Variable<String> HOUSING_FUND_AGENT_NAME = Variable.of("housingFundAgentName", String.class);
    static final Variable<String> HOUSING_FUND_AGENT_ID_NUMBER = Variable.of("housingFundAgentIdNumber", String.class);
    static final Variable<String> HOUSING_FUND_ACCOUNT_NUMBER = Variable.of("housingFundAccountNumber", String.class);
    static final Variable<Integer> HOUSING_FUND_MEMBER_COUNT = Variable.of("housingFundMemberCount", Integer.class);

    /** An employee as the applicant listed one, member or not. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Employee(String name, String idNumber, BigDecimal monthlyWageYuan, boolean housingFundMember) {}

    private final Department<HousingFund> housingFund;

    RegisterHousingFundDelegate(Department<HousingFund> housingFund) {
        this.housingFund = housingFund;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = housingFund.call(execution, (contract, step) ->
                contract.registerEmployer(step.idempotencyKey(), step.municipality(), request(step, execution)));
        if (answer.refused()) {
            throw new BpmnError("housingFund.dataReturned", answer.reason());
        }
        HOUSING_FUND_ACCOUNT_NUMBER.set(execution, answer.accountNumber());
        HOUSING_FUND_MEMBER_COUNT.set(execution, answer.memberCount());
    }

    private static HousingFundRegistrationRequest request(DepartmentStep step, DelegateExecution execution) {
        return new HousingFundRegistrationRequest(
                step.caseNumber(),
                CREDIT_CODE.require(execution),
                ENTERPRISE_NAME.require(execution),
                HOUSING_FUND_RATE_PERCENT.require(execution),
                YearMonth.parse(HOUSING_FUND_START_MONTH.require(execution)),
                HOUSING_FUND_AGENT_NAME.require(execution),
                HOUSING_FUND_AGENT_ID_NUMBER.require(execution),
                members(execution));
    }

    private static List<HousingFundMember> members(DelegateExecution execution) {
        return EnterpriseVariables.employees(Employee.class).find(execution).orElse(List.of()).stream()
                .filter(Employee::housingFundMember)
                .map(employee -> new HousingFundMember(employee.name(), employee.idNumber(), employee.monthlyWageYuan()))
                .toList();
    }
}
