package org.lianban.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lianban.deadline.ClockReading.State;
import org.lianban.engine.OfficialTime;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The events of clocks, to which rows are only added, and their projection. */
@Component
class ClockStore {

    /** What is known of an event besides what counts; any of it may be null. */
    record Grounds(String reason, String basis) {

        static final Grounds NONE = new Grounds(null, null);
    }

    private static final String CLOCKS = """
            select c.case_number, clock, c.procedure_key, step, step_name, r.municipality, c.process_instance_id,
                activity_instance_id, amount, unit, extension, basis, last_seq, last_at, c.state, due_day, due_at, provisional,
                yellow_at, orange_at, announced, calendar_version
            from case_clock c join case_record r on r.case_number = c.case_number
            where c.case_number""";

    private final JdbcClient jdbc;

    ClockStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CaseClock> of(String caseNumber) {
        return jdbc.sql(CLOCKS + " = ?").param(caseNumber).query((row, number) -> clock(row)).list();
    }

    /** The clocks of several cases. */
    List<CaseClock> of(Collection<String> caseNumbers) {
        return jdbc.sql(CLOCKS + " in (:cases)").param("cases", caseNumbers).query((row, number) -> clock(row)).list();
    }

    /** The events of each clock of each of several cases. */
    Map<String, Map<String, List<ClockEvent>>> eventsOf(Collection<String> caseNumbers) {
        var events = new LinkedHashMap<String, Map<String, List<ClockEvent>>>();
        jdbc.sql("select case_number, clock, kind, happened_at, amount from clock_event where case_number in (:cases) order by seq")
                .param("cases", caseNumbers)
                .query(row -> {
                    events.computeIfAbsent(row.getString(1), number -> new LinkedHashMap<>())
                            .computeIfAbsent(row.getString(2), clock -> new ArrayList<>())
                            .add(event(row, 3));
                });
        return events;
    }

    /** The events of each clock of the case, in their order; clocks in the order in which they were started. */
    Map<String, List<ClockEvent>> events(String caseNumber) {
        var events = new LinkedHashMap<String, List<ClockEvent>>();
        jdbc.sql("select clock, kind, happened_at, amount from clock_event where case_number = ? order by happened_at, clock, seq")
                .param(caseNumber)
                .query(row -> {
                    events.computeIfAbsent(row.getString(1), clock -> new ArrayList<>()).add(event(row, 2));
                });
        return events;
    }

    List<ClockEvent> events(String caseNumber, String clock) {
        return jdbc.sql("select kind, happened_at, amount from clock_event where case_number = ? and clock = ? order by seq")
                .params(caseNumber, clock)
                .query((row, number) -> event(row, 1))
                .list();
    }

    void append(CaseClock clock, int seq, ClockEvent event, Grounds grounds, String actor) {
        Integer amount = switch (event.kind()) {
            case STARTED -> clock.limit().limit().amount();
            case EXTENDED -> event.amount();
            case PAUSED, RESUMED, STOPPED -> null;
        };
        jdbc.sql("""
                        insert into clock_event
                            (case_number, clock, seq, kind, happened_at, amount, unit, reason, basis, actor)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(clock.caseNumber())
                .param(clock.clock())
                .param(seq)
                .param(code(event.kind()))
                .param(event.at())
                .param(amount)
                .param(amount != null ? clock.limit().limit().unit().code() : null)
                .param(grounds.reason())
                .param(grounds.basis())
                .param(actor)
                .update();
    }

    void add(CaseClock clock) {
        var limit = clock.limit();
        var insert = jdbc.sql("""
                        insert into case_clock
                            (case_number, clock, procedure_key, step, step_name, process_instance_id, activity_instance_id,
                            amount, unit, extension, basis, last_seq, last_at, state, due_day, due_at, provisional, yellow_at,
                            orange_at, announced, next_at, calendar_version, attempts, retry_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, null)""")
                .param(clock.caseNumber())
                .param(clock.clock())
                .param(clock.procedure())
                .param(clock.step())
                .param(clock.stepName())
                .param(clock.processInstanceId())
                .param(clock.activityInstanceId())
                .param(limit.limit().amount())
                .param(limit.limit().unit().code())
                .param(limit.extension())
                .param(limit.basis());
        standing(insert, clock).update();
    }

    void update(CaseClock clock) {
        var update = jdbc.sql("""
                        update case_clock set last_seq = ?, last_at = ?, state = ?, due_day = ?, due_at = ?, provisional = ?, yellow_at = ?,
                            orange_at = ?, announced = ?, next_at = ?, calendar_version = ?, attempts = 0, retry_at = null
                        where case_number = ? and clock = ?""");
        standing(update, clock).param(clock.caseNumber()).param(clock.clock()).update();
    }

    /** The columns that change with each event, in the order that both statements name them. */
    private static StatementSpec standing(StatementSpec statement, CaseClock clock) {
        var standing = clock.standing();
        return statement
                .param(clock.lastSeq())
                .param(clock.lastAt())
                .param(code(standing.state()))
                .param(standing.dueDay())
                .param(standing.dueAt())
                .param(standing.provisional())
                .param(standing.yellowAt())
                .param(standing.orangeAt())
                .param(code(standing.announced()))
                .param(standing.nextAt())
                .param(standing.calendarVersion());
    }

    /**
     * Cases in which something is to be told or to be counted again, in order.
     *
     * @param after case number after which to begin
     */
    List<String> due(OffsetDateTime now, long calendarVersion, String after, int most) {
        return jdbc.sql("""
                        select distinct case_number from case_clock
                        where case_number > ? and (next_at <= ? or calendar_version < ?) and (retry_at is null or retry_at <= ?)
                        order by case_number
                        fetch first %d rows only""".formatted(most))
                .params(after, now, calendarVersion, now)
                .query(String.class)
                .list();
    }

    /** How often the case has failed since something was told last. */
    int attempts(String caseNumber) {
        return jdbc.sql("select coalesce(max(attempts), 0) from case_clock where case_number = ?")
                .param(caseNumber)
                .query(Integer.class)
                .single();
    }

    void postpone(String caseNumber, OffsetDateTime until) {
        jdbc.sql("update case_clock set attempts = attempts + 1, retry_at = ? where case_number = ? and state <> 'stopped'")
                .params(until, caseNumber)
                .update();
    }

    private static ClockEvent event(ResultSet row, int column) throws SQLException {
        var kind = ClockEvent.Kind.valueOf(name(row, column));
        return new ClockEvent(kind, moment(row, column + 1), kind == ClockEvent.Kind.EXTENDED ? row.getInt(column + 2) : 0);
    }

    private static CaseClock clock(ResultSet row) throws SQLException {
        return new CaseClock(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                new StepLimit(
                        new TimeLimit(row.getInt(9), TimeLimit.Unit.of(row.getString(10))),
                        row.getObject(11, Integer.class),
                        row.getString(12)),
                row.getInt(13),
                moment(row, 14),
                new CaseClock.Standing(
                        State.valueOf(name(row, 15)),
                        row.getObject(16, LocalDate.class),
                        moment(row, 17),
                        row.getBoolean(18),
                        moment(row, 19),
                        moment(row, 20),
                        Colour.valueOf(name(row, 21)),
                        row.getObject(22, Long.class)));
    }

    /** Databases answer in a zone of their own; here a day is a day in Shanghai. */
    private static OffsetDateTime moment(ResultSet row, int column) throws SQLException {
        return OfficialTime.of(row.getObject(column, OffsetDateTime.class));
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String name(ResultSet row, int column) throws SQLException {
        return row.getString(column).toUpperCase(Locale.ROOT);
    }
}
