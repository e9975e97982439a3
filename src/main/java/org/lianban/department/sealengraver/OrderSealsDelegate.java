package org.lianban.department.sealengraver;

import static org.lianban.department.EnterpriseVariables.CREDIT_CODE;
import static org.lianban.department.EnterpriseVariables.ENTERPRISE_NAME;
import static org.lianban.department.EnterpriseVariables.LEGAL_REP_NAME;
import static org.lianban.department.EnterpriseVariables.SEAL_ENGRAVER;

import java.util.List;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.department.answer.IssuedTickets;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Orders the seals, and keeps the ticket under which the engraver will answer. */
@Component("orderSeals")
class OrderSealsDelegate implements JavaDelegate {

    static final Variable<List<String>> SEAL_KINDS = Variable.listOf("sealKinds", String.class);
    static final Variable<String> SEAL_MATERIAL = Variable.of("sealMaterial", String.class);
    static final Variable<String> SEAL_PAID_BY = Variable.of("sealPaidBy", String.class);
    static final Variable<String> SEAL_TICKET = Variable.of("sealTicket", String.class);

    private final Department<SealEngraver> sealEngraver;
    private final IssuedTickets tickets;

    OrderSealsDelegate(Department<SealEngraver> sealEngraver, IssuedTickets tickets) {
        this.sealEngraver = sealEngraver;
        this.tickets = tickets;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = sealEngraver.call(execution, (contract, step) ->
                contract.order(step.idempotencyKey(), step.municipality(), request(step, execution)));
        if (answer.refused()) {
            throw new BpmnError("sealEngraver.orderRefused", answer.reason());
        }
        SEAL_TICKET.set(execution, answer.ticket());
        tickets.issued(SealEngraver.ROLE, answer.ticket(), execution);
    }

    private static SealOrderRequest request(DepartmentStep step, DelegateExecution execution) {
        return new SealOrderRequest(
                step.caseNumber(),
                ENTERPRISE_NAME.require(execution),
                CREDIT_CODE.require(execution),
                LEGAL_REP_NAME.require(execution),
                SEAL_KINDS.require(execution),
                SEAL_MATERIAL.require(execution),
                SEAL_ENGRAVER.require(execution),
                SEAL_PAID_BY.require(execution));
    }
}
