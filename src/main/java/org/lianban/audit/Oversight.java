package org.lianban.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lianban.engine.OfficialTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The figures of a period by which the work is overseen (西安 39: a report every half-year). */
@Component
class Oversight {

    /** Days, both included, and the municipalities that are looked at. */
    record Period(LocalDate from, LocalDate to, List<String> municipalities) {}

    /**
     * @param opened accepted in the period
     * @param completed ended in the period as the diagram has it
     * @param terminated ended in the period otherwise
     * @param running under way now, whenever they were accepted
     */
    record Volume(long opened, long completed, long terminated, long running) {}

    /**
     * @param closed ended in the period
     * @param onTime those among them that never exceeded a limit
     */
    record OnTime(long closed, long onTime) {}

    /** @param medianMillis from acceptance to end; none where nothing was closed */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Procedure(String procedure, String procedureName, long opened, long closed, long onTime, Long medianMillis) {}

    /**
     * What a department did.
     *
     * @param steps user tasks that ended in the period
     * @param medianMillis from the arrival of a task to its end, rest days included
     */
    record Department(String department, long steps, long medianMillis, long p90Millis) {}

    /**
     * 好差评.
     *
     * @param rated in the period; not those that a review found mistaken
     * @param satisfied those that are not bad
     */
    record Satisfaction(long rated, long satisfied, Map<String, Long> grades) {}

    /** Figures of a period; durations in milliseconds. */
    record Figures(
            LocalDate from,
            LocalDate to,
            Volume volume,
            OnTime onTime,
            List<Procedure> procedures,
            List<Department> departments,
            Satisfaction satisfaction) {}

    /** How often an element of a diagram was passed in a period, and how long it took. */
    record Heat(String activityId, long count, long medianMillis) {}

    private final JdbcClient jdbc;
    private final Models models;

    Oversight(JdbcClient jdbc, Models models) {
        this.jdbc = jdbc;
        this.models = models;
    }

    Figures figures(Period period) {
        var procedures = procedures(period);
        var closed = procedures.stream().mapToLong(Procedure::closed).sum();
        var terminated = count("select count(*) from case_record where municipality in (:places) and state = 'terminated' and ended_at >= :from and ended_at < :to", period);
        return new Figures(
                period.from(),
                period.to(),
                new Volume(
                        procedures.stream().mapToLong(Procedure::opened).sum(),
                        closed - terminated,
                        terminated,
                        count("select count(*) from case_record where municipality in (:places) and state = 'running'", period)),
                new OnTime(closed, procedures.stream().mapToLong(Procedure::onTime).sum()),
                procedures,
                departments(period),
                satisfaction(period));
    }

    private List<Procedure> procedures(Period period) {
        var names = models.names();
        var opened = new TreeMap<String, Long>();
        ask("""
                        select procedure_key, count(*) from case_record
                        where municipality in (:places) and opened_at >= :from and opened_at < :to group by procedure_key""", period)
                .query((row, number) -> opened.put(row.getString(1), row.getLong(2)))
                .list();
        var closed = new TreeMap<String, Procedure>();
        ask("""
                        select procedure_key, count(*), sum(case when overdue then 0 else 1 end),
                            percentile_cont(0.5) within group (order by extract(epoch from ended_at) - extract(epoch from opened_at))
                        from case_record
                        where municipality in (:places) and ended_at >= :from and ended_at < :to group by procedure_key""", period)
                .query((row, number) -> closed.put(row.getString(1), new Procedure(
                        row.getString(1), null, 0, row.getLong(2), row.getLong(3), millisOfSeconds(row.getBigDecimal(4)))))
                .list();
        var keys = new TreeMap<String, Long>(opened);
        closed.keySet().forEach(key -> keys.putIfAbsent(key, 0L));
        return keys.entrySet().stream()
                .map(one -> {
                    var ended = closed.get(one.getKey());
                    var name = names.getOrDefault(one.getKey(), one.getKey());
                    return ended == null
                            ? new Procedure(one.getKey(), name, one.getValue(), 0, 0, null)
                            : new Procedure(one.getKey(), name, one.getValue(), ended.closed(), ended.onTime(), ended.medianMillis());
                })
                .toList();
    }

    private List<Department> departments(Period period) {
        return ask("""
                        select l.group_id_, count(*), percentile_cont(0.5) within group (order by t.duration_),
                            percentile_cont(0.9) within group (order by t.duration_)
                        from act_hi_taskinst t join act_hi_identitylink l on l.task_id_ = t.id_
                        where t.end_time_ >= :fromMoment and t.end_time_ < :toMoment and t.delete_reason_ = 'completed' and t.tenant_id_ in (:places)
                            and l.type_ = 'candidate' and l.operation_type_ = 'add' and l.group_id_ is not null
                        group by l.group_id_ order by l.group_id_""", period)
                .query((row, number) -> new Department(row.getString(1), row.getLong(2), millis(row, 3), millis(row, 4)))
                .list();
    }

    private Satisfaction satisfaction(Period period) {
        var grades = new TreeMap<String, Long>();
        var bad = ask("""
                        select grade, count(*), sum(case when bad then 1 else 0 end) from service_rating
                        where municipality in (:places) and counted and rated_at >= :from and rated_at < :to group by grade""", period)
                .query((row, number) -> {
                    grades.put(row.getString(1), row.getLong(2));
                    return row.getLong(3);
                })
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
        var rated = grades.values().stream().mapToLong(Long::longValue).sum();
        return new Satisfaction(rated, rated - bad, grades);
    }

    /** @param definitionId the version of a process */
    List<Heat> heat(String definitionId, Period period) {
        return ask("""
                        select act_id_, count(*), percentile_cont(0.5) within group (order by duration_) from act_hi_actinst
                        where proc_def_id_ = :definition and end_time_ >= :fromMoment and end_time_ < :toMoment and tenant_id_ in (:places)
                        group by act_id_ order by act_id_""", period)
                .param("definition", definitionId)
                .query((row, number) -> new Heat(row.getString(1), row.getLong(2), millis(row, 3)))
                .list();
    }

    private long count(String sql, Period period) {
        return ask(sql, period).query(Long.class).single();
    }

    /** The engine keeps its moments without a zone. */
    private StatementSpec ask(String sql, Period period) {
        var from = period.from().atStartOfDay(OfficialTime.ZONE).toOffsetDateTime();
        var to = period.to().plusDays(1).atStartOfDay(OfficialTime.ZONE).toOffsetDateTime();
        return jdbc.sql(sql)
                .param("places", period.municipalities())
                .param("from", from)
                .param("to", to)
                .param("fromMoment", moment(from))
                .param("toMoment", moment(to));
    }

    private static Timestamp moment(OffsetDateTime at) {
        return Timestamp.from(at.toInstant());
    }

    private static long millis(ResultSet row, int column) throws SQLException {
        var value = row.getBigDecimal(column);
        return value == null ? 0 : value.longValue();
    }

    private static Long millisOfSeconds(BigDecimal seconds) {
        return seconds == null ? null : seconds.movePointRight(3).longValue();
    }
}
