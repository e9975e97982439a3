package org.lianban.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.spin.Spin.JSON;
import static org.lianban.journal.Dossiers.CLERK;
import static org.lianban.journal.Dossiers.event;
import static org.lianban.journal.Dossiers.events;
import static org.lianban.journal.Dossiers.kinds;

import java.io.ByteArrayInputStream;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JournalTest
class CommandRowTest {

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
    Journal journal;

    @BeforeEach
    void sitDown() {
        dossiers.sitDown();
    }

    @AfterEach
    void standUp() {
        dossiers.standUp();
    }

    @Test
    @DisplayName("一条命令一行：谁、在哪、做了什么，事件按发生先后")
    void oneCommandIsOneRowInTheOrderInWhichThingsHappened() {
        var number = dossiers.open("review");

        var row = dossiers.rows(number).get(0);
        assertThat(dossiers.rows(number)).hasSize(1);
        assertThat(row.actor()).isEqualTo(CLERK);
        assertThat(row.node()).isEqualTo("west");
        assertThat(row.command()).isEqualTo("startProcessInstance");
        assertThat(events(row).stream()
                        .map(event -> event.get("kind").asText() + " " + event.path("activityId").asText() + event.path("target").asText())
                        .filter(line -> !line.startsWith("variable.") && !line.startsWith("identityLink."))
                        .toList())
                .startsWith(
                        "processInstance.start ",
                        "processInstance.update ",
                        "activity.start startEvent_submitted",
                        "activity.end startEvent_submitted",
                        "flow.taken startEvent_submittedgateway_path",
                        "activity.start gateway_path",
                        "activity.end gateway_path",
                        "flow.taken gateway_pathuserTask_review")
                .contains("activity.start userTask_review", "task.create userTask_review", "job.create event_lapsed");
        dossiers.assertUnbroken(number);
    }

    @Test
    @DisplayName("每个事件说明在哪个流程的哪个环节")
    void everyEventSaysWhereItHappened() {
        var number = dossiers.open("review");

        assertThat(dossiers.events(number).stream().filter(event -> !event.get("kind").asText().startsWith("identityLink"))).allSatisfy(event -> {
            assertThat(event.path("processDefinitionKey").asText()).isEqualTo("dossier");
            assertThat(event.path("processInstanceId").asText()).isEqualTo(dossiers.instance(number));
        });
        var created = event(dossiers.rows(number).get(0), "task.create");
        assertThat(created.get("activityName").asText()).isEqualTo("审查案卷");
        assertThat(created.get("taskId").asText()).isEqualTo(dossiers.task(number).getId());
        var flow = dossiers.events(number).stream().filter(event -> event.path("flowId").asText().equals("flow_review")).findFirst().orElseThrow();
        assertThat(flow.get("flowName").asText()).isEqualTo("走 review");
        assertThat(flow.get("activityName").asText()).isEqualTo("走哪条路？");
        assertThat(event(dossiers.rows(number).get(0), "identityLink.add").get("activityId").asText()).isEqualTo("userTask_review");
    }

    @Test
    @DisplayName("变量写全：长文本、JSON、日期、布尔")
    void valuesOfVariablesAreWhole() {
        var number = dossiers.open("review");
        var instance = dossiers.instance(number);
        var text = "长".repeat(5000);

        var row = dossiers.onlyRowOf(number, () -> runtime.setVariables(instance, Map.of(
                "text", "章程",
                "long", JSON("[\"" + text + "\"]"),
                "spin", JSON("{\"股东\":[\"甲\"]}"),
                "date", new Date(0),
                "flag", true,
                "amount", 12L,
                "scan", new byte[] {(byte) 0xFF, 0})));

        assertThat(row.command()).isEqualTo("setExecutionVariables");
        assertThat(value(row, "text")).isEqualTo("章程");
        assertThat(value(row, "long")).isEqualTo("[\"" + text + "\"]");
        assertThat(value(row, "spin")).isEqualTo("{\"股东\":[\"甲\"]}");
        assertThat(value(row, "date")).isEqualTo("1970-01-01T08:00+08:00");
        assertThat(value(row, "flag")).isEqualTo("true");
        assertThat(value(row, "amount")).isEqualTo("12");
        assertThat(value(row, "scan")).isEqualTo("/wA=");
        assertThat(kinds(row)).contains("operation.SetVariable");
    }

    @Test
    @DisplayName("领取、转交、改期、批注、附件、挂起都有记录")
    void whatAClerkDoesWithATaskIsRecorded() {
        var number = dossiers.open("review");
        var task = dossiers.task(number).getId();
        var instance = dossiers.instance(number);

        var claimed = dossiers.onlyRowOf(number, () -> tasks.claim(task, CLERK));
        assertThat(claimed.command()).isEqualTo("claimTask");
        assertThat(event(claimed, "task.update").get("assignee").asText()).isEqualTo(CLERK);

        var due = dossiers.onlyRowOf(number, () -> tasks.setDueDate(task, new Date(0)));
        assertThat(event(due, "task.update").get("dueDate").asText()).isEqualTo("1970-01-01T08:00+08:00");

        var commented = dossiers.onlyRowOf(number, () -> tasks.createComment(task, instance, "章程缺一页"));
        assertThat(event(commented, "comment.added").get("message").asText()).isEqualTo("章程缺一页");
        var comment = event(commented, "comment.added").get("id").asText();
        var changed = dossiers.onlyRowOf(number, () -> tasks.updateTaskComment(task, comment, "章程缺两页"));
        assertThat(event(changed, "comment.changed").get("message").asText()).isEqualTo("章程缺两页");
        assertThat(kinds(dossiers.onlyRowOf(number, () -> tasks.deleteTaskComments(task)))).contains("store.bulk");

        var attached = dossiers.onlyRowOf(
                number, () -> tasks.createAttachment("pdf", task, instance, "章程.pdf", "第一稿", new ByteArrayInputStream(new byte[] {1})));
        assertThat(event(attached, "attachment.added").get("name").asText()).isEqualTo("章程.pdf");

        var suspended = dossiers.onlyRowOf(number, () -> runtime.suspendProcessInstanceById(instance));
        assertThat(event(suspended, "processInstance.update").get("state").asText()).isEqualTo("SUSPENDED");
        var resumed = dossiers.onlyRowOf(number, () -> runtime.activateProcessInstanceById(instance));
        assertThat(event(resumed, "processInstance.update").get("state").asText()).isEqualTo("ACTIVE");

        var completed = dossiers.onlyRowOf(number, () -> tasks.complete(task));
        assertThat(completed.command()).isEqualTo("submitTaskForm");
        assertThat(kinds(completed)).contains("task.complete", "flow.taken", "job.delete", "processInstance.end").doesNotContain("store.bulk");
        dossiers.assertUnbroken(number);
    }

    @Test
    @DisplayName("读取、查无改动的命令不留行")
    void whatChangesNothingWritesNothing() {
        var number = dossiers.open("review");
        var task = dossiers.task(number);
        var installation = dossiers.rows(Dossiers.INSTALLATION).size();

        assertThat(dossiers.rowsOf(number, () -> {
                    runtime.getVariables(dossiers.instance(number));
                    tasks.getTaskComments(task.getId());
                    tasks.createTaskQuery().list();
                    management.createJobQuery().list();
                    runtime.createProcessInstanceQuery().list();
                }))
                .isEmpty();
        assertThat(dossiers.rows(Dossiers.INSTALLATION)).hasSize(installation);
    }

    @Test
    @DisplayName("办一件案不动平台自己的记录：各案互不排队")
    void workOnACaseLeavesTheInstallationsJournalAlone() {
        var before = dossiers.rows(Dossiers.INSTALLATION).size();
        dossiers.sitDownWithOwnRights();

        var number = dossiers.open("review");
        var task = dossiers.task(number).getId();
        tasks.claim(task, CLERK);
        tasks.complete(task);

        var rows = dossiers.rows(number);
        assertThat(dossiers.rows(Dossiers.INSTALLATION)).hasSize(before);
        assertThat(rows).hasSize(3);
        // the right that comes with the assignment; that it goes with the task needs no telling
        assertThat(Dossiers.write(rows.get(1), "store.insert", "Authorization").get("userId").asText()).isEqualTo(CLERK);
        assertThat(kinds(rows.get(2))).noneMatch(kind -> kind.startsWith("store."));
    }

    @Test
    @DisplayName("作业以 system:job 之名；成功与创建都有记录")
    void aJobActsInItsOwnName() {
        step.does(execution -> execution.setVariable("handled", 1));
        var number = dossiers.open("work");
        assertThat(kinds(dossiers.rows(number).get(0))).contains("job.create");

        var row = dossiers.onlyRowOf(number, () -> dossiers.work(dossiers.job(number)));

        assertThat(row.actor()).isEqualTo("system:job");
        assertThat(row.command()).isEqualTo("executeJobs");
        assertThat(kinds(row)).contains("job.success", "variable.create", "processInstance.end");
        assertThat(event(row, "job.success").get("handler").asText()).isEqualTo("async-continuation");
        assertThat(event(row, "job.success").get("activityName").asText()).isEqualTo("办理案卷");
        assertThat(value(row, "handled")).isEqualTo("1");
    }

    @Test
    @DisplayName("到期的计时器：任务是被取消的，不是完成的")
    void aTimerCallsTheTaskOff() {
        var number = dossiers.open("review");

        var row = dossiers.onlyRowOf(number, () -> dossiers.work(dossiers.job(number)));

        assertThat(kinds(row)).contains("task.delete", "job.success").doesNotContain("task.complete");
        assertThat(event(row, "task.delete").get("activityId").asText()).isEqualTo("userTask_review");
        assertThat(events(row).stream().filter(event -> event.path("kind").asText().equals("activity.end") && event.path("canceled").asBoolean())
                        .map(event -> event.get("activityId").asText()))
                .containsExactly("userTask_review");
    }

    @Test
    @DisplayName("判定：输入、命中的规则及其次序、输出")
    void aDecisionIsToldWithInputsRulesAndOutputs() {
        var number = dossiers.open("decide", Map.of("pages", 11));

        var decided = event(dossiers.rows(number).get(0), "decision.evaluate");
        assertThat(decided.get("decision").asText()).isEqualTo("dossierGrade");
        assertThat(decided.get("activityId").asText()).isEqualTo("businessRuleTask_decideGrade");
        assertThat(decided.get("inputs").get("页数").asInt()).isEqualTo(11);
        assertThat(decided.get("rules").get(0).get("ruleId").asText()).isEqualTo("rule_thick");
        assertThat(decided.get("rules").get(0).get("ruleOrder").asInt()).isEqualTo(1);
        assertThat(decided.get("rules").get(0).get("outputs").get("grade").asText()).isEqualTo("厚");
    }

    @Test
    @DisplayName("被调用的流程记在同一案件里")
    void aCalledProcessBelongsToTheCase() {
        var number = dossiers.open("call");

        var row = dossiers.onlyRowOf(number, () -> tasks.complete(dossiers.task(number).getId()));

        assertThat(events(row).stream().filter(event -> event.get("kind").asText().equals("processInstance.end"))
                        .map(event -> event.get("processDefinitionKey").asText()))
                .containsExactly("dossier-part", "dossier");
    }

    @Test
    @DisplayName("步骤中记下的事件落在同一行，带上环节；步骤之外的自成一行")
    void eventsOfOurOwnStandWhereTheyHappened() {
        step.does(execution -> {
            execution.setVariable("before", 1);
            journal.record(execution.getProcessBusinessKey(), "department.called", Map.of("department", "tax", "at", new Date(0)));
            execution.setVariable("after", 1);
        });
        var number = dossiers.open("send");

        assertThat(dossiers.rows(number)).hasSize(1);
        var row = dossiers.rows(number).get(0);
        var called = event(row, "department.called");
        assertThat(called.get("activityId").asText()).isEqualTo("serviceTask_send");
        assertThat(called.get("activityName").asText()).isEqualTo("移送案卷");
        assertThat(called.get("processDefinitionKey").asText()).isEqualTo("dossier");
        assertThat(called.get("at").asText()).isEqualTo("1970-01-01T08:00+08:00");
        var order = events(row).stream().map(event -> event.path("variable").asText(event.get("kind").asText())).toList();
        assertThat(order.indexOf("before")).isLessThan(order.indexOf("department.called"));
        assertThat(order.indexOf("department.called")).isLessThan(order.indexOf("after"));

        var viewed = dossiers.onlyRowOf(number, () -> journal.record(number, "record.viewed", Map.of("part", "journal")));
        assertThat(kinds(viewed)).containsExactly("record.viewed");
        assertThat(viewed.command()).isEqualTo("journal");
        assertThat(viewed.actor()).isEqualTo(CLERK);
    }

    @Test
    @DisplayName("没有账号的一方以自己的名义记录")
    void thoseWithoutAnAccountActInTheirOwnName() {
        var number = dossiers.open("review");
        dossiers.standUp();

        var row = dossiers.onlyRowOf(number, () -> journal.actingAs("department:bank", () -> {
            journal.record(number, "answer.received", Map.of());
            return null;
        }));
        assertThat(row.actor()).isEqualTo("department:bank");
        assertThat(dossiers.onlyRowOf(number, () -> journal.record(number, "answer.received", Map.of())).actor()).isEqualTo("system");
    }

    private static String value(JournalRow row, String variable) {
        return events(row).stream().filter(event -> event.path("variable").asText().equals(variable)).findFirst().orElseThrow().get("value").asText();
    }
}
