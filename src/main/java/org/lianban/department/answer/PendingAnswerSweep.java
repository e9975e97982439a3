package org.lianban.department.answer;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries again the answers that came before their case waited for them; each row on one node at a time. */
@Component
class PendingAnswerSweep {

    private static final Logger LOG = LoggerFactory.getLogger(PendingAnswerSweep.class);
    private static final int BATCH = 100;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final AnswerStore store;
    private final AnswerReader reader;
    private final AnswerDelivery delivery;
    private final Map<String, AnswerChannel<?>> channels;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PendingAnswerSweep(
            AnswerStore store,
            AnswerReader reader,
            AnswerDelivery delivery,
            List<AnswerChannel<?>> channels,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.reader = reader;
        this.delivery = delivery;
        this.channels = channels.stream().collect(Collectors.toMap(AnswerChannel::role, Function.identity()));
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${lianban.answers.sweep-delay:PT2S}")
    void sweep() {
        for (var id : store.due(OffsetDateTime.now(clock), BATCH)) {
            try {
                transaction.executeWithoutResult(status -> store.lock(id).ifPresent(this::retry));
            } catch (RuntimeException e) {
                LOG.warn("Answer {} could not be applied and is kept", id, e);
                transaction.executeWithoutResult(status -> store.lock(id).ifPresent(this::postpone));
            }
        }
    }

    private void retry(AnswerStore.Pending pending) {
        var state = deliver(channels.get(pending.role()), pending);
        if (state == AnswerState.PENDING) {
            postpone(pending);
        } else {
            store.settle(pending.id(), state);
            LOG.info("Answer {} of {} for case {} is now {}", pending.id(), pending.role(), pending.caseNumber(), state);
        }
    }

    private <A extends DeferredAnswer> AnswerState deliver(AnswerChannel<A> channel, AnswerStore.Pending pending) {
        return delivery.deliverAgain(channel, reader.read(store.body(pending), channel.type()));
    }

    private void postpone(AnswerStore.Pending pending) {
        var pause = Duration.ofSeconds(1L << Math.min(pending.attempts(), 20));
        store.postpone(
                pending.id(),
                OffsetDateTime.now(clock).plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
    }
}
