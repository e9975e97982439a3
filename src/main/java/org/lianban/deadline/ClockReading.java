package org.lianban.deadline;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * What a clock shows at a moment. A stopped clock shows for ever what it showed when it was stopped.
 *
 * @param overdue whether the limit has run out; from {@code dueAt} on, that moment included
 * @param dueDay the last day, which is the legal fact; for 小时 the day of {@code dueAt}; null while paused, and for a
 *     clock that was stopped while paused
 * @param dueAt end of the last day, in Asia/Shanghai; null where {@code dueDay} is
 * @param unitsLeft units of the limit that are left, today's included; begun hours and months count whole; 0 when overdue
 * @param unitsOverdue units since the due day, today's included; begun hours and months count whole; 0 unless overdue
 * @param provisional whether a year was needed whose holidays are not published yet, so that the due day may move
 */
record ClockReading(
        State state,
        boolean overdue,
        LocalDate dueDay,
        OffsetDateTime dueAt,
        int unitsLeft,
        int unitsOverdue,
        boolean provisional) {

    /** Whether time is running out. A limit that has run out stays running: a later pause does not undo it. */
    enum State {
        RUNNING,
        PAUSED,
        STOPPED
    }
}
