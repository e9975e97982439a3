package org.lianban.department.bank;

import static org.lianban.department.EnterpriseVariables.ENTERPRISE_NAME;
import static org.lianban.department.EnterpriseVariables.LEGAL_REP_NAME;
import static org.lianban.department.bank.BankVariables.BANK_BRANCH;
import static org.lianban.department.bank.BankVariables.BANK_NAME;
import static org.lianban.department.bank.BankVariables.RESERVED_ACCOUNT_NUMBER;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.springframework.stereotype.Component;

/** Reserves an account number at the chosen bank. */
@Component("reserveAccount")
class ReserveAccountDelegate implements JavaDelegate {

    private final Department<Bank> bank;

    ReserveAccountDelegate(Department<Bank> bank) {
        this.bank = bank;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = bank.call(execution, (contract, step) ->
                contract.reserveAccount(step.idempotencyKey(), step.municipality(), request(step, execution)));
        if (answer.refused()) {
            throw new BpmnError("bank.reservationRefused", answer.reason());
        }
        RESERVED_ACCOUNT_NUMBER.set(execution, answer.reservedAccountNumber());
    }

    private static AccountReservationRequest request(DepartmentStep step, DelegateExecution execution) {
        return new AccountReservationRequest(
                step.caseNumber(),
                ENTERPRISE_NAME.require(execution),
                BANK_NAME.require(execution),
                BANK_BRANCH.require(execution),
                LEGAL_REP_NAME.require(execution));
    }
}
