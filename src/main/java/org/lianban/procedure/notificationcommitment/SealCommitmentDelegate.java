package org.lianban.procedure.notificationcommitment;

import static org.lianban.procedure.notificationcommitment.CommitmentVariables.COMMITMENT_KIND;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.ITEM_CODE;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.ITEM_NAME;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.MUNICIPALITY;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.NOTICE_DIGEST;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.NOTICE_TERMS;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.NOTICE_VERSION;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.SIGNED_ON;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.engine.OfficialTime;
import org.lianban.engine.Variable;
import org.lianban.privacy.Sha256;
import org.springframework.stereotype.Component;

/**
 * Fixes what was promised: a digest over notice, terms, signer and day. Looks again whether the notice is the one in force on the
 * day of the signature, for a commitment to an earlier one binds nobody.
 */
@Component("sealCommitment")
class SealCommitmentDelegate implements JavaDelegate {

    static final Variable<String> SIGNER_NAME = Variable.of("signerName", String.class);
    static final Variable<String> SIGNATURE_NUMBER = Variable.of("signatureNumber", String.class);
    static final Variable<String> COMMITMENT_DIGEST = Variable.of("commitmentDigest", String.class);
    static final Variable<Boolean> NOTICE_CURRENT = Variable.of("noticeCurrent", Boolean.class);

    private static final List<String> TICKED = List.of(
            "firstTermAccepted",
            "secondTermAccepted",
            "thirdTermAccepted",
            "fourthTermAccepted",
            "fifthTermAccepted",
            "sixthTermAccepted");

    private final Notices notices;
    private final Clock clock;

    SealCommitmentDelegate(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var notice = notices.of(
                ITEM_NAME.require(execution),
                NOTICE_VERSION.require(execution),
                COMMITMENT_KIND.require(execution),
                NOTICE_TERMS.require(execution));
        requireEveryTerm(notice, execution);
        var today = LocalDate.now(clock.withZone(OfficialTime.ZONE));
        SIGNED_ON.set(execution, today);
        COMMITMENT_DIGEST.set(execution, Sha256.hexOf(String.join(
                "\n",
                NOTICE_DIGEST.require(execution),
                String.join("\n", notice.terms()),
                SIGNER_NAME.require(execution),
                SIGNATURE_NUMBER.require(execution),
                today.toString())));
        NOTICE_CURRENT.set(execution, isInForce(execution, today));
    }

    private boolean isInForce(DelegateExecution execution, LocalDate day) {
        return notices.inForce(ITEM_CODE.require(execution), MUNICIPALITY.require(execution), day)
                .map(Notice::digest)
                .filter(NOTICE_DIGEST.require(execution)::equals)
                .isPresent();
    }

    private static void requireEveryTerm(Notice notice, DelegateExecution execution) {
        TICKED.stream().limit(notice.terms().size()).forEach(term -> {
            if (!Variable.<Boolean>of(term, Boolean.class).require(execution)) {
                throw new ProcessEngineException("承诺事项没有逐项勾选：" + term);
            }
        });
    }
}
