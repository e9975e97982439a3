package org.lianban.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianban.journal.Dossiers.CLERK;
import static org.lianban.journal.Dossiers.INSTALLATION;
import static org.lianban.journal.Dossiers.event;
import static org.lianban.journal.Dossiers.events;
import static org.lianban.journal.Dossiers.kinds;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JournalTest
class SeveralCasesTest {

    @Autowired
    Dossiers dossiers;

    @Autowired
    DossierStep step;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    HistoryService history;

    @Autowired
    RepositoryService repository;

    @BeforeEach
    void sitDown() {
        dossiers.sitDown();
    }

    @AfterEach
    void standUp() {
        dossiers.standUp();
    }

    @Test
    @DisplayName("一案发消息给另一案：各记一行，收件一方写明由哪一案发来")
    void aMessageFromOneCaseToAnother() {
        var receiver = dossiers.open("wait");
        step.does(execution -> runtime.createMessageCorrelation("dossier.answered").processInstanceBusinessKey(receiver)
                .setVariable("answer", "同意").correlate());
        var sender = new String[1];

        var row = dossiers.onlyRowOf(receiver, () -> sender[0] = dossiers.open("send"));

        var received = event(row, "message.received");
        assertThat(received.get("message").asText()).isEqualTo("dossier.answered");
        assertThat(received.get("activityId").asText()).isEqualTo("event_answered");
        assertThat(received.get("activityName").asText()).isEqualTo("已答复");
        assertThat(received.get("sender").asText()).isEqualTo(CLERK);
        assertThat(received.get("sendingCase").asText()).isEqualTo(sender[0]);
        assertThat(row.command()).isEqualTo("startProcessInstance");
        assertThat(kinds(row)).contains("variable.create", "processInstance.end");
        assertThat(dossiers.rows(sender[0])).hasSize(1);
        assertThat(events(dossiers.rows(sender[0]).get(0)).stream().map(event -> event.path("processInstanceId").asText()).distinct())
                .containsExactly(dossiers.instance(sender[0]));
        dossiers.assertUnbroken(sender[0]);
        dossiers.assertUnbroken(receiver);
    }

    @Test
    @DisplayName("一条信号唤醒两案：各记一行")
    void aSignalWakesTwoCases() {
        var first = dossiers.open("hear");
        var second = dossiers.open("hear");

        var row = dossiers.onlyRowOf(first, () ->
                assertThat(kinds(dossiers.onlyRowOf(second, () -> runtime.signalEventReceived("dossier.announced")))).contains("signal.received"));

        assertThat(event(row, "signal.received").get("signal").asText()).isEqualTo("dossier.announced");
        assertThat(event(row, "signal.received").has("sendingCase")).isFalse();
    }

    @Test
    @DisplayName("消息开启的案件写明是什么消息、谁发的；一案开启另一案，两案各有一行")
    void aMessageOpensACase() {
        var number = runtime.createMessageCorrelation("dossier.sent").setVariable("path", "review").correlateWithResult().getProcessInstance()
                .getBusinessKey();

        var received = event(dossiers.rows(number).get(0), "message.received");
        assertThat(received.get("message").asText()).isEqualTo("dossier.sent");
        assertThat(received.get("activityId").asText()).isEqualTo("startEvent_sent");
        assertThat(received.get("sender").asText()).isEqualTo(CLERK);

        var opened = new String[1];
        step.does(execution -> opened[0] = runtime.startProcessInstanceByMessage("dossier.sent", Map.of("path", "review")).getBusinessKey());
        var sender = dossiers.open("send");
        assertThat(event(dossiers.rows(opened[0]).get(0), "message.received").get("sendingCase").asText()).isEqualTo(sender);
        assertThat(dossiers.rows(opened[0])).hasSize(1);
        assertThat(dossiers.rows(sender)).hasSize(1);
    }

    @Test
    @DisplayName("改道、迁移、重新启动都记在案件里")
    void modificationAndMigrationAreRecorded() {
        var number = dossiers.open("review");
        var instance = dossiers.instance(number);

        var modified = dossiers.onlyRowOf(number, () -> runtime.createProcessInstanceModification(instance)
                .cancelAllForActivity("userTask_review").startBeforeActivity("callActivity_part").setAnnotation("改由部分办理").execute());
        assertThat(modified.command()).isEqualTo("modifyProcessInstance");
        assertThat(kinds(modified)).contains("task.delete", "processInstance.start", "operation.ModifyProcessInstance");
        assertThat(event(modified, "operation.ModifyProcessInstance").get("annotation").asText()).isEqualTo("改由部分办理");

        var definition = repository.createProcessDefinitionQuery().processDefinitionKey("dossier").latestVersion().singleResult();
        var model = repository.getBpmnModelInstance(definition.getId());
        model.getModelElementById("userTask_review").setAttributeValue("name", "复核案卷");
        // a deployment of the system's own: what people deploy goes through the check
        dossiers.standUp();
        var next = repository.createDeployment().name("dossier").addModelInstance("processes/dossier/dossier.bpmn", model)
                .addClasspathResource("journal/processes/dossier/dossier-part.bpmn")
                .addClasspathResource("journal/decisions/dossier/dossier-grade.dmn")
                .deployWithResult().getDeployedProcessDefinitions().stream().filter(each -> each.getKey().equals("dossier")).findFirst().orElseThrow();
        dossiers.sitDown();
        var second = dossiers.open("review");
        var other = runtime.createProcessInstanceByKey("dossier").processDefinitionWithoutTenantId().setVariable("path", "review").execute();
        assertThat(other.getProcessDefinitionId()).isEqualTo(next.getId());
        var old = number;
        var plan = runtime.createMigrationPlan(definition.getId(), next.getId()).mapEqualActivities().updateEventTriggers().build();
        var migrated = dossiers.onlyRowOf(old, () -> runtime.newMigration(plan).processInstanceIds(instance).execute());
        assertThat(kinds(migrated)).contains("processInstance.migrate", "activity.migrate");
        assertThat(migrated.command()).isEqualTo("migrateProcessInstance");
        dossiers.assertUnbroken(number);
        dossiers.assertUnbroken(second);
    }

    @Test
    @DisplayName("删除在办案件、删除历史：案件自己的记录写下删了什么，且仍在")
    void deletionIsRecordedAndDoesNotDeleteTheRecord() {
        var number = dossiers.open("call");
        var instance = dossiers.instance(number);

        var deleted = dossiers.onlyRowOf(number, () -> runtime.deleteProcessInstance(instance, "重复受理"));
        assertThat(deleted.actor()).isEqualTo(CLERK);
        assertThat(events(deleted).stream().filter(event -> event.get("kind").asText().equals("processInstance.end"))
                        .map(event -> event.get("processDefinitionKey").asText() + " " + event.path("deleteReason").asText()))
                .containsExactlyInAnyOrder("dossier 重复受理", "dossier-part 重复受理");

        var forgotten = dossiers.onlyRowOf(number, () -> history.deleteHistoricProcessInstance(instance));
        assertThat(forgotten.command()).isEqualTo("deleteHistoricProcessInstances");
        assertThat(event(forgotten, "store.bulk").get("statements").findValuesAsText("statement"))
                .contains("deleteHistoricProcessInstances", "deleteHistoricActivityInstancesByProcessInstanceIds");
        dossiers.assertUnbroken(number);
    }

    @Test
    @DisplayName("删除一条历史任务、一条判定、一个变量的历史也逃不掉")
    void piecesOfHistoryThatAreDeletedAreTold() {
        var number = dossiers.open("decide", Map.of("pages", 3));
        var instance = dossiers.instance(number);
        var decision = history.createHistoricDecisionInstanceQuery().processInstanceId(instance).singleResult().getId();
        var variable = history.createHistoricVariableInstanceQuery().processInstanceId(instance).variableName("pages").singleResult().getId();

        assertThat(kinds(dossiers.onlyRowOf(number, () -> history.deleteHistoricDecisionInstanceByInstanceId(decision)))).contains("store.bulk");
        assertThat(kinds(dossiers.onlyRowOf(number, () -> history.deleteHistoricVariableInstance(variable)))).isNotEmpty();

        var reviewed = dossiers.open("review");
        var task = dossiers.task(reviewed).getId();
        tasks.complete(task);
        assertThat(kinds(dossiers.onlyRowOf(reviewed, () -> history.deleteHistoricTaskInstance(task)))).contains("store.delete");
    }

    @Test
    @DisplayName("整批挂起：每案一行，平台记下整批操作")
    void bulkSuspensionTellsEachCase() {
        var first = dossiers.open("review");
        var second = dossiers.open("review");
        var instances = List.of(dossiers.instance(first), dossiers.instance(second));

        var installation = dossiers.onlyRowOf(INSTALLATION, () -> {
            var row = dossiers.onlyRowOf(first, () -> assertThat(kinds(dossiers.onlyRowOf(second, () ->
                            runtime.updateProcessInstanceSuspensionState().byProcessInstanceIds(instances).suspend())))
                    .contains("processInstance.update"));
            assertThat(event(row, "processInstance.update").get("state").asText()).isEqualTo("SUSPENDED");
            assertThat(row.actor()).isEqualTo(CLERK);
        });
        // the engine's own name for it
        assertThat(kinds(installation)).containsOnly("operation.SuspendJob");
    }

    @Test
    @DisplayName("批处理：批次记在平台，每案的结果记在每案")
    void aBatchTellsTheInstallationAndEachCase() {
        var first = dossiers.open("review");
        var second = dossiers.open("review");
        var created = dossiers.onlyRowOf(INSTALLATION, () -> runtime.deleteProcessInstancesAsync(
                List.of(dossiers.instance(first), dossiers.instance(second)), "清理"));
        assertThat(kinds(created)).contains("batch.start", "operation.Delete");
        assertThat(created.actor()).isEqualTo(CLERK);

        var rows = dossiers.rowsOf(first, () -> {
            for (var round = 0; round < 6; round++) {
                management.createJobQuery().noRetriesLeft().list();
                management.createBatchQuery().list().forEach(batch -> management.createJobQuery()
                        .jobDefinitionId(batch.getSeedJobDefinitionId()).list().forEach(dossiers::work));
                management.createBatchQuery().list().forEach(batch -> management.createJobQuery()
                        .jobDefinitionId(batch.getBatchJobDefinitionId()).list().forEach(dossiers::work));
                management.createBatchQuery().list().forEach(batch -> management.createJobQuery()
                        .jobDefinitionId(batch.getMonitorJobDefinitionId()).list().forEach(dossiers::work));
            }
        });

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).actor()).isEqualTo("system:job");
        assertThat(event(rows.get(0), "processInstance.end").get("deleteReason").asText()).isEqualTo("清理");
        assertThat(kinds(dossiers.rows(second).get(1))).contains("processInstance.end");
        assertThat(dossiers.events(INSTALLATION).stream().map(event -> event.get("kind").asText())).contains("batch.end");
        dossiers.assertUnbroken(INSTALLATION);
    }
}
