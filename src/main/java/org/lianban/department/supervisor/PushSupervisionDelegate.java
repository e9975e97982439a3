package org.lianban.department.supervisor;

import static org.lianban.department.ItemVariables.APPLICANT_CREDIT_CODE;
import static org.lianban.department.ItemVariables.APPLICANT_NAME;
import static org.lianban.department.ItemVariables.DECISION_NUMBER;
import static org.lianban.department.ItemVariables.ITEM_CODE;
import static org.lianban.department.ItemVariables.ITEM_NAME;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.department.answer.IssuedTickets;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Hands a decision to the department that supervises the trade, and keeps the ticket of the receipt. */
@Component("pushSupervision")
class PushSupervisionDelegate implements JavaDelegate {

    static final Variable<String> DECISION_KIND = Variable.of("decisionKind", String.class);
    static final Variable<String> SUPERVISION_TICKET = Variable.of("supervisionTicket", String.class);

    private final Department<Supervisor> supervisor;
    private final IssuedTickets tickets;

    PushSupervisionDelegate(Department<Supervisor> supervisor, IssuedTickets tickets) {
        this.supervisor = supervisor;
        this.tickets = tickets;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = supervisor.call(execution, (contract, step) ->
                contract.receiveDecision(step.idempotencyKey(), step.municipality(), request(step, execution)));
        SUPERVISION_TICKET.set(execution, answer.ticket());
        tickets.issued(Supervisor.ROLE, answer.ticket(), execution);
    }

    private static SupervisedDecision request(DepartmentStep step, DelegateExecution execution) {
        return new SupervisedDecision(
                step.caseNumber(),
                ITEM_CODE.require(execution),
                ITEM_NAME.require(execution),
                APPLICANT_NAME.require(execution),
                APPLICANT_CREDIT_CODE.find(execution).orElse(null),
                DECISION_NUMBER.find(execution).orElse(null),
                DECISION_KIND.require(execution));
    }
}
