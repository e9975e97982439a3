package org.lianban.procedure.credit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.engine.OfficialTime;
import org.lianban.engine.Variable;
import org.lianban.privacy.Fingerprint;
import org.springframework.stereotype.Component;

/** Asks the credit book about the applicant, and keeps the answer with its time. */
@Component("checkCredit")
class CheckCreditDelegate extends CreditStep implements JavaDelegate {

    static final Variable<String> CREDIT_STANDING = Variable.of("creditStanding", String.class);
    static final Variable<Boolean> FALSE_PROMISE_UNREPAIRED = Variable.of("falsePromiseUnrepaired", Boolean.class);
    static final Variable<String> CREDIT_CHECKED_AT = Variable.of("creditCheckedAt", String.class);

    private final CreditBook book;
    private final Clock clock;

    CheckCreditDelegate(CreditBook book, Fingerprint fingerprints, Clock clock) {
        super(fingerprints);
        this.book = book;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var standing = book.standing(MUNICIPALITY.require(execution), subjects(execution));
        CREDIT_STANDING.set(execution, standing.restricted() ? "restricted" : "good");
        FALSE_PROMISE_UNREPAIRED.set(execution, standing.falsePromiseUnrepaired());
        var now = OffsetDateTime.now(clock.withZone(OfficialTime.ZONE)).truncatedTo(ChronoUnit.SECONDS);
        CREDIT_CHECKED_AT.set(execution, now.toString());
    }
}
