package org.lianban.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What the operator's monitoring shows of the installation as a whole: each figure is a query, asked again every half minute
 * however often somebody looks, and the same on every node. Labels are procedures, municipalities and states: nothing of a case.
 */
@Component
class Figures {

    private static final Logger LOG = LoggerFactory.getLogger(Figures.class);

    /**
     * A figure for each row of a query.
     *
     * @param query its last column is the figure, those before are the labels, by their names; asked for ever, so an index has to
     *     find what still runs among all that ever did (a clock that stopped has no calendar)
     */
    private record Figure(String name, String description, String query) {}

    private static final List<Figure> ALL = List.of(
            new Figure("lianban.cases.running", "Cases that have not ended", """
                    select c.procedure_key as "procedure", c.municipality as "municipality", count(*)
                    from act_ru_execution e join case_record c on c.process_instance_id = e.id_
                    where e.parent_id_ is null and e.super_exec_ is null group by c.procedure_key, c.municipality"""),
            new Figure("lianban.tasks.open", "Tasks that wait for a person", """
                    select tenant_id_ as "municipality", case when assignee_ is null then 'free' else 'held' end as "state", count(*)
                    from act_ru_task group by tenant_id_, case when assignee_ is null then 'free' else 'held' end"""),
            new Figure("lianban.jobs", "Jobs: due, at work, to come, or failed for good", """
                    select state as "state", count(*) from (
                        select case when retries_ = 0 then 'failed'
                            when lock_exp_time_ > localtimestamp then 'locked'
                            when duedate_ is null or duedate_ <= localtimestamp then 'due'
                            else 'waiting' end as state
                        from act_ru_job where suspension_state_ = 1) jobs group by state"""),
            new Figure("lianban.jobs.oldest.due.seconds", "For how long the oldest job that could run has not been begun", """
                    select coalesce(extract(epoch from (localtimestamp - min(coalesce(duedate_, create_time_)))), 0) from act_ru_job
                    where retries_ > 0 and suspension_state_ = 1 and (duedate_ is null or duedate_ <= localtimestamp)
                    and (lock_exp_time_ is null or lock_exp_time_ <= localtimestamp)"""),
            new Figure("lianban.incidents", "Steps that failed for good and wait for an operator", """
                    select incident_type_ as "type", tenant_id_ as "municipality", count(*)
                    from act_ru_incident where id_ = root_cause_incident_id_ group by incident_type_, tenant_id_"""),
            new Figure("lianban.clocks", "Clocks that have not stopped, by the colour that clerks see", """
                    select r.municipality as "municipality", case when c.state = 'paused' then 'grey' else c.announced end as "colour", count(*)
                    from case_clock c join case_record r on r.case_number = c.case_number
                    where c.calendar_version is not null and c.state <> 'stopped' group by r.municipality, case when c.state = 'paused' then 'grey' else c.announced end"""),
            new Figure("lianban.answers", "Answers of departments that are kept until their case waits for them", """
                    select role as "department", count(*) from department_answer where state = 'PENDING' group by role"""),
            new Figure("lianban.seals.age.seconds", "Since when nothing has been sealed; nothing before the first seal", """
                    select extract(epoch from (current_timestamp - max(sealed_at))) from journal_seal having count(*) > 0"""));

    private final JdbcClient jdbc;
    private final MeterRegistry registry;
    private final Map<String, MultiGauge> gauges = new ConcurrentHashMap<>();

    Figures(JdbcClient jdbc, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.registry = registry;
    }

    @Scheduled(fixedDelayString = "${lianban.figures-delay:PT30S}", initialDelayString = "PT10S")
    void read() {
        try {
            ALL.forEach(figure -> gauges.computeIfAbsent(figure.name(), name -> MultiGauge.builder(name)
                            .description(figure.description())
                            .register(registry))
                    .register(rows(figure), true));
        } catch (DataAccessException e) {
            // the figures of before stand; that the database does not answer is told elsewhere
            LOG.debug("Figures were not read", e);
        }
    }

    private List<MultiGauge.Row<?>> rows(Figure figure) {
        return jdbc.sql(figure.query()).<MultiGauge.Row<?>>query((row, number) -> row(row)).list();
    }

    private static MultiGauge.Row<?> row(ResultSet row) throws SQLException {
        var columns = row.getMetaData();
        var labels = Tags.empty();
        for (var column = 1; column < columns.getColumnCount(); column++) {
            var value = row.getString(column);
            labels = labels.and(columns.getColumnLabel(column), value == null ? "none" : value);
        }
        return MultiGauge.Row.of(labels, row.getDouble(columns.getColumnCount()));
    }
}
