package org.lianban.department.bank;

import static org.lianban.department.EnterpriseVariables.CREDIT_CODE;
import static org.lianban.department.EnterpriseVariables.ENTERPRISE_NAME;
import static org.lianban.department.EnterpriseVariables.LEGAL_REP_ID_NUMBER;
import static org.lianban.department.EnterpriseVariables.LEGAL_REP_ID_TYPE;
import static org.lianban.department.EnterpriseVariables.LEGAL_REP_MOBILE;
import static org.lianban.department.EnterpriseVariables.LEGAL_REP_NAME;
import static org.lianban.department.bank.BankVariables.BANK_BRANCH;
import static org.lianban.department.bank.BankVariables.BANK_NAME;
import static org.lianban.department.bank.BankVariables.RESERVED_ACCOUNT_NUMBER;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.department.EnterpriseVariables;
import org.lianban.department.answer.IssuedTickets;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Applies for the account, and keeps the ticket under which the bank will decide. */
@Component("openAccount")
class OpenAccountDelegate implements JavaDelegate {

    static final Variable<String> REPLACEMENT_BANK_NAME = Variable.of("replacementBankName", String.class);
    static final Variable<String> REPLACEMENT_BANK_BRANCH = Variable.of("replacementBankBranch", String.class);
    static final Variable<LocalDate> BANK_APPOINTMENT_ON = Variable.of("bankAppointmentOn", LocalDate.class);
    static final Variable<String> ACCOUNT_TICKET = Variable.of("accountTicket", String.class);

    private final Department<Bank> bank;
    private final IssuedTickets tickets;

    OpenAccountDelegate(Department<Bank> bank, IssuedTickets tickets) {
        this.bank = bank;
        this.tickets = tickets;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = bank.call(execution, (contract, step) ->
                contract.openAccount(step.idempotencyKey(), step.municipality(), request(step, execution)));
        if (answer.refused()) {
            throw new BpmnError("bank.accountRefused", answer.reason());
        }
        ACCOUNT_TICKET.set(execution, answer.ticket());
        tickets.issued(Bank.ROLE, answer.ticket(), execution);
    }

    private static AccountOpeningRequest request(DepartmentStep step, DelegateExecution execution) {
        return new AccountOpeningRequest(
                step.caseNumber(),
                ENTERPRISE_NAME.require(execution),
                CREDIT_CODE.require(execution),
                REPLACEMENT_BANK_NAME.find(execution).orElseGet(() -> BANK_NAME.require(execution)),
                REPLACEMENT_BANK_BRANCH.find(execution).orElseGet(() -> BANK_BRANCH.require(execution)),
                reservedAccountNumber(execution),
                LEGAL_REP_NAME.require(execution),
                LEGAL_REP_ID_TYPE.require(execution),
                LEGAL_REP_ID_NUMBER.require(execution),
                LEGAL_REP_MOBILE.find(execution).orElse(null),
                EnterpriseVariables.beneficialOwners(AccountBeneficialOwner.class).find(execution).orElse(List.of()),
                BANK_APPOINTMENT_ON.find(execution).orElse(null));
    }

    /** A number reserved at one bank means nothing to another. */
    private static String reservedAccountNumber(DelegateExecution execution) {
        return REPLACEMENT_BANK_NAME.find(execution).isPresent()
                ? null
                : RESERVED_ACCOUNT_NUMBER.find(execution).orElse(null);
    }
}
