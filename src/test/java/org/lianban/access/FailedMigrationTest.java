package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Here nobody runs jobs, so that a case can go on by itself between the order and the job that moves it. */
@AccessTest
@DisplayName("迁移的作业失败")
class FailedMigrationTest {

    private static final String PROCEDURE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
              <bpmn:process id="moving-work" name="迁移办理" isExecutable="true" camunda:candidateStarterGroups="hall" camunda:historyTimeToLive="P30D">
                <bpmn:extensionElements><camunda:properties><camunda:property name="procedureCode" value="QYBL"/></camunda:properties></bpmn:extensionElements>
                <bpmn:startEvent id="startEvent_a"/>
                <bpmn:sequenceFlow id="flow_a" sourceRef="startEvent_a" targetRef="userTask_check"/>
                <bpmn:userTask id="userTask_check" name="核对" camunda:candidateGroups="hall"/>
                <bpmn:sequenceFlow id="flow_b" sourceRef="userTask_check" targetRef="userTask_decide"/>
                <bpmn:userTask id="userTask_decide" name="决定" camunda:candidateGroups="hall"/>
              </bpmn:process>
            </bpmn:definitions>""";

    private static final String QUESTION = "{\"procedure\":\"moving-work\",\"fromVersion\":%d,\"toVersion\":%d,\"reason\":\"试一试\"}";

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    private Client operator;
    private int from;

    @BeforeEach
    void deploy() {
        operator = Client.program(port, "operator");
        repository.createDeployment().name("moving-work").addString("moving-work.bpmn", PROCEDURE).deploy();
        from = repository.createProcessDefinitionQuery().processDefinitionKey("moving-work").latestVersion().singleResult().getVersion();
    }

    @Test
    @DisplayName("只有自己走开的那件成为故障，说明原因；其余照迁，重试不会迁第二次")
    void whatCannotBeMovedAnyMoreIsTold() {
        var stays = open();
        var leaves = open();
        repository.createDeployment().name("moving-work").addString("moving-work.bpmn", PROCEDURE.replace("userTask_decide", "userTask_conclude")).deploy();
        var proposed = Client.program(port, "designer").post("/api/migrations", QUESTION.formatted(from, from + 1));
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(201);
        var migration = "/api/migrations/" + Client.json(proposed).path("id").asText();
        var carriedOut = operator.post(migration + "/execution", "{\"reason\":\"按新版办理\"}");
        assertThat(carriedOut.statusCode()).as(carriedOut.body()).isEqualTo(202);
        assertThat(Client.json(carriedOut).at("/counts/waiting").asInt()).isEqualTo(2);
        tasks.complete(tasks.createTaskQuery().processInstanceBusinessKey(leaves).singleResult().getId());

        runJobs(Client.json(carriedOut).path("batchId").asText());

        var seen = operator.json(migration);
        assertThat(state(seen, stays).path("state").asText()).isEqualTo("moved");
        assertThat(state(seen, leaves).path("state").asText()).isEqualTo("failed");
        assertThat(state(seen, leaves).path("problem").asText()).isEqualTo("环节“决定”：目标版本没有与它对应的环节，请指定接到哪一环节，或者等案件离开它");
        assertThat(Client.program(port, "designer").json(migration).has("cases")).isFalse();
        assertThat(Client.program(port, "tianshui.auditor").json(migration).path("cases")).hasSize(2);
        assertThat(Client.program(port, "xianyang.auditor").json(migration).path("cases")).isEmpty();
        assertThat(task(stays)).isEqualTo("userTask_check");

        tasks.complete(tasks.createTaskQuery().processInstanceBusinessKey(stays).singleResult().getId());
        management.createJobQuery().noRetriesLeft().list().forEach(job -> management.setJobRetries(job.getId(), 1));
        runJobs(Client.json(carriedOut).path("batchId").asText());

        assertThat(task(stays)).as("moved once, and gone on in the new version").isEqualTo("userTask_conclude");
        assertThat(task(leaves)).isEqualTo("userTask_decide");
        assertThat(operator.post(migration + "/execution", "{\"reason\":\"再来一次\"}").statusCode()).isEqualTo(409);
        assertThat(history.createUserOperationLogQuery().operationType("Migrate").list()).extracting("userId").containsOnly("operator");
    }

    private static JsonNode state(JsonNode migration, String number) {
        for (var one : migration.path("cases")) {
            if (one.path("caseNumber").asText().equals(number)) {
                return one;
            }
        }
        throw new AssertionError(number + " is not in " + migration);
    }

    private String task(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult().getTaskDefinitionKey();
    }

    private String open() {
        var started = Client.program(port, "tianshui.hall").post("/engine-rest/process-definition/key/moving-work/start", "{}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        return Client.json(started).path("businessKey").asText();
    }

    /** First what makes the jobs, then the jobs. */
    private void runJobs(String batch) {
        var running = management.createBatchQuery().batchId(batch).singleResult();
        run(running.getSeedJobDefinitionId());
        run(running.getBatchJobDefinitionId());
    }

    private void run(String kind) {
        management.createJobQuery().jobDefinitionId(kind).withRetriesLeft().list().forEach(job -> {
            try {
                management.executeJob(job.getId());
            } catch (ProcessEngineException failed) {
                // as in the job executor: it stays as an incident
            }
        });
    }
}
