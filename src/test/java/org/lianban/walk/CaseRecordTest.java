package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The record of a case as the auditor gets it from the running product. */
@Walk
class CaseRecordTest {

    private static final String REVIEW = "userTask_reviewApplication";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Office office;

    @BeforeEach
    void comeIn() {
        office = new Office(port);
    }

    @Test
    @DisplayName("记录说明谁在何时做了什么、走了哪条线、哪条规则命中、部门如何答复")
    void itTellsWhoDidWhat() {
        var number = office.openingCompleted("tianshui");

        var events = events(number);

        assertThat(events.get(0).get("actor").asText()).isEqualTo("tianshui.hall");
        assertThat(events).anySatisfy(event -> {
            assertThat(event.get("kind").asText()).isEqualTo("task.complete");
            assertThat(event.get("activityId").asText()).isEqualTo(REVIEW);
            assertThat(event.get("activityName").asText()).isEqualTo("审查登记申请");
            assertThat(event.get("actor").asText()).isEqualTo("tianshui.registrar");
        });
        assertThat(events).anySatisfy(event -> {
            assertThat(event.get("kind").asText()).isEqualTo("flow.taken");
            assertThat(event.get("flowId").asText()).isEqualTo("flow_approve");
        });
        assertThat(events).anySatisfy(event -> {
            assertThat(event.get("kind").asText()).isEqualTo("decision.evaluate");
            assertThat(event.get("decision").asText()).isEqualTo("openingMembers");
            assertThat(event.at("/rules/0/ruleId").asText()).startsWith("rule_");
        });
        assertThat(events).anySatisfy(event -> {
            assertThat(event.get("kind").asText()).isEqualTo("department.answered");
            assertThat(event.get("department").asText()).isEqualTo("tax");
            assertThat(event.at("/answer/confirmationNumber").asText()).startsWith("SW");
        });
        assertThat(events).anySatisfy(event -> {
            assertThat(event.get("kind").asText()).isEqualTo("message.received");
            assertThat(event.get("sender").asText()).isEqualTo("department:seal-engraver");
        });
        assertThat(events).anySatisfy(event -> {
            assertThat(event.get("kind").asText()).isEqualTo("answer.received");
            assertThat(event.get("state").asText()).isEqualTo("applied");
        });
        assertThat(verification(number).get("intact").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("失败的尝试有自己的一行：调用、错误和当时写下的变量")
    void aFailedAttemptIsToldThoughItWasRolledBack() {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));
        office.awaitStep(number, REVIEW);
        office.make("tax", "down", number);
        office.complete("tianshui.registrar", number, REVIEW, Map.of("reviewOutcome", "approve"));
        office.await(number, "an incident", view -> view.get("state").asText().equals("incident"));

        var failed = events(number).stream().filter(event -> event.get("kind").asText().equals("attempt.failed")).toList();

        assertThat(failed).hasSizeGreaterThanOrEqualTo(2).anySatisfy(attempt -> {
            assertThat(attempt.get("actor").asText()).isEqualTo("system:job");
            assertThat(attempt.get("reason").asText()).contains("税务机关").contains("确认税务信息并核定发票");
            assertThat(attempt.get("events").findValuesAsText("kind")).contains("department.called", "department.failed");
        });
        assertThat(kinds(number)).contains("job.fail", "incident.create");
        assertThat(verification(number).get("intact").asBoolean()).isTrue();
        office.make("tax", "normal", number);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({", 401", "tianshui.hall, 403", "tianshui.oversight, 403", "designer, 403", "operator, 403", "admin, 403", "auditor, 200"})
    @DisplayName("记录只给审计人员看")
    void onlyTheAuditorReadsIt(String who, int status) {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));

        for (var path : List.of("/api/audit/cases/" + number + "/journal", "/api/audit/cases/" + number + "/verification",
                "/api/audit/installation/journal", "/api/audit/installation/verification")) {
            assertThat(office.send(who, "GET", path, null).statusCode()).as(path).isEqualTo(status);
        }
    }

    @Test
    @DisplayName("没有的案件是 404；查看本身也记入案件")
    void aLookIsOnRecordAndAnUnknownCaseIsNotFound() {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));
        events(number);

        assertThat(events(number)).anySatisfy(event -> {
            assertThat(event.get("kind").asText()).isEqualTo("record.viewed");
            assertThat(event.get("actor").asText()).isEqualTo("auditor");
        });
        assertThat(office.send("auditor", "GET", "/api/audit/cases/620500-QYKB-20200101-000001/journal", null).statusCode()).isEqualTo(404);
        assertThat(office.send("auditor", "GET", "/api/audit/cases/620500-QYKB-20200101-000001/verification", null).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("在数据库里修改、删除记录，核验逐行指出")
    void tamperingIsNamed() {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));
        office.awaitStep(number, REVIEW);
        jdbc.sql("update case_journal set actor = 'tianshui.tax' where case_number = ? and seq = 1").param(number).update();
        jdbc.sql("delete from case_journal where case_number = ? and seq = 3").param(number).update();

        var verification = verification(number);

        assertThat(verification.get("intact").asBoolean()).isFalse();
        assertThat(verification.get("findings").findValuesAsText("kind")).containsExactly("edited", "deleted");
        assertThat(verification.get("findings").findValuesAsText("seq")).containsExactly("1", "3");
    }

    @Test
    @DisplayName("账号、权限和部署在系统自己的记录里，没有口令")
    void theInstallationHasAJournalOfItsOwn() {
        var journal = Office.read(office.send("auditor", "GET", "/api/audit/installation/journal?from=1&limit=1000", null));

        assertThat(journal.get("events").findValuesAsText("entity")).contains("User", "Authorization", "Deployment");
        assertThat(journal.toString()).doesNotContainIgnoringCase("password").doesNotContain("{PBKDF2").doesNotContain("lianban-demo");
        assertThat(Office.read(office.send("auditor", "GET", "/api/audit/installation/verification", null)).get("intact").asBoolean()).isTrue();
    }

    private JsonNode verification(String number) {
        return Office.read(office.send("auditor", "GET", "/api/audit/cases/" + number + "/verification", null));
    }

    private List<JsonNode> events(String number) {
        var journal = Office.read(office.send("auditor", "GET", "/api/audit/cases/" + number + "/journal", null));
        return Office.list(journal.get("events"));
    }

    private List<String> kinds(String number) {
        return events(number).stream().map(event -> event.get("kind").asText()).toList();
    }
}
