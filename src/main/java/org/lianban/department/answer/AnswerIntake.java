package org.lianban.department.answer;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.lianban.engine.CaseRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in a genuine answer: keeps it once, and gives it to the case at once where the case waits. */
@Component
class AnswerIntake {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerIntake.class);

    private final AnswerStore store;
    private final AnswerReader reader;
    private final AnswerDelivery delivery;
    private final AnswerSignature signature;
    private final CaseRecords cases;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AnswerIntake(
            AnswerStore store,
            AnswerReader reader,
            AnswerDelivery delivery,
            AnswerSignature signature,
            CaseRecords cases,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.reader = reader;
        this.delivery = delivery;
        this.signature = signature;
        this.cases = cases;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * @param signedFor municipality whose secret the sender used; null for the one that holds everywhere
     * @throws InvalidAnswerException when the answer does not keep to the contract
     */
    <A extends DeferredAnswer> AnswerReceipt receive(AnswerChannel<A> channel, @Nullable String signedFor, byte[] body) {
        var answer = reader.read(body, channel.type());
        var told = store.told(channel.role(), answer);
        if (isForeign(channel, signedFor, answer)) {
            delivery.refuseForeign(channel, signedFor == null ? "*" : signedFor, answer);
            return AnswerReceipt.of(answer, AnswerState.UNKNOWN);
        }
        return AnswerReceipt.of(answer, told.orElseGet(() -> receiveFirst(channel, answer, body)));
    }

    private <A extends DeferredAnswer> AnswerState receiveFirst(AnswerChannel<A> channel, A answer, byte[] body) {
        try {
            return transaction.execute(status -> {
                store.insert(channel.role(), answer, body, OffsetDateTime.now(clock));
                var state = delivery.deliver(channel, answer);
                store.settleFirst(channel.role(), answer, state);
                return state;
            });
        } catch (RuntimeException e) {
            return store.told(channel.role(), answer).orElseGet(() -> keep(channel, answer, body, e));
        }
    }

    /** Whatever stopped the case from going on, the answer must not be lost with it. */
    private AnswerState keep(AnswerChannel<?> channel, DeferredAnswer answer, byte[] body, RuntimeException cause) {
        LOG.warn(
                "Answer {} of {} for case {} could not be applied and is kept",
                answer.answerId(), channel.role(), answer.caseNumber(), cause);
        transaction.executeWithoutResult(status -> {
            store.insert(channel.role(), answer, body, OffsetDateTime.now(clock));
            delivery.keep(channel, answer, String.valueOf(cause.getMessage()));
        });
        return AnswerState.PENDING;
    }

    /** A sender with the secret of one municipality learns nothing of the cases of another. */
    private boolean isForeign(AnswerChannel<?> channel, @Nullable String signedFor, DeferredAnswer answer) {
        return cases.find(answer.caseNumber())
                .filter(found -> !signature.mayAnswerFor(channel.role(), signedFor, found.municipality()))
                .isPresent();
    }
}
