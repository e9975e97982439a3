package org.lianban.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which days are working days: Monday to Friday, less the holidays and plus the make-up days that the State Council
 * publishes each year. One version, which never changes. Beyond the published years only weekends are known, so what is
 * counted there is provisional.
 */
final class WorkdayCalendar {

    private final long version;
    private final NavigableMap<LocalDate, SpecialDay> days;
    private final NavigableSet<Integer> years;

    /** @param days each at most once; every year that has one counts as published */
    WorkdayCalendar(long version, Collection<SpecialDay> days) {
        this.version = version;
        var byDate = new TreeMap<LocalDate, SpecialDay>();
        for (var day : days) {
            if (byDate.put(day.date(), day) != null) {
                throw new IllegalArgumentException("同一天有两种安排：" + day.date());
            }
        }
        this.days = Collections.unmodifiableNavigableMap(byDate);
        this.years = Collections.unmodifiableNavigableSet(
                byDate.keySet().stream().map(LocalDate::getYear).collect(Collectors.toCollection(TreeSet::new)));
        if (years.isEmpty()) {
            throw new IllegalArgumentException("节假日安排没有任何日期");
        }
    }

    long version() {
        return version;
    }

    /** The days that differ from the weekly rhythm, in order. */
    Collection<SpecialDay> days() {
        return days.values();
    }

    /** The published years, in order. */
    NavigableSet<Integer> years() {
        return years;
    }

    boolean isPublished(int year) {
        return years.contains(year);
    }

    /** @throws UnknownYearException for a year before the first published one */
    boolean isWorkday(LocalDate day) {
        if (day.getYear() < years.first()) {
            throw new UnknownYearException(day.getYear());
        }
        var special = days.get(day);
        if (special != null) {
            return special.kind() == SpecialDay.Kind.WORK;
        }
        return !isWeekend(day);
    }

    /** The day itself, or the next working day when it is a rest day (民法典 203). */
    LocalDate firstWorkdayFrom(LocalDate day) {
        var candidate = day;
        while (!isWorkday(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
