package org.lianban.deadline;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lianban.engine.InvalidInputException;
import org.lianban.engine.Violation;
import org.lianban.journal.Journal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a new version of the calendar out of yearly data, whole or not at all. */
@Component
class CalendarImport {

    private final WorkdayCalendarVersions versions;
    private final WorkdayCalendars calendars;
    private final Journal journal;
    private final TransactionTemplate transaction;

    CalendarImport(
            WorkdayCalendarVersions versions,
            WorkdayCalendars calendars,
            Journal journal,
            PlatformTransactionManager transactions) {
        this.versions = versions;
        this.calendars = calendars;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Replaces the years that the days lie in and keeps the others. The same content again makes no new version.
     *
     * @param days with a holiday in each of their years
     * @param source where the days were published; null where nobody said
     * @return the calendar that is in force afterwards
     * @throws InvalidInputException when years between the published ones and an earlier one are missing
     */
    WorkdayCalendar replaceYears(List<SpecialDay> days, String importedBy, String source) {
        var inForce = transaction.execute(status -> {
            versions.lock();
            var before = versions.load(versions.newest());
            var after = merged(before, days);
            requireNoGap(before, after);
            if (List.copyOf(after.days()).equals(List.copyOf(before.days()))) {
                return before;
            }
            versions.store(after, importedBy, source);
            journal.recordInstallation("calendar.imported", details(after, days, source));
            return after;
        });
        calendars.forget();
        return inForce;
    }

    private static WorkdayCalendar merged(WorkdayCalendar before, List<SpecialDay> days) {
        var replaced = days.stream().map(day -> day.date().getYear()).collect(Collectors.toSet());
        return new WorkdayCalendar(
                before.version() + 1,
                Stream.concat(before.days().stream().filter(day -> !replaced.contains(day.date().getYear())), days.stream())
                        .toList());
    }

    /** Years to come may be unknown, years gone by may not. */
    private static void requireNoGap(WorkdayCalendar before, WorkdayCalendar after) {
        var missing = Stream.iterate(after.years().first(), year -> year + 1)
                .limit(before.years().first() - after.years().first())
                .filter(year -> !after.isPublished(year))
                .map(String::valueOf)
                .toList();
        if (!missing.isEmpty()) {
            throw new InvalidInputException(List.of(new Violation(
                    "years",
                    "%d 年".formatted(after.years().first()),
                    "与已有的 %d 年之间还缺 %s 年".formatted(before.years().first(), String.join("、", missing)))));
        }
    }

    private static Map<String, ?> details(WorkdayCalendar calendar, List<SpecialDay> days, String source) {
        return Map.of(
                "version", calendar.version(),
                "years", days.stream().map(day -> day.date().getYear()).distinct().sorted().toList(),
                "days", days.stream().map(day -> "%s %s %s".formatted(day.date(), day.kind().code(), day.holiday())).sorted().toList(),
                "source", source == null ? "" : source);
    }
}
