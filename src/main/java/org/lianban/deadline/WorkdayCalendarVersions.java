package org.lianban.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of the calendar in the database. */
@Component
class WorkdayCalendarVersions {

    private final JdbcClient jdbc;
    private final Clock clock;

    WorkdayCalendarVersions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** 0 where there is none. */
    long newest() {
        return jdbc.sql("select coalesce(max(version), 0) from workday_calendar").query(Long.class).single();
    }

    WorkdayCalendar load(long version) {
        return new WorkdayCalendar(
                version,
                jdbc.sql("select calendar_day, kind, holiday from workday_exception where version = ?")
                        .param(version)
                        .query((row, number) -> new SpecialDay(
                                row.getObject(1, LocalDate.class),
                                SpecialDay.Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                                row.getString(3)))
                        .list());
    }

    /**
     * @param source where the days were published; null where nobody said
     * @throws org.springframework.dao.DuplicateKeyException when another node was faster
     */
    void store(WorkdayCalendar calendar, String importedBy, String source) {
        jdbc.sql("insert into workday_calendar (version, imported_at, imported_by, source) values (?, ?, ?, ?)")
                .params(calendar.version(), OffsetDateTime.now(clock), importedBy, source)
                .update();
        calendar.days().forEach(day -> jdbc.sql(
                        "insert into workday_exception (version, calendar_day, kind, holiday) values (?, ?, ?, ?)")
                .params(calendar.version(), day.date(), day.kind().code(), day.holiday())
                .update());
    }

    /** Lets one import at a time through until its transaction ends. */
    void lock() {
        jdbc.sql("select version from workday_calendar where version = 1 for update").query(Long.class).single();
    }
}
