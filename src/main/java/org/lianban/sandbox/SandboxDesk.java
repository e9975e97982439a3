package org.lianban.sandbox;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.lianban.department.Refusable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

/** Answers calls: as the switches say, and once per idempotency key, however often and however close together they come. */
@InSandbox
@Component
class SandboxDesk {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxDesk.class);
    private static final int RACES = 5;

    private final SandboxCalls calls;
    private final SandboxSwitches switches;
    private final TransactionTemplate transaction;

    SandboxDesk(SandboxCalls calls, SandboxSwitches switches, PlatformTransactionManager transactions) {
        this.calls = calls;
        this.switches = switches;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** For what a department cannot refuse: a switch that makes it refuse makes it unavailable. */
    <A> A answer(SandboxCall call, Class<A> type, Function<SandboxSwitch, A> effect) {
        return answer(
                call,
                type,
                reason -> {
                    throw unavailable(reason);
                },
                effect);
    }

    /**
     * @param refusal what the department says when a switch makes it refuse
     * @param effect does what was asked, within the transaction that also keeps the answer
     */
    <A> A answer(SandboxCall call, Class<A> type, Function<String, A> refusal, Function<SandboxSwitch, A> effect) {
        LOG.info("{} is asked for {} under {}", call.role(), call.operation(), call.idempotencyKey());
        var setting = switches.take(call.role(), call.caseNumber());
        if (setting.mode() == SandboxMode.DOWN) {
            throw unavailable("系统维护中");
        }
        Function<SandboxSwitch, A> outcome = setting.mode() == SandboxMode.REFUSE
                ? ignored -> refusal.apply(setting.reasonGiven())
                : effect;
        var answer = once(call, type, () -> outcome.apply(setting));
        switch (setting.mode()) {
            case SLOW -> pause(setting);
            case GARBAGE -> throw new GarbageAnswerException("<html><body>502 Bad Gateway</body></html>");
            case INCOMPLETE -> throw new GarbageAnswerException("{}");
            default -> {}
        }
        return answer;
    }

    private <A> A once(SandboxCall call, Class<A> type, Supplier<A> effect) {
        for (var race = 1; ; race++) {
            try {
                return transaction.execute(status -> calls.repeat(call, type).orElseGet(() -> first(call, effect)));
            } catch (DuplicateKeyException | ConcurrencyFailureException lostToAnother) {
                if (race == RACES) {
                    throw lostToAnother;
                }
            }
        }
    }

    private <A> A first(SandboxCall call, Supplier<A> effect) {
        calls.begin(call);
        var answer = effect.get();
        var refused = answer instanceof Refusable refusable && refusable.refused();
        calls.end(call, answer, refused ? 0 : 1);
        return answer;
    }

    private static ErrorResponseException unavailable(String why) {
        return new ErrorResponseException(
                HttpStatus.SERVICE_UNAVAILABLE, ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, why), null);
    }

    private static void pause(SandboxSwitch setting) {
        try {
            Thread.sleep(setting.delayOr(Duration.ZERO).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
