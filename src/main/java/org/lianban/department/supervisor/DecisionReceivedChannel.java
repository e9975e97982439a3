package org.lianban.department.supervisor;

import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.lianban.department.answer.AnswerChannel;
import org.springframework.stereotype.Component;

/** Brings the receipt to the case. */
@Component
class DecisionReceivedChannel implements AnswerChannel<DecisionReceived> {

    @Override
    public String role() {
        return Supervisor.ROLE;
    }

    @Override
    public String fact() {
        return "decisionReceived";
    }

    @Override
    public String ticketVariable() {
        return PushSupervisionDelegate.SUPERVISION_TICKET.name();
    }

    @Override
    public Class<DecisionReceived> type() {
        return DecisionReceived.class;
    }

    @Override
    public Map<String, Object> variables(DecisionReceived answer) {
        return Variables.createVariables()
                .putValue("receiptNumber", answer.receiptNumber())
                .putValue("receivedOn", answer.receivedOn().toString());
    }
}
