package org.lianban.deadline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A clock of a case as somebody with a right to the case sees it now.
 *
 * @param clock unique in the case: {@code case}, or {@code <procedure>.<step>}, from the second round on with {@code ~2} …
 * @param procedure id of the process to which the step belongs
 * @param name what the step is called
 * @param state {@code running}, {@code paused} or {@code stopped}
 * @param colour {@code green}, {@code yellow}, {@code orange}, {@code red}, or {@code grey} while paused
 * @param limit units that were promised, without extensions
 * @param unit {@code workday}, {@code day}, {@code hour} or {@code month}
 * @param dueDay last day; null while paused
 * @param unitsLeft units that are left, today included
 * @param unitsOverdue units since the last day
 * @param provisional the last day lies beyond the published calendars
 * @param basis clause that sets the limit; null where only the office does
 * @param timeLeft all that in words, as 剩 2 个工作日
 */
public record ClockView(
        String clock,
        String procedure,
        String step,
        String name,
        String state,
        String colour,
        int limit,
        String unit,
        LocalDate dueDay,
        OffsetDateTime dueAt,
        int unitsLeft,
        int unitsOverdue,
        boolean provisional,
        String basis,
        String timeLeft) {

    /** Whether it measures the case as a whole. */
    @JsonIgnore
    public boolean isOfCase() {
        return step.equals(CaseClock.CASE);
    }
}
