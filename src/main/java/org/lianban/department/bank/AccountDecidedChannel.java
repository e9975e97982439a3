package org.lianban.department.bank;

import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.lianban.department.answer.AnswerChannel;
import org.springframework.stereotype.Component;

/** Brings the bank's decision to the case. */
@Component
class AccountDecidedChannel implements AnswerChannel<AccountDecided> {

    @Override
    public String role() {
        return Bank.ROLE;
    }

    @Override
    public String fact() {
        return "accountDecided";
    }

    @Override
    public String ticketVariable() {
        return OpenAccountDelegate.ACCOUNT_TICKET.name();
    }

    @Override
    public Class<AccountDecided> type() {
        return AccountDecided.class;
    }

    @Override
    public Map<String, Object> variables(AccountDecided answer) {
        return Variables.createVariables()
                .putValue("accountAccepted", answer.accepted())
                .putValue("accountRefusalReason", answer.reason())
                .putValue("bankAccountNumber", answer.accountNumber());
    }
}
