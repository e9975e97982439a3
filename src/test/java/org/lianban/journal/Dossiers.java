package org.lianban.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;

/** Dossiers of the hall of Tianshui, and what the journal says of them. */
@TestComponent
class Dossiers {

    static final String CLERK = "tianshui.hall";
    static final String INSTALLATION = JournalRows.INSTALLATION;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProcessEngine engine;
    private final JournalRows journal;

    Dossiers(ProcessEngine engine, JournalRows journal) {
        this.engine = engine;
        this.journal = journal;
    }

    /** A person of the hall sits down at the desk, who may for once do everything. */
    void sitDown() {
        sitDownWithOwnRights();
        engine.getProcessEngineConfiguration().setAuthorizationEnabled(false);
    }

    void sitDownWithOwnRights() {
        engine.getIdentityService().setAuthentication(CLERK, List.of("hall"), List.of("tianshui"));
        engine.getProcessEngineConfiguration().setAuthorizationEnabled(true);
    }

    void standUp() {
        engine.getIdentityService().clearAuthentication();
        engine.getProcessEngineConfiguration().setAuthorizationEnabled(true);
    }

    /** Opens a dossier that takes the path; the answer is its case number. */
    String open(String path) {
        return open(path, Map.of());
    }

    String open(String path, Map<String, Object> variables) {
        var all = new LinkedHashMap<>(variables);
        all.put("path", path);
        var instance = engine.getRuntimeService().startProcessInstanceByKey("dossier", all);
        return instance.getBusinessKey();
    }

    String instance(String caseNumber) {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseNumber).rootProcessInstances()
                .singleResult().getId();
    }

    Task task(String caseNumber) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(caseNumber).singleResult();
    }

    List<Task> tasks(String caseNumber) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(caseNumber).list();
    }

    Job job(String caseNumber) {
        return engine.getManagementService().createJobQuery().processInstanceId(instance(caseNumber)).singleResult();
    }

    /** As a thread of the job executor does it, with what it does when the job fails. */
    void work(Job job) {
        var person = engine.getIdentityService().getCurrentAuthentication();
        engine.getIdentityService().clearAuthentication();
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        Context.setJobExecutorContext(new JobExecutorContext());
        try {
            ExecuteJobHelper.executeJob(job.getId(), configuration.getCommandExecutorTxRequired());
        } catch (RuntimeException failed) {
            // the executor's thread goes on with the next job
        } finally {
            Context.removeJobExecutorContext();
            engine.getIdentityService().setAuthentication(person);
        }
    }

    void inOneCommand(Runnable work) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired().execute(command -> {
            work.run();
            return null;
        });
    }

    /** What a command wrote for a case: the rows that came after. */
    List<JournalRow> rowsOf(String caseNumber, Runnable command) {
        var before = journal.head(caseNumber).orElseThrow().seq();
        command.run();
        return readable(caseNumber, journal.of(caseNumber, before + 1, Integer.MAX_VALUE));
    }

    JournalRow onlyRowOf(String caseNumber, Runnable command) {
        var rows = rowsOf(caseNumber, command);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    List<JournalRow> rows(String caseNumber) {
        return readable(caseNumber, journal.snapshot(caseNumber).rows());
    }

    /** The rows with their events in clear; their hashes are those of the stored text. */
    private List<JournalRow> readable(String caseNumber, List<JournalRow> rows) {
        var reading = journal.reading(caseNumber);
        return rows.stream()
                .map(row -> new JournalRow(
                        row.caseNumber(), row.seq(), row.at(), row.node(), row.actor(), row.command(),
                        reading.events(row).orElseThrow(), row.prevHash(), row.hash()))
                .toList();
    }

    static List<JsonNode> events(JournalRow row) {
        try {
            return StreamSupport.stream(JSON.readTree(row.events()).spliterator(), false).toList();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    List<JsonNode> events(String caseNumber) {
        var all = new ArrayList<JsonNode>();
        rows(caseNumber).forEach(row -> all.addAll(events(row)));
        return all;
    }

    static List<String> kinds(JournalRow row) {
        return events(row).stream().map(event -> event.get("kind").asText()).toList();
    }

    static JsonNode event(JournalRow row, String kind) {
        var found = events(row).stream().filter(event -> event.get("kind").asText().equals(kind)).toList();
        assertThat(found).as("%s in %s", kind, row.events()).hasSize(1);
        return found.get(0);
    }

    /** The write of an entity of the engine's. */
    static JsonNode write(JournalRow row, String kind, String entity) {
        return events(row).stream()
                .filter(event -> event.get("kind").asText().equals(kind) && event.path("entity").asText().equals(entity))
                .findFirst()
                .orElseThrow(() -> new AssertionError(row.events()));
    }

    /** Gapless, each row chained to the one before, and the head at its end. */
    void assertUnbroken(String caseNumber) {
        var seq = 0L;
        var hash = JournalHash.GENESIS;
        for (var row : journal.snapshot(caseNumber).rows()) {
            seq++;
            assertThat(row.seq()).isEqualTo(seq);
            assertThat(row.prevHash()).isEqualTo(hash);
            hash = JournalHash.of(row, row.prevHash(), row.seq());
            assertThat(row.hash()).isEqualTo(hash);
        }
        assertThat(journal.head(caseNumber)).contains(new JournalRows.Head(seq, hash));
    }
}
