package org.lianban.deadline;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lianban.deadline.ClockEvent.Kind;
import org.lianban.deadline.TimeLimit.Unit;
import org.lianban.engine.OfficialTime;

/** Compares limits of different units the only way that holds: by where they end, from each day of the published years. */
public final class LimitComparison {

    private static final WorkdayCalendar CALENDAR = new WorkdayCalendar(1, SpecialDays.shipped());
    private static final ClockCount COUNT = new ClockCount(DeadlineSettings.standard());
    private static final List<LocalTime> TIMES = List.of(LocalTime.MIDNIGHT, LocalTime.of(23, 59));

    private LimitComparison() {}

    /**
     * @param unit code as decision tables write it, as {@code otherUnit} too
     * @return the first day of start from which the limit ends after the other; empty where it never does
     */
    public static Optional<LocalDate> firstStartWhereLonger(int amount, String unit, int other, String otherUnit) {
        var limit = new TimeLimit(amount, Unit.of(unit));
        var bound = new TimeLimit(other, Unit.of(otherUnit));
        var first = LocalDate.of(CALENDAR.years().first(), 1, 1);
        return first.datesUntil(LocalDate.of(CALENDAR.years().last(), 7, 1))
                .filter(day -> starts(day).anyMatch(start -> dueAt(limit, start).isAfter(dueAt(bound, start))))
                .findFirst();
    }

    private static Stream<OffsetDateTime> starts(LocalDate day) {
        return TIMES.stream().map(time -> day.atTime(time).atZone(OfficialTime.ZONE).toOffsetDateTime());
    }

    private static OffsetDateTime dueAt(TimeLimit limit, OffsetDateTime start) {
        return COUNT.read(limit, List.of(ClockEvent.of(Kind.STARTED, start)), CALENDAR, start).dueAt();
    }
}
