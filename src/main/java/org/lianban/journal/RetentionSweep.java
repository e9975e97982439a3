package org.lianban.journal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.lianban.engine.Unrestricted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets what a case says of people when its time is over, which is the {@code historyTimeToLive} of its diagram after its
 * end (个人信息保护法 第十九条、第四十七条: kept no longer than the purpose or the law asks).
 *
 * <p>In one transaction the engine's history of the case goes, every {@link CaseForgotten} listener deletes its share, and
 * the key of the journal is forgotten: the rows stay, and the chain can still be verified, but nobody can read them.
 */
@Component
class RetentionSweep {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionSweep.class);
    private static final int BATCH = 50;

    private final JdbcClient jdbc;
    private final CaseRow row;
    private final Journal journal;
    private final HistoryService history;
    private final Unrestricted unrestricted;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RetentionSweep(
            JdbcClient jdbc,
            CaseRow row,
            Journal journal,
            @Lazy ProcessEngine engine,
            Unrestricted unrestricted,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.row = row;
        this.journal = journal;
        this.history = engine.getHistoryService();
        this.unrestricted = unrestricted;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** On every node; a case that another node is forgetting is left to it. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "${lianban.retention.sweep-delay:PT1H}")
    void sweep() {
        for (var number : due()) {
            try {
                journal.actingAs("system:retention", () -> transaction.execute(status -> forgetIfDue(number)));
            } catch (RuntimeException e) {
                LOG.error("Case {} could not be forgotten and is tried again", number, e);
            }
        }
    }

    private List<String> due() {
        return jdbc.sql("""
                        select c.case_number from case_record c join act_hi_procinst h on h.id_ = c.process_instance_id
                        where c.forgotten_at is null and h.removal_time_ <= ? order by h.removal_time_ fetch first ? rows only""")
                .params(Timestamp.from(clock.instant()), BATCH)
                .query(String.class)
                .list();
    }

    private boolean forgetIfDue(String number) {
        if (!row.tryLock(number) || !due().contains(number)) {
            return false;
        }
        // from here on the journal has a new key
        jdbc.sql("update case_record set data_key = null, forgotten_at = ?, applicant = null, applicant_credit_code = null where case_number = ?")
                .params(OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS), number)
                .update();
        events.publishEvent(new CaseForgotten(number));
        unrestricted.call(() -> {
            deleteHistory(number);
            journal.record(number, "case.forgotten", Map.of());
            return null;
        });
        return true;
    }

    private void deleteHistory(String number) {
        var instances = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .map(HistoricProcessInstance::getId)
                .toList();
        for (var instance : instances) {
            history.createHistoricDecisionInstanceQuery().processInstanceId(instance).list().stream()
                    .map(HistoricDecisionInstance::getId)
                    .forEach(history::deleteHistoricDecisionInstanceByInstanceId);
            history.createUserOperationLogQuery().processInstanceId(instance).list().stream()
                    .map(UserOperationLogEntry::getId)
                    .forEach(history::deleteUserOperationLogEntry);
        }
        history.deleteHistoricProcessInstances(instances);
    }
}
