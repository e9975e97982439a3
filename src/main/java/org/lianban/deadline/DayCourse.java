package org.lianban.deadline;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lianban.deadline.TimeLimit.Unit;

/**
 * A limit of 工作日, 日 or 月: the days that count towards it.
 *
 * @param total units, extensions included
 * @param counted days used up, in order; all there are where the limit is not paused
 * @param dueDay null while paused
 * @param provisional whether a day was looked up whose year is not published: 工作日 looks up every day that no pause takes
 *     out, 日 and 月 only whether and how far the last one rolls
 */
record DayCourse(
        Unit unit,
        int total,
        ClockHistory history,
        WorkdayCalendar calendar,
        DeadlineSettings settings,
        List<LocalDate> counted,
        LocalDate dueDay,
        boolean provisional)
        implements Course {

    static DayCourse of(
            Unit unit, int total, ClockHistory history, WorkdayCalendar calendar, DeadlineSettings settings) {
        var start = history.start().toLocalDate();
        var needed = daysOf(unit, total, start);
        var counted = new ArrayList<LocalDate>();
        var provisional = false;
        for (var day = start.plusDays(1); !history.isStillPausedOn(day); day = day.plusDays(1)) {
            if (history.takesOut(day)) {
                continue;
            }
            if (unit == Unit.WORKDAY) {
                provisional |= !calendar.isPublished(day.getYear());
                if (!calendar.isWorkday(day)) {
                    continue;
                }
            }
            counted.add(day);
            if (counted.size() == needed) {
                var last = unit == Unit.WORKDAY ? day : calendar.firstWorkdayFrom(day);
                provisional |= !calendar.isPublished(day.getYear()) || !calendar.isPublished(last.getYear());
                if (!history.pausedAt(settings.endOf(last))) {
                    return new DayCourse(unit, total, history, calendar, settings, counted, last, provisional);
                }
                counted.remove(counted.size() - 1);
            }
        }
        return new DayCourse(unit, total, history, calendar, settings, counted, null, provisional);
    }

    @Override
    public ClockReading read(ZonedDateTime moment) {
        var stopped = history.stop() != null;
        if (dueDay == null) {
            var state = stopped ? ClockReading.State.STOPPED : ClockReading.State.PAUSED;
            return new ClockReading(state, false, null, null, unitsLeftAfter(counted.size()), 0, provisional);
        }
        var today = moment.toLocalDate();
        var due = settings.endOf(dueDay);
        var overdue = !moment.isBefore(due);
        return new ClockReading(
                stopped ? ClockReading.State.STOPPED : ClockReading.State.RUNNING,
                overdue,
                dueDay,
                due.toOffsetDateTime(),
                overdue ? 0 : unitsLeftOn(today),
                overdue ? unitsOverdueOn(today) : 0,
                provisional);
    }

    @Override
    public ZonedDateTime momentWithUnitsLeft(int unitsLeft) {
        if (dueDay == null) {
            return null;
        }
        if (unitsLeft == 0) {
            return settings.endOf(dueDay);
        }
        if (unitsLeft > total) {
            return history.start();
        }
        var day = counted.get(daysOf(unit, total - unitsLeft, history.start().toLocalDate()));
        return unit == Unit.WORKDAY ? settings.warningOn(day) : warningOnWorkday(day);
    }

    private ZonedDateTime warningOnWorkday(LocalDate day) {
        var start = history.start();
        for (var before = day; !before.isBefore(start.toLocalDate()); before = before.minusDays(1)) {
            if (calendar.isWorkday(before)) {
                var moment = settings.warningOn(before);
                if (moment.isBefore(start) || history.pausedAt(moment)) {
                    break;
                }
                return moment;
            }
        }
        return settings.warningOn(calendar.firstWorkdayFrom(day));
    }

    /** The day of a roll belongs to the last unit: there is still time on it. */
    private int unitsLeftOn(LocalDate today) {
        var used = (int) counted.stream().filter(day -> day.isBefore(today)).count();
        return Math.max(1, unitsLeftAfter(used));
    }

    /** A month that has begun is left as a whole. */
    private int unitsLeftAfter(int usedDays) {
        if (unit != Unit.MONTH) {
            return total - usedDays;
        }
        var start = history.start().toLocalDate();
        return total - (int) IntStream.rangeClosed(1, total)
                .takeWhile(months -> daysOf(unit, months, start) <= usedDays)
                .count();
    }

    private int unitsOverdueOn(LocalDate today) {
        return switch (unit) {
            case WORKDAY -> (int) dueDay.plusDays(1).datesUntil(today.plusDays(1)).filter(calendar::isWorkday).count();
            case MONTH -> (int) IntStream.iterate(0, months -> dueDay.plusMonths(months).isBefore(today), months -> months + 1)
                    .count();
            default -> (int) ChronoUnit.DAYS.between(dueDay, today);
        };
    }

    /** How many days the units are: 月 is as long as its months are, counted from the start. */
    private static int daysOf(Unit unit, int units, LocalDate start) {
        return unit == Unit.MONTH ? (int) ChronoUnit.DAYS.between(start, start.plusMonths(units)) : units;
    }
}
