package org.lianban.procedure.credit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lianban.engine.OfficialTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * How promises were kept, per municipality. Changes join the engine's transaction.
 *
 * <p>西安 2024 第10条 (信用记录), 天水 2023 第10条 (信用修复).
 */
@Component
class CreditBook {

    private static final String OF_SUBJECT = " municipality = ? and subject = ?";
    private static final String BROKEN = " and kind <> 'kept' and repaired_at is null";

    private final JdbcClient jdbc;
    private final Clock clock;

    CreditBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param kind never more than one entry of a kind in a case
     * @param restrictedUntil last day of the restriction; null until repaired
     */
    record Entry(
            String municipality,
            String subject,
            CreditEntryKind kind,
            String itemCode,
            String caseNumber,
            @Nullable LocalDate restrictedUntil) {}

    /** @param subjects under which the same person or enterprise may have been entered */
    CreditStanding standing(String municipality, List<String> subjects) {
        var restricted = subjects.stream().anyMatch(subject -> isAny(
                BROKEN + " and (restricted_until is null or restricted_until >= ?)",
                municipality,
                subject,
                LocalDate.now(clock.withZone(OfficialTime.ZONE))));
        var falsePromise = subjects.stream().anyMatch(subject -> isAny(
                BROKEN + " and kind = ?", municipality, subject, CreditEntryKind.FALSE_PROMISE.code()));
        return new CreditStanding(restricted || falsePromise, falsePromise);
    }

    private boolean isAny(String condition, String municipality, String subject, Object value) {
        return jdbc.sql("select count(*) from credit_entry where" + OF_SUBJECT + condition)
                        .params(municipality, subject, value)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Repeated for the same case and kind it changes nothing. */
    void record(Entry entry) {
        if (recordedAt(entry).isPresent()) {
            return;
        }
        jdbc.sql("""
                insert into credit_entry
                    (id, municipality, subject, kind, item_code, case_number, recorded_at, restricted_until)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        UUID.randomUUID().toString(),
                        entry.municipality(),
                        entry.subject(),
                        entry.kind().code(),
                        entry.itemCode(),
                        entry.caseNumber(),
                        OffsetDateTime.now(clock),
                        entry.restrictedUntil())
                .update();
    }

    private Optional<OffsetDateTime> recordedAt(Entry entry) {
        return jdbc.sql("select recorded_at from credit_entry where case_number = ? and kind = ?")
                .params(entry.caseNumber(), entry.kind().code())
                .query(OffsetDateTime.class)
                .optional();
    }

    /** Whether a case has entered anything against somebody that is not repaired. */
    boolean isRepairable(String municipality, List<String> subjects, String caseNumber) {
        return subjects.stream().anyMatch(subject -> isAny(BROKEN + " and case_number = ?", municipality, subject, caseNumber));
    }

    /**
     * Marks what a case entered against somebody as repaired.
     *
     * @param repairedCase the case that made the entries
     * @param byCase the case in which the repair was decided
     * @return how many entries were repaired by that case, now or in an earlier attempt
     */
    int repair(String municipality, List<String> subjects, String repairedCase, String byCase) {
        return subjects.stream().mapToInt(subject -> repair(municipality, subject, repairedCase, byCase)).sum();
    }

    private int repair(String municipality, String subject, String repairedCase, String byCase) {
        jdbc.sql("update credit_entry set repaired_at = ?, repaired_by_case = ? where"
                        + OF_SUBJECT + " and case_number = ?" + BROKEN)
                .params(OffsetDateTime.now(clock), byCase, municipality, subject, repairedCase)
                .update();
        return jdbc.sql("select count(*) from credit_entry where" + OF_SUBJECT + " and case_number = ? and repaired_by_case = ?")
                .params(municipality, subject, repairedCase, byCase)
                .query(Integer.class)
                .single();
    }
}
