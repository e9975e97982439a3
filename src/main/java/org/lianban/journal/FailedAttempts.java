package org.lianban.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private final TransactionTemplate apart;

    FailedAttempts(JournalWriter writer, PlatformTransactionManager transactions) {
        this.writer = writer;
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
        var attempted = new TreeMap<String, List<Map<String, Object>>>(JournalSession::installationLast);
        var numbers = new LinkedHashMap<Subject, String>();
        for (var entry : session.attempted()) {
            var number = numbers.computeIfAbsent(entry.subject(), this::caseNumber);
            attempted.computeIfAbsent(number, key -> new ArrayList<>()).add(entry.event());
        }
        attempted.forEach((number, events) -> {
            var chain = number.equals(Subject.INSTALLATION_NAME)
                    ? writer.lockInstallation()
                    : writer.lockCase(number).orElseGet(writer::lockInstallation);
            writer.append(chain, session.actor(), session.command(), List.of(attempt(session.failure(), events)));
        });
    }

    /** A case whose opening failed has no journal of its own. */
    private String caseNumber(Subject subject) {
        if (subject.caseNumber() != null) {
            return subject.caseNumber();
        }
        var root = subject.rootInstance() != null ? subject.rootInstance() : writer.rootOf(subject.instance());
        return writer.caseNumberOf(root).orElse(Subject.INSTALLATION_NAME);
    }

    private static Map<String, Object> attempt(Throwable failure, List<Map<String, Object>> events) {
        var attempt = new LinkedHashMap<String, Object>();
        attempt.put("kind", "attempt.failed");
        attempt.put("reason", failure == null ? "事务被调用方撤销" : reason(failure));
        attempt.put("collided", failure instanceof OptimisticLockingException);
        attempt.put("events", events);
        return attempt;
    }

    private static String reason(Throwable failure) {
        var reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }
}
