package org.lianban.deadline;

import java.time.OffsetDateTime;
import java.util.List;
import org.lianban.deadline.CaseClock.Standing;
import org.lianban.deadline.ClockReading.State;
import org.springframework.stereotype.Component;

/** Counts what the events of a clock come to, with its warnings, by the calendar as it is now. */
@Component
class ClockStanding {

    private final ClockCount count;
    private final WorkdayCalendars calendars;
    private final TimeWarnings warnings;

    ClockStanding(ClockCount count, WorkdayCalendars calendars, TimeWarnings warnings) {
        this.count = count;
        this.calendars = calendars;
        this.warnings = warnings;
    }

    /**
     * How a running or paused clock stands. What was announced is kept only as far as it is still true, so that a level can
     * come again after an extension; while paused nothing is true or untrue, so it is kept.
     *
     * @param announced what had been told before
     */
    Standing of(CaseClock clock, List<ClockEvent> events, Colour announced, OffsetDateTime now) {
        var limit = clock.limit().limit();
        var calendar = calendars.current();
        var reading = count.read(limit, events, calendar, now);
        var left = warnings.of(clock, limit.amount() + ClockHistory.of(events).extension());
        var counted = new Standing(
                reading.state(),
                reading.dueDay(),
                reading.dueAt(),
                reading.provisional(),
                count.momentWithUnitsLeft(limit, events, calendar, left.yellow()),
                count.momentWithUnitsLeft(limit, events, calendar, left.orange()),
                announced,
                calendar.version());
        var level = counted.levelAt(now);
        return counted.state() == State.PAUSED || level.compareTo(announced) >= 0 ? counted : counted.told(level);
    }

    /** Whether it was counted by an older calendar. */
    boolean isOutdated(CaseClock clock) {
        return clock.standing().calendarVersion() != null
                && clock.standing().calendarVersion() < calendars.current().version();
    }

    ClockReading read(CaseClock clock, List<ClockEvent> events, OffsetDateTime now) {
        return count.read(clock.limit().limit(), events, calendars.current(), now);
    }

    /** When a limit that begins now will be over. */
    OffsetDateTime dueAt(StepLimit limit, OffsetDateTime now) {
        var start = List.of(ClockEvent.of(ClockEvent.Kind.STARTED, now));
        return count.read(limit.limit(), start, calendars.current(), now).dueAt();
    }
}
