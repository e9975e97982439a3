package org.lianban.journal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.lianban.engine.OfficialTime;
import org.lianban.engine.Unrestricted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two times of a case that has ended. After the {@code historyTimeToLive} of its diagram the engine lets it go: its pack of
 * evidence goes into the archive, and in the same transaction the engine's history of it and the rows of its journal leave
 * the database. A case whose pack cannot be stored, or does not verify, stays where it is.
 *
 * <p>After {@code lianban.archive.keep} it is forgotten (个人信息保护法 第十九条、第四十七条: kept no longer than the purpose or the law
 * asks): every {@link CaseForgotten} listener deletes its share, and the key of the journal is forgotten. The head of the chain
 * stays, and what the seals say of it.
 */
@Component
class RetentionSweep {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionSweep.class);
    private static final String ACTOR = "system:retention";
    private static final String NEVER = "never";
    private static final int BATCH = 50;

    private final JdbcClient jdbc;
    private final CaseRow row;
    private final Journal journal;
    private final CaseArchive archive;
    private final Sealer sealer;
    private final HistoryService history;
    private final Unrestricted unrestricted;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Optional<Period> keep;

    /** @param keep counted from the end of the case; {@value #NEVER} where nothing is ever forgotten */
    RetentionSweep(
            JdbcClient jdbc,
            CaseRow row,
            Journal journal,
            CaseArchive archive,
            Sealer sealer,
            @Lazy ProcessEngine engine,
            Unrestricted unrestricted,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${lianban.archive.keep}") String keep) {
        this.jdbc = jdbc;
        this.row = row;
        this.journal = journal;
        this.archive = archive;
        this.sealer = sealer;
        this.history = engine.getHistoryService();
        this.unrestricted = unrestricted;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.keep = keep.equals(NEVER) ? Optional.empty() : Optional.of(Period.parse(keep));
    }

    /** On every node; a case that another node is at is left to it. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "${lianban.retention.sweep-delay:PT1H}")
    void sweep() {
        if (!toArchive(0).isEmpty()) {
            // a case leaves with a seal on its last row
            sealer.seal(ACTOR);
            each(this::toArchive, this::archiveIfDue);
        }
        each(this::toForget, this::forgetIfDue);
    }

    /** Those that are left where they are do not keep the others from their turn. */
    private void each(IntFunction<List<String>> due, Predicate<String> work) {
        var left = 0;
        for (var portion = due.apply(left); !portion.isEmpty(); portion = due.apply(left)) {
            for (var number : portion) {
                if (!done(number, work)) {
                    left++;
                }
            }
        }
    }

    private boolean done(String number, Predicate<String> work) {
        try {
            return journal.actingAs(ACTOR, () -> transaction.execute(status -> row.tryLock(number) && work.test(number)));
        } catch (RuntimeException e) {
            LOG.error("Case {} could not be archived or forgotten and is tried again", number, e);
            return false;
        }
    }

    private List<String> toArchive(int from) {
        return toArchive("", from);
    }

    private List<String> toArchive(String condition, Object... values) {
        return jdbc.sql("""
                        select c.case_number from case_record c join act_hi_procinst h on h.id_ = c.process_instance_id
                        where c.forgotten_at is null and h.removal_time_ <= ?
                          and not exists (select 1 from case_archive a where a.case_number = c.case_number)%s
                        order by h.removal_time_, c.case_number offset ? rows fetch first %d rows only""".formatted(condition, BATCH))
                .param(Timestamp.from(clock.instant()))
                .params(List.of(values))
                .query(String.class)
                .list();
    }

    private boolean archiveIfDue(String number) {
        if (toArchive(" and c.case_number = ?", number, 0).isEmpty()) {
            return false;
        }
        var stored = archive.store(number);
        stored.ifPresent(pack -> {
            jdbc.sql("delete from case_journal where case_number = ? and seq <= ?").params(number, pack.end().seq()).update();
            unrestricted.call(() -> {
                deleteHistory(number);
                journal.record(number, "case.archived", Map.of(
                        "rows", pack.end().seq(), "seal", pack.seal(), "bytes", pack.bytes(), "sha256", pack.sha256()));
                return null;
            });
        });
        return stored.isPresent();
    }

    private List<String> toForget(int from) {
        return toForget("", from);
    }

    /** Not while the engine is to keep it, whatever the other time says. */
    private List<String> toForget(String condition, Object... values) {
        if (keep.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select c.case_number from case_record c
                        where c.forgotten_at is null and c.ended_at <= ?
                          and not exists (select 1 from act_hi_procinst h
                                          where h.id_ = c.process_instance_id and (h.removal_time_ is null or h.removal_time_ > ?))%s
                        order by c.ended_at, c.case_number offset ? rows fetch first %d rows only""".formatted(condition, BATCH))
                .param(clock.instant().atZone(OfficialTime.ZONE).minus(keep.get()).toOffsetDateTime())
                .param(Timestamp.from(clock.instant()))
                .params(List.of(values))
                .query(String.class)
                .list();
    }

    private boolean forgetIfDue(String number) {
        if (toForget(" and c.case_number = ?", number, 0).isEmpty()) {
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
        if (instances.isEmpty()) {
            return;
        }
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
