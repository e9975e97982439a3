package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An application that is wrong in several places is refused whole at every door, and leaves nothing behind. */
@Walk
class SubmissionDoorsTest {

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
    @DisplayName("接口提交：一次列出全部问题，写明字段、名称和原因，不保存任何内容")
    void theApiNamesEveryViolation() {
        var before = footprint();

        var answer = office.submit("tianshui", wrong());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        var violations = Office.read(answer).get("violations");
        assertThat(Office.list(violations).stream().map(violation -> violation.get("field").asText()))
                .contains("tradeName", "legalRepIdNumber", "housingFundRatePercent", "registeredCapitalYuan", "authenticityCommitment");
        assertThat(violations).allSatisfy(violation -> {
            assertThat(violation.get("label").asText()).containsPattern("\\p{IsHan}");
            assertThat(violation.get("message").asText()).containsPattern("\\p{IsHan}");
        });
        assertThat(footprint()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "start"})
    @DisplayName("引擎接口的两个入口同样核对")
    void theEnginesOwnDoorsAreGuarded(String door) {
        var before = footprint();

        var answer = office.send(
                "tianshui.hall",
                "POST",
                "/engine-rest/process-definition/key/enterprise-opening/" + door,
                Map.of("variables", Office.typed(wrong())));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("字号", "缴存比例");
        assertThat(footprint()).isEqualTo(before);
    }

    @Test
    @DisplayName("不能从流程中间发起，也不能单独发起参办事项")
    void thereIsNoBackDoor() {
        var before = footprint();

        var inTheMiddle = office.send(
                "tianshui.hall",
                "POST",
                "/engine-rest/process-definition/key/enterprise-opening/start",
                Map.of("startInstructions", List.of(Map.of("type", "startBeforeActivity", "activityId", "userTask_handOverResults"))));
        var memberAlone = office.send(
                "tianshui.hall", "POST", "/engine-rest/process-definition/key/enterprise-opening-tax/start", Map.of());

        assertThat(inTheMiddle.statusCode()).isBetween(400, 403);
        assertThat(memberAlone.statusCode()).isBetween(400, 404);
        assertThat(footprint()).isEqualTo(before);
    }

    @Test
    @DisplayName("申请人凭案件编号和查询码看进度，缺一不可")
    void theApplicantFollowsTheCase() {
        var opened = Office.read(office.submit("tianshui", Applications.plain()));
        var progress = "/api/progress/" + opened.get("caseNumber").asText();

        Office.expect(404, office.send(null, "GET", progress + "?code=WRONGCODE1", null));
        var answer = office.send(null, "GET", progress + "?code=" + opened.get("queryCode").asText(), null);

        Office.expect(200, answer);
        assertThat(Office.read(answer).get("state").asText()).isEqualTo("running");
        assertThat(answer.body()).doesNotContain("王秀兰", "13893");
        // a designer has no right to the case, but the applicant beside him has
        Office.expect(200, office.send("designer", "GET", progress + "?code=" + opened.get("queryCode").asText(), null));
        Office.expect(422, office.send(null, "GET", progress, null));
    }

    @Test
    @DisplayName("税务和外地的账号看不到窗口的任务，也看不到外地的案件")
    void clerksSeeTheirOwn() {
        var number = office.open("tianshui", Applications.plain());
        office.awaitStep(number, "userTask_handOverResults");

        assertThat(office.tasks("tianshui.hall", number, "userTask_handOverResults")).hasSize(1);
        assertThat(office.tasks("tianshui.tax", number, "userTask_handOverResults")).isEmpty();
        assertThat(office.tasks("xian.hall", number, "userTask_handOverResults")).isEmpty();
        Office.expect(404, office.send("xian.hall", "GET", "/api/cases/" + number, null));
        Office.expect(401, office.send(null, "GET", "/engine-rest/task", null));
    }

    @Test
    @DisplayName("撤回须写理由；不是 JSON 的内容说明原因")
    void malformedRequestsAreExplained() {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));
        office.awaitStep(number, "userTask_reviewApplication");
        var withdrawal = "/api/cases/" + number + "/withdrawal";

        var blank = office.send("tianshui.hall", "POST", withdrawal, Map.of("reason", " "));
        var garbage = office.send("tianshui.hall", "POST", "/api/cases/enterprise-opening", List.of("x"));

        Office.expect(422, blank);
        assertThat(blank.body()).contains("reason", "请填写理由");
        Office.expect(400, garbage);
        assertThat(garbage.body()).contains("不是有效的 JSON");
        Office.expect(204, office.send("tianshui.hall", "POST", withdrawal, Map.of("reason", "股东意见不一")));
        Office.expect(409, office.send("tianshui.hall", "POST", withdrawal, Map.of("reason", "再撤一次")));
    }

    @Test
    @DisplayName("登记正在办理时不能撤回，以免执照已发而案件已撤")
    void aRegistrationUnderWayIsNotWithdrawn() {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));
        office.awaitStep(number, "userTask_reviewApplication");
        office.make("registrar", "down", number);
        office.complete("tianshui.registrar", number, "userTask_reviewApplication", Map.of("reviewOutcome", "approve"));
        office.awaitStep(number, "serviceTask_registerEnterprise");

        Office.expect(409, office.send("tianshui.hall", "POST", "/api/cases/" + number + "/withdrawal", Map.of("reason", "不办了")));

        office.make("registrar", "normal", number);
    }

    @Test
    @DisplayName("查看案件和进度不在数据库里留下判定记录")
    void lookingWritesNothing() {
        var opened = Office.read(office.submit("tianshui", Applications.forReview(Applications.plain())));
        var number = opened.get("caseNumber").asText();
        office.awaitStep(number, "userTask_reviewApplication");
        var before = recordedDecisions();

        office.view(number);
        Office.expect(200, office.send(null, "GET", "/api/progress/" + number + "?code=" + opened.get("queryCode").asText(), null));

        assertThat(recordedDecisions()).isEqualTo(before);
    }

    /** Those of no case: cases that run beside may record theirs meanwhile. */
    private long recordedDecisions() {
        return jdbc.sql("select count(*) from act_hi_decinst where proc_inst_id_ is null")
                .query(Long.class)
                .single();
    }

    /** Wrong trade name (V4), identity number (V3), rate (V15), sum of contributions (V7), and no commitment. */
    private static Map<String, Object> wrong() {
        return Applications.with(Map.of(
                "tradeName", "A",
                "legalRepIdNumber", "340524198001010013",
                "housingFundRatePercent", 4,
                "registeredCapitalYuan", 999999,
                "authenticityCommitment", false));
    }

    /** What a half-stored start would leave, counted so that cases running beside do not disturb. */
    private List<Long> footprint() {
        return Stream.of(
                        "select count(*) from case_record",
                        "select sum(last_number) from case_sequence",
                        "select count(*) from act_hi_procinst where super_process_instance_id_ is null",
                        "select count(*) from act_hi_varinst where name_ = 'tradeName' and text_ = 'A'")
                .map(sql -> jdbc.sql(sql).query(Long.class).optional().orElse(0L))
                .toList();
    }
}
