package org.lianban.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lianban.engine.OfficialTime;
import org.lianban.engine.Violation;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/**
 * What an auditor looks for; what is null or empty is not asked.
 *
 * @param text beginning of a case number, a credit code, or part of an applicant's name
 * @param procedure id of a process
 * @param municipality tenant id
 * @param state {@code running}, {@code completed} or {@code terminated}
 * @param department role of a department that was called or had a task
 * @param from first day of acceptance
 * @param to last day of acceptance
 * @param overdue whether a limit was exceeded
 * @param revoked whether a revocation was decided
 * @param manual whether somebody interfered past the diagram
 * @param incident whether a step is stuck now
 */
record CaseQuery(
        String text,
        String procedure,
        String municipality,
        String state,
        String department,
        @DateTimeFormat(iso = ISO.DATE) LocalDate from,
        @DateTimeFormat(iso = ISO.DATE) LocalDate to,
        Boolean overdue,
        Boolean revoked,
        Boolean manual,
        Boolean incident) {

    private static final Set<String> STATES = Set.of("running", "completed", "terminated");

    /** What is wrong with it; none when it can be asked. */
    List<Violation> violations() {
        var violations = new ArrayList<Violation>();
        if (isAsked(state) && !STATES.contains(state)) {
            violations.add(new Violation("state", "状态", "应为 running、completed 或 terminated"));
        }
        if (from != null && to != null && to.isBefore(from)) {
            violations.add(new Violation("to", "止日", "不能早于起日"));
        }
        return violations;
    }

    /** The conditions on {@code case_record c} with what they ask. */
    Conditions conditions(PartialMatches matches) {
        var conditions = new Conditions();
        text(conditions, matches);
        conditions.equal("c.procedure_key", procedure);
        conditions.equal("c.municipality", municipality);
        conditions.equal("c.state", state);
        if (isAsked(department)) {
            matches.department(conditions, department);
        }
        if (from != null) {
            conditions.add("c.opened_at >= ?", from.atStartOfDay(OfficialTime.ZONE).toOffsetDateTime());
        }
        if (to != null) {
            conditions.add("c.opened_at < ?", to.plusDays(1).atStartOfDay(OfficialTime.ZONE).toOffsetDateTime());
        }
        conditions.flag("c.overdue", overdue);
        conditions.flag("c.revoked", revoked);
        conditions.flag("c.manual", manual);
        if (incident != null) {
            conditions.add(incident ? "c.incidents > 0" : "c.incidents = 0");
        }
        return conditions;
    }

    private void text(Conditions conditions, PartialMatches matches) {
        if (!isAsked(text)) {
            return;
        }
        var wanted = text.strip();
        if (wanted.matches("\\d{6}-.*")) {
            // the end of the range is the highest character, so that the primary key serves
            conditions.add("c.case_number >= ? and c.case_number < ?", wanted, wanted + '\uFFFF');
        } else if (wanted.matches("[0-9A-Z]{18}")) {
            conditions.equal("c.applicant_credit_code", wanted);
        } else {
            matches.applicant(conditions, wanted);
        }
    }

    private static boolean isAsked(String value) {
        return value != null && !value.isBlank();
    }
}
