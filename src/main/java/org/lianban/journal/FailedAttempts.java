package org.lianban.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionTemplate;

/** Records, in a transaction of its own and after the rollback, what a command had done before it failed. */
@Component
class FailedAttempts {

    private static final Logger LOG = LoggerFactory.getLogger(FailedAttempts.class);
    private static final int LONGEST_REASON = 2_000;

    private final JournalWriter writer;
    private final CaseIndex cases;
    private final TransactionTemplate apart;

    FailedAttempts(JournalWriter writer, CaseIndex cases, PlatformTransactionManager transactions) {
        this.writer = writer;
        this.cases = cases;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Waits for the end of the session's transaction: until then the case's row may still be held by it. */
    TransactionSynchronization watch(JournalSession session) {
        return new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_ROLLED_BACK) {
                    record(session);
                } else if (status == STATUS_UNKNOWN) {
                    LOG.error("Whether {} by {} was committed is not known; its journal row tells", session.command(), session.actor());
                }
            }
        };
    }

    private void record(JournalSession session) {
        try {
            apart.executeWithoutResult(status -> write(session));
        } catch (RuntimeException e) {
            LOG.error("A failed attempt of {} ({}) could not be recorded", session.actor(), session.command(), e);
        }
    }

    private void write(JournalSession session) {
        var numbers = new HashMap<Subject, String>();
        var attempted = new TreeMap<String, List<Map<String, Object>>>(JournalWriter::installationLast);
        for (var entry : session.attempted()) {
            // a case whose opening failed has no journal of its own
            var number = numbers.computeIfAbsent(entry.subject(), cases::number);
            attempted.computeIfAbsent(number, key -> new ArrayList<>()).add(entry.event());
        }
        attempted.forEach((number, events) ->
                writer.append(writer.lock(number), session.actor(), session.command(), List.of(attempt(session.failure(), events))));
    }

    private static Map<String, Object> attempt(Throwable failure, List<Map<String, Object>> events) {
        var attempt = new LinkedHashMap<String, Object>();
        attempt.put("kind", "attempt.failed");
        attempt.put("reason", failure == null ? "事务被调用方撤销" : reason(failure));
        attempt.put("optimistic", isOptimistic(failure));
        attempt.put("events", events);
        return attempt;
    }

    /** Whether somebody else was simply faster. */
    private static boolean isOptimistic(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(
                cause -> cause instanceof OptimisticLockingException || cause instanceof ConcurrencyFailureException);
    }

    private static String reason(Throwable failure) {
        var reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }
}
