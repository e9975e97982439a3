package org.lianban.procedure.notificationcommitment;

import static org.lianban.procedure.notificationcommitment.CommitmentVariables.COMMITMENT_KIND;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.ITEM_NAME;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.NOTICE_DIGEST;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.NOTICE_TERMS;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.NOTICE_VERSION;

import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.engine.OfficialTime;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Puts the exact text of the notice on record, with its digest, before it is shown to be signed. */
@Component("serveNotice")
class ServeNoticeDelegate implements JavaDelegate {

    static final Variable<String> NOTICE_TEXT = Variable.of("noticeText", String.class);
    static final Variable<LocalDate> NOTICE_SERVED_ON = Variable.of("noticeServedOn", LocalDate.class);

    private final Notices notices;
    private final Clock clock;

    ServeNoticeDelegate(Notices notices, Clock clock) {
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
        NOTICE_TEXT.set(execution, notice.text());
        NOTICE_DIGEST.set(execution, notice.digest());
        NOTICE_SERVED_ON.set(execution, LocalDate.now(clock.withZone(OfficialTime.ZONE)));
    }
}
