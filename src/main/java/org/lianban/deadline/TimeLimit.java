package org.lianban.deadline;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.LocalDate;

/**
 * A promised limit.
 *
 * @param amount number of units, at least one
 * @param unit how they are counted
 */
record TimeLimit(int amount, Unit unit) {

    /** The day rules of the law: 工作日, 日, 小时, 月. They are never converted into one another. */
    enum Unit {
        WORKDAY,
        DAY,
        HOUR,
        MONTH
    }

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /**
     * The moment at which the limit ends: 24:00 of the last day, the day of the start not counted (民法典 201). A last
     * day of 日 or 月 that is a rest day moves to the next working day (民法典 203).
     */
    OffsetDateTime endsAfter(OffsetDateTime start, WorkdayCalendar calendar) {
        var day = start.atZoneSameInstant(ZONE).toLocalDate();
        return switch (unit) {
            case WORKDAY -> endOf(workdaysAfter(day, calendar));
            case DAY -> endOf(calendar.firstWorkdayFrom(day.plusDays(amount)));
            case MONTH -> endOf(calendar.firstWorkdayFrom(day.plusMonths(amount)));
            case HOUR -> start.plusHours(amount);
        };
    }

    private LocalDate workdaysAfter(LocalDate start, WorkdayCalendar calendar) {
        var day = start;
        for (var used = 0; used < amount; used++) {
            day = calendar.firstWorkdayFrom(day.plusDays(1));
        }
        return day;
    }

    private static OffsetDateTime endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).toOffsetDateTime();
    }
}
