package org.lianban.deadline;

import static org.lianban.deadline.ClockHistory.local;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Counts limits. What a clock shows follows from its limit, its events and the calendar alone, by these conventions:
 *
 * <ol>
 *   <li>Whole days in Asia/Shanghai. The day of the start is not counted (民法典 201).
 *   <li>A pause from day p to day r takes out the days d with p &lt; d ≤ r; pause and resume on one day change nothing;
 *       overlapping pauses count once, and each needs a resume of its own.
 *   <li>A limit never runs out while paused: if the end of the last day falls into a pause, that day is kept. A limit that
 *       has run out stays so: a pause that begins afterwards changes nothing.
 *   <li>日: a last day that is a rest day rolls to the next working day (民法典 203). 工作日: rest days are skipped and
 *       make-up days counted. 月: the period ends on the day of its last month that has the number of the day of the
 *       start, or on the last of that month (民法典 202); extensions are months added before that day is sought; the days
 *       that pauses take out are added to it; a last day that is a rest day rolls.
 *   <li>Due is the end of the last day, by {@link DeadlineSettings#dayEndsAt()}.
 *   <li>小时: elapsed time less the exact pauses, no rolling.
 *   <li>A warning with k units left comes at {@link DeadlineSettings#warningAt()} of the day that begins the last k counted
 *       units, never on a rest day.
 *   <li>Extensions are summed, however late and however many: whoever writes one refuses it.
 * </ol>
 */
@Component
class ClockCount {

    private final DeadlineSettings settings;

    ClockCount(DeadlineSettings settings) {
        this.settings = settings;
    }

    /**
     * @param events in any order; those of the same moment happened in the order given
     * @param asOf the moment of looking; one before the last event counts as that event's, so that a clock that was just
     *     written never seems unwritten
     * @throws IllegalArgumentException in Chinese, naming the events that make no sense
     * @throws UnknownYearException when the days of a year before those of the calendar are needed
     */
    ClockReading read(TimeLimit limit, List<ClockEvent> events, WorkdayCalendar calendar, OffsetDateTime asOf) {
        var history = ClockHistory.of(events);
        var latest = history.stop() != null || local(asOf).isBefore(history.last()) ? history.last() : local(asOf);
        return course(limit, history, calendar).read(latest);
    }

    /**
     * Convention 7. Where the day is a rest day, which only 日 and 月 have, the warning comes on the last working day before
     * it, since a later one would be late; where the clock was not running then, on the next working day.
     *
     * @param unitsLeft 0 for the due time itself; for 小时 the moment with exactly that much of running time left; more than the
     *     limit has for the start of the clock
     * @return null while paused and after the stop
     * @throws IllegalArgumentException as {@link #read} does
     */
    OffsetDateTime momentWithUnitsLeft(
            TimeLimit limit, List<ClockEvent> events, WorkdayCalendar calendar, int unitsLeft) {
        if (unitsLeft < 0) {
            throw new IllegalArgumentException("剩余数量不能是负数：" + unitsLeft);
        }
        var history = ClockHistory.of(events);
        if (history.stop() != null) {
            return null;
        }
        var moment = course(limit, history, calendar).momentWithUnitsLeft(unitsLeft);
        return moment == null ? null : moment.toOffsetDateTime();
    }

    private Course course(TimeLimit limit, ClockHistory history, WorkdayCalendar calendar) {
        var total = Math.addExact(limit.amount(), history.extension());
        return limit.unit() == TimeLimit.Unit.HOUR
                ? HourCourse.of(total, history)
                : DayCourse.of(limit.unit(), total, history, calendar, settings);
    }
}
