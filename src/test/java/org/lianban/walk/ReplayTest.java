package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lianban.engine.OfficialTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The auditor finds a case and plays it on the diagrams that it ran on. */
@Walk
class ReplayTest {

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
    @DisplayName("按编号、名称、事项、地区、状态、部门和日期找得到，别处的找不到")
    void aCaseIsFoundByWhatIsKnownOfIt() {
        var application = Applications.forReview(Applications.plain());
        var number = office.openingCompleted("tianshui", application);
        var running = office.open("xianyang", Applications.forReview(Applications.plain()));
        office.awaitStep(running, REVIEW);
        var today = LocalDate.now(OfficialTime.ZONE);
        var name = (String) application.get("tradeName");

        var found = one("text=" + number);
        assertThat(found.get("state").asText()).isEqualTo("completed");
        assertThat(found.get("outcome").asText()).isEqualTo("企业开办已办结");
        assertThat(found.get("procedureName").asText()).isEqualTo("企业开办一件事");
        assertThat(found.get("municipalityName").asText()).isEqualTo("天水");
        assertThat(found.get("applicant").asText()).contains(name);
        assertThat(found.get("version").asInt()).isEqualTo(1);
        assertThat(found.get("endedAt").asText()).endsWith("+08:00");
        assertThat(found.get("departments").toString()).contains("tax", "registrar", "seal-engraver");
        for (var flag : List.of("overdue", "revoked", "manual", "incident")) {
            assertThat(found.get(flag).asBoolean()).as(flag).isFalse();
        }

        assertThat(numbers("text=" + encoded(name.substring(1)))).containsExactly(number);
        assertThat(numbers("text=" + encoded("%"))).isEmpty();
        assertThat(numbers("procedure=enterprise-opening&municipality=tianshui&state=completed&department=tax")).contains(number).doesNotContain(running);
        assertThat(numbers("department=urban-management")).doesNotContain(number);
        assertThat(numbers("state=running&size=200")).contains(running).doesNotContain(number);
        assertThat(numbers("from=" + today + "&to=" + today + "&size=200")).contains(number, running);
        assertThat(numbers("from=" + today.plusDays(1))).isEmpty();
        assertThat(find("xianyang.auditor", "size=200").get("cases").findValuesAsText("municipality")).contains("xianyang").containsOnly("xianyang");
        var second = find("auditor", "size=1&page=1");
        assertThat(second.get("cases").get(0).get("caseNumber").asText()).isEqualTo(numbers("size=2").get(1));
        assertThat(second.get("total").asInt()).isGreaterThan(1);
        assertThat(one("text=" + running).get("dueAt").asText()).endsWith("+08:00");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"state=lost, 状态", "from=2026-02-30, from", "from=2026-02-02&to=2026-02-01, 止日", "size=0, 每页条数", "size=201, 每页条数", "page=-1, 页码"})
    @DisplayName("写错的条件说明是哪一项")
    void aWrongQuestionIsNamed(String query, String named) {
        var answer = office.send("auditor", "GET", "/api/audit/cases?" + query, null);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(named);
    }

    @Test
    @DisplayName("卡住的和有人干预过的各有标记")
    void whatIsStuckAndWhatWasMendedIsFlagged() {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));
        office.awaitStep(number, REVIEW);
        office.make("tax", "down", number);
        office.complete("tianshui.registrar", number, REVIEW, Map.of("reviewOutcome", "approve"));
        var stuck = office.await(number, "an incident", view -> view.get("state").asText().equals("incident"));
        assertThat(one("incident=true&text=" + number).get("manual").asBoolean()).isFalse();

        office.make("tax", "normal", number);
        var instance = jdbc.sql("select process_instance_id from case_record where case_number = ?").param(number).query(String.class).single();
        Office.read(office.send("operator", "GET", "/engine-rest/job?withException=true", null)).forEach(job -> {
            if (belongsTo(instance, job.get("processInstanceId").asText())) {
                Office.expect(204, office.send("operator", "PUT", "/engine-rest/job/" + job.get("id").asText() + "/retries", Map.of("retries", 1)));
            }
        });
        office.handOverResults("tianshui", number);

        assertThat(stuck).isNotNull();
        assertThat(numbers("incident=true&text=" + number)).isEmpty();
        assertThat(numbers("manual=true&text=" + number)).containsExactly(number);
    }

    @Test
    @DisplayName("回放带着实际运行的各版流程图、调用关系、姓名；每次决策复算都相符")
    void aReplayHasAllThatItNeeds() {
        var number = office.openingCompleted("tianshui", Applications.forReview(Applications.plain()));

        var replay = replay(number);

        assertThat(replay.get("source").asText()).isEqualTo("journal");
        assertThat(replay.get("people").get("tianshui.registrar").asText()).isNotEqualTo("tianshui.registrar");
        assertThat(replay.get("people").has("true")).isFalse();
        var definitions = replay.get("definitions").findValuesAsText("id");
        assertThat(definitions).hasSizeGreaterThan(1);
        definitions.forEach(id -> assertThat(office.send("auditor", "GET", "/api/audit/definitions/" + id + "/bpmn", null).body()).contains("<bpmn:definitions"));
        assertThat(replay.get("instances").get(0).has("superInstance")).isFalse();
        assertThat(replay.get("instances").get(1).get("calledBy").asText()).startsWith("callActivity_");
        assertThat(replay.get("instances").findValuesAsText("definitionId")).allMatch(definitions::contains);

        var decisions = Office.list(replay.get("events")).stream().filter(event -> event.get("kind").asText().equals("decision.evaluate")).toList();
        assertThat(decisions).hasSizeGreaterThan(3).allSatisfy(decision -> {
            var outcome = Office.read(office.send(
                    "auditor", "GET", "/api/audit/cases/%s/decisions/%s/%s".formatted(number, decision.get("seq"), decision.get("index")), null));
            assertThat(outcome.get("agrees").asBoolean()).as(outcome.toString()).isTrue();
            assertThat(outcome.get("evaluated")).isEqualTo(outcome.get("recorded"));
            assertThat(office.send("auditor", "GET", "/api/audit/decisions/" + decision.get("decisionDefinitionId").asText() + "/dmn", null).body())
                    .contains(decision.get("decision").asText());
        });
    }

    @Test
    @DisplayName("表单是当时的样子和当时的数据，证件号码遮盖，写明理由才看全文")
    void aFormIsShownAsItWas() {
        var number = office.openingCompleted("tianshui", Applications.forReview(Applications.plain()));
        var task = Office.list(replay(number).get("events")).stream()
                .filter(event -> event.get("kind").asText().equals("task.complete") && event.get("activityId").asText().equals(REVIEW))
                .findFirst().orElseThrow().get("taskId").asText();
        var path = "/api/audit/cases/" + number + "/tasks/";

        var review = Office.read(office.send("auditor", "GET", path + task + "/form", null));
        assertThat(review.at("/schema/id").asText()).isEqualTo("enterprise-opening-review");
        assertThat(review.at("/data/reviewOutcome").asText()).isEqualTo("approve");
        assertThat(review.get("data").has("receivedBy")).as("what came later").isFalse();

        var application = office.send("auditor", "GET", path + "application/form", null);
        assertThat(Office.read(application).get("data").has("reviewOutcome")).isFalse();
        assertThat(application.body()).contains("shareholders").contains("********");
        assertThat(office.send("auditor", "GET", path + "application/form?personal=true", null).statusCode()).isEqualTo(422);
        assertThat(office.send("auditor", "GET", path + "application/form?personal=true&reason=" + encoded("核对举报所述的股东"), null).body())
                .doesNotContain("********");
        assertThat(office.send("auditor", "GET", path + "nothing/form", null).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("没有记录的案件由引擎历史回放，经过相同，推断的有标记")
    void aCaseWithoutJournalIsReplayedFromTheHistory() {
        var number = office.openingCompleted("tianshui", Applications.forReview(Applications.plain()));
        var told = Office.list(replay(number).get("events"));
        jdbc.sql("delete from case_journal where case_number = ?").param(number).update();
        jdbc.sql("update case_record set journal_seq = 0, journal_hash = repeat('0', 64) where case_number = ?").param(number).update();

        var replay = replay(number);

        var inferred = Office.list(replay.get("events"));
        assertThat(replay.get("source").asText()).isEqualTo("history");
        assertThat(inferred).allMatch(event -> event.get("inferred").asBoolean());
        assertThat(ids(inferred, "activity.start", "activityInstanceId")).containsExactlyInAnyOrderElementsOf(ids(told, "activity.start", "activityInstanceId"));
        assertThat(ids(inferred, "activity.end", "activityInstanceId")).containsExactlyInAnyOrderElementsOf(ids(told, "activity.end", "activityInstanceId"));
        assertThat(ids(inferred, "decision.evaluate", "decision")).containsExactlyInAnyOrderElementsOf(ids(told, "decision.evaluate", "decision"));
        assertThat(ids(inferred, "task.complete", "taskId")).containsExactlyElementsOf(ids(told, "task.complete", "taskId"));
        assertThat(ids(inferred, "flow.taken", "flowId")).containsExactlyInAnyOrderElementsOf(ids(told, "flow.taken", "flowId"));
        assertThat(replay.get("definitions")).hasSizeGreaterThan(1);
    }

    @Test
    @DisplayName("不属于本人地区的案件、没有的版本都找不到，非审计人员不能看")
    void othersSeeNothing() {
        var number = office.open("tianshui", Applications.plain());

        assertThat(office.send("xianyang.auditor", "GET", "/api/audit/cases/" + number + "/replay", null).statusCode()).isEqualTo(404);
        assertThat(office.send("auditor", "GET", "/api/audit/cases/620500-QYKB-20200101-000001/replay", null).statusCode()).isEqualTo(404);
        assertThat(office.send("auditor", "GET", "/api/audit/definitions/enterprise-opening:1:none/bpmn", null).statusCode()).isEqualTo(404);
        assertThat(office.send("auditor", "GET", "/api/audit/decisions/none/dmn", null).statusCode()).isEqualTo(404);
        for (var path : List.of("", "/" + number + "/replay", "/" + number + "/tasks/application/form")) {
            assertThat(office.send("tianshui.hall", "GET", "/api/audit/cases" + path, null).statusCode()).as(path).isEqualTo(403);
        }
    }

    private boolean belongsTo(String root, String instance) {
        return jdbc.sql("select count(*) from act_hi_procinst where id_ = ? and root_proc_inst_id_ = ?").params(instance, root).query(Long.class).single() > 0;
    }

    private JsonNode replay(String number) {
        return Office.read(office.send("auditor", "GET", "/api/audit/cases/" + number + "/replay", null));
    }

    private JsonNode find(String account, String query) {
        return Office.read(office.send(account, "GET", "/api/audit/cases?" + query, null));
    }

    private List<String> numbers(String query) {
        return find("auditor", query).get("cases").findValuesAsText("caseNumber");
    }

    private JsonNode one(String query) {
        var found = find("auditor", query);
        assertThat(found.get("total").asInt()).isEqualTo(1);
        return found.get("cases").get(0);
    }

    private static List<String> ids(List<JsonNode> events, String kind, String name) {
        return events.stream().filter(event -> event.get("kind").asText().equals(kind)).map(event -> event.get(name).asText()).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
