package org.lianban.department.sealengraver;

import static org.camunda.spin.Spin.JSON;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.lianban.department.EnterpriseVariables;
import org.lianban.department.answer.AnswerChannel;
import org.springframework.stereotype.Component;

/** Brings the engraver's report to the case. */
@Component
class SealsEngravedChannel implements AnswerChannel<SealsEngraved> {

    @Override
    public String role() {
        return SealEngraver.ROLE;
    }

    @Override
    public String fact() {
        return "sealsEngraved";
    }

    @Override
    public String ticketVariable() {
        return OrderSealsDelegate.SEAL_TICKET.name();
    }

    @Override
    public Class<SealsEngraved> type() {
        return SealsEngraved.class;
    }

    @Override
    public Map<String, Object> variables(SealsEngraved answer) {
        return Variables.createVariables()
                .putValue("sealsAccepted", answer.accepted())
                .putValue("sealRefusalReason", answer.reason())
                .putValue(
                        EnterpriseVariables.SEAL_SECURITY_CODES.name(),
                        JSON(answer.securityCodes() == null ? List.of() : answer.securityCodes()))
                .putValue(EnterpriseVariables.SEAL_IMPRINT_DIGEST.name(), answer.imprintDigest())
                .putValue("sealFeeYuan", answer.feeYuan() == null ? null : answer.feeYuan().doubleValue());
    }
}
