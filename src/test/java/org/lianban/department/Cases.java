package org.lianban.department;

import static org.camunda.spin.Spin.JSON;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.lianban.access.Tenancy;
import org.lianban.journal.JournalRows;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ClassPathResource;

/** Cases of small processes made for these tests, moved on step by step. */
@TestComponent
public class Cases {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final HistoryService history;
    private final TaskService tasks;
    private final Tenancy tenancy;
    private final JournalRows journal;
    private final ObjectMapper json;

    public Cases(
            RepositoryService repository,
            RuntimeService runtime,
            ManagementService management,
            HistoryService history,
            TaskService tasks,
            Tenancy tenancy,
            JournalRows journal,
            ObjectMapper json) {
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
        this.history = history;
        this.tasks = tasks;
        this.tenancy = tenancy;
        this.journal = journal;
        this.json = json;
    }

    /** A case that is about to register the employer with the medical insurance bureau. */
    public ProcessInstance oneStepIn(String municipality) {
        return start("one-step", municipality, Map.of(
                "unifiedSocialCreditCode", Requests.CREDIT_CODE,
                "enterpriseName", Requests.ENTERPRISE,
                "insuranceKinds", JSON(List.of("pension", "medical")),
                "employees", JSON("[{\"name\":\"赵六\",\"idNumber\":\"" + Requests.ID_CARD
                        + "\",\"employedFrom\":\"2026-11-01\",\"monthlyWageYuan\":4200,\"householdKind\":\"urban\"}]")));
    }

    /** A case that is about to have a department do this step, and whose refusal has this error code. */
    public ProcessInstance stepIn(String municipality, String delegate, String errorCode, Map<String, Object> variables) {
        var model = read("department/any-step.bpmn").replace("@step@", delegate).replace("@refusal@", errorCode);
        repository.createDeployment()
                .name("department-test-" + delegate)
                .enableDuplicateFiltering(true)
                .addString(delegate + ".bpmn", model)
                .deploy();
        return tenancy.runAs(municipality, () -> runtime.startProcessInstanceByKey("department-" + delegate, variables));
    }

    private static String read(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A case that has ordered its seals and waits for them. */
    public ProcessInstance waitingForSealsIn(String municipality) {
        var waiting = beforeTheWaitIn(municipality);
        runJob(waiting);
        return waiting;
    }

    /** A case that has ordered its seals, but has not yet come to the step where it waits. */
    public ProcessInstance beforeTheWaitIn(String municipality) {
        var ordered = start("awaited-answer", municipality, Map.of(
                "unifiedSocialCreditCode", Requests.CREDIT_CODE,
                "enterpriseName", Requests.ENTERPRISE,
                "legalRepName", "张三",
                "sealKinds", JSON(List.of("legal-name", "finance")),
                "sealMaterial", "rubber",
                "sealEngraver", "秦州刻章社",
                "sealPaidBy", "government"));
        runJob(ordered);
        return ordered;
    }

    private ProcessInstance start(String model, String municipality, Map<String, Object> variables) {
        repository.createDeployment()
                .name("department-test-" + model)
                .enableDuplicateFiltering(true)
                .addClasspathResource("department/" + model + ".bpmn")
                .deploy();
        return tenancy.runAs(municipality, () -> runtime.startProcessInstanceByKey("department-" + model, variables));
    }

    public String numberOf(ProcessInstance instance) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getBusinessKey();
    }

    public String ticketOf(ProcessInstance instance) {
        return (String) variable(instance, "sealTicket");
    }

    public Object variable(ProcessInstance instance, String name) {
        return runtime.getVariable(instance.getId(), name);
    }

    public Job job(ProcessInstance instance) {
        return management.createJobQuery().processInstanceId(instance.getId()).singleResult();
    }

    public void runJob(ProcessInstance instance) {
        management.executeJob(job(instance).getId());
    }

    public String whereIs(ProcessInstance instance) {
        return runtime.getActiveActivityIds(instance.getId()).stream().distinct().sorted().reduce((a, b) -> a + "," + b).orElse("");
    }

    public void complete(ProcessInstance instance, Map<String, Object> variables) {
        tasks.complete(tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult().getId(), variables);
    }

    public void suspend(ProcessInstance instance) {
        runtime.suspendProcessInstanceById(instance.getId());
    }

    public void activate(ProcessInstance instance) {
        runtime.activateProcessInstanceById(instance.getId());
    }

    public void abandon(ProcessInstance instance) {
        runtime.createMessageCorrelation("departmentTest.abandoned").processInstanceId(instance.getId()).correlate();
    }

    /** The events of one kind in the record of the case. */
    public List<JsonNode> recorded(ProcessInstance instance, String kind) {
        return recorded(numberOf(instance), kind);
    }

    /** What failed attempts were doing counts with what was done. */
    public List<JsonNode> recorded(String caseNumber, String kind) {
        var events = new ArrayList<JsonNode>();
        var reading = journal.reading(caseNumber);
        for (var row : journal.of(caseNumber, 1, Integer.MAX_VALUE)) {
            for (var event : parse(reading.events(row).orElseThrow())) {
                events.add(event);
                event.path("events").forEach(events::add);
            }
        }
        return events.stream().filter(event -> event.get("kind").asText().equals(kind)).toList();
    }

    private JsonNode parse(String events) {
        try {
            return json.readTree(events);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
