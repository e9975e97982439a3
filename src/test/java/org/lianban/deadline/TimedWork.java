package org.lianban.deadline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.lianban.access.Tenancy;
import org.lianban.journal.JournalRows;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases of the two procedures made for these tests, and what their clocks show. */
@TestComponent
class TimedWork {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final Tenancy tenancy;
    private final JdbcClient jdbc;
    private final ClockDesk desk;
    private final JournalRows journal;

    TimedWork(
            RepositoryService repository,
            RuntimeService runtime,
            TaskService tasks,
            HistoryService history,
            Tenancy tenancy,
            JdbcClient jdbc,
            ClockDesk desk,
            JournalRows journal) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.history = history;
        this.tenancy = tenancy;
        this.jdbc = jdbc;
        this.desk = desk;
        this.journal = journal;
        var tables = repository.createDeployment().name("real-tables").enableDuplicateFiltering(true);
        for (var table : List.of("time-warning/time-warning.dmn", "department-name/department-name.dmn")) {
            try {
                tables.addString("decisions/" + table, Files.readString(Path.of("decisions", table)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        tables.deploy();
    }

    /** The case number of a new case. */
    String open(String procedure, String municipality) {
        return numberOf(tenancy.runAs(municipality, () -> runtime.startProcessInstanceByKey(procedure)).getId());
    }

    private String numberOf(String instance) {
        return history.createHistoricProcessInstanceQuery().processInstanceId(instance).singleResult().getBusinessKey();
    }

    Task task(String caseNumber, String activity) {
        return tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).taskDefinitionKey(activity).singleResult();
    }

    void complete(String caseNumber, String activity, Map<String, Object> variables) {
        tasks.complete(task(caseNumber, activity).getId(), variables);
    }

    /** The last day of the task; null while its time does not count. */
    LocalDate dueDay(String caseNumber, String activity) {
        var due = task(caseNumber, activity).getDueDate();
        return due == null ? null : due.toInstant().atZone(ZONE).minusNanos(1).toLocalDate();
    }

    String timeState(String caseNumber, String activity) {
        return (String) tasks.getVariableLocal(task(caseNumber, activity).getId(), "timeState");
    }

    void tell(String caseNumber, String message) {
        runtime.createMessageCorrelation(message).processInstanceBusinessKey(caseNumber).correlate();
    }

    void delete(String caseNumber) {
        runtime.deleteProcessInstance(rootOf(caseNumber), "误录", true);
    }

    ClockView clock(String caseNumber, String clock) {
        return desk.of(caseNumber).stream().filter(view -> view.clock().equals(clock)).findFirst().orElseThrow();
    }

    List<String> clocks(String caseNumber) {
        return desk.of(caseNumber).stream().map(view -> view.clock() + " " + view.state()).toList();
    }

    /** Kinds of the events of a clock, in their order. */
    List<String> events(String caseNumber, String clock) {
        return jdbc.sql("select kind from clock_event where case_number = ? and clock = ? order by seq")
                .params(caseNumber, clock)
                .query(String.class)
                .list();
    }

    /** Who caused the events of a clock, in their order. */
    List<String> actors(String caseNumber, String clock) {
        return jdbc.sql("select actor from clock_event where case_number = ? and clock = ? order by seq")
                .params(caseNumber, clock)
                .query(String.class)
                .list();
    }

    String queryCode(String caseNumber) {
        return jdbc.sql("select query_code from case_record where case_number = ?")
                .param(caseNumber)
                .query(String.class)
                .single();
    }

    /** What the diagram was told: clock and level, in the order in which it was told. */
    List<String> reminders(String caseNumber) {
        return jdbc.sql("""
                        select c.text_ || ' ' || l.text_ from act_hi_varinst c
                        join act_hi_varinst l on l.execution_id_ = c.execution_id_ and l.name_ = 'reminderLevel'
                        join act_hi_varinst d on d.execution_id_ = c.execution_id_ and d.name_ = 'reminderDueAt'
                        where c.name_ = 'reminderClock' and c.root_proc_inst_id_ = ?
                        order by c.create_time_, d.text_""")
                .param(rootOf(caseNumber))
                .query(String.class)
                .list();
    }

    private String rootOf(String caseNumber) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .rootProcessInstances()
                .singleResult()
                .getId();
    }

    /** When something is to be told next; null where there is nothing left to tell. */
    OffsetDateTime nextAt(String caseNumber, String clock) {
        return jdbc.sql("select next_at from case_clock where case_number = ? and clock = ?")
                .params(caseNumber, clock)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .orElse(null);
    }

    void suspend(String caseNumber) {
        runtime.suspendProcessInstanceById(rootOf(caseNumber));
    }

    void activate(String caseNumber) {
        runtime.activateProcessInstanceById(rootOf(caseNumber));
    }

    /** The events of a kind in the journal of the case, each as JSON, in their order. */
    List<String> journal(String caseNumber, String kind) {
        var reading = journal.reading(caseNumber);
        return journal.of(caseNumber, 1, Integer.MAX_VALUE).stream()
                .flatMap(row -> events(reading.events(row).orElseThrow()).stream())
                .filter(event -> event.path("kind").asText().equals(kind))
                .map(JsonNode::toString)
                .toList();
    }

    private static List<JsonNode> events(String json) {
        try {
            var events = new ArrayList<JsonNode>();
            new ObjectMapper().readTree(json).forEach(events::add);
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
