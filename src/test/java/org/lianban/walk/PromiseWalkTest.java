package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Materials that follow later, and a review before the land is bought, walked over HTTP. */
@Walk
class PromiseWalkTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final Map<String, Object> SIGNED_FOR = Map.of("receivedBy", "王强", "receiptSigned", true);

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    private Office office;

    @BeforeEach
    void comeIn() {
        office = new Office(port);
    }

    @Test
    @DisplayName("容缺受理：审查和补交都完成才有决定；提前没有")
    void theDecisionComesWithTheLastMaterial() {
        var number = promised(Promises.deferral("91610113MA6TX1B23W"), TODAY.plusDays(5));

        office.complete("xian.approval", number, "userTask_reviewApplication", Map.of("reviewDecision", "approve", "reviewers", "陈刚、周敏"));
        assertThat(Office.output(office.view(number), "decisionNumber")).isNull();
        office.complete("xian.hall", number, "userTask_submitMaterials", Map.of("submittedNote", "验资报告"));
        office.complete("xian.approval", number, "userTask_checkMaterials", Map.of("materialsDecision", "complete"));
        office.complete("xian.hall", number, "userTask_handOverResult", SIGNED_FOR);

        assertThat(Office.reached(office.awaitEnd(number))).containsExactly("endEvent_issued");
        assertThat(Office.output(office.view(number), "decisionNumber")).isNotBlank();
        assertThat(office.calls("approval", number)).hasSize(1);
    }

    @Test
    @DisplayName("承诺没有兑现：按退办处理，以后不再适用容缺受理")
    void whoBreaksAPromiseIsNotTrustedAgain() {
        var application = Promises.deferral("91610113MA6TX7C50P");
        var number = promised(application, TODAY.plusDays(5));

        Stories.monthsPass(engine, number);

        assertThat(Office.reached(office.awaitEnd(number))).contains("endEvent_returned");
        assertThat(office.calls("approval", number)).isEmpty();
        var again = open(application);
        assertThat(Office.reached(office.awaitEnd(again))).containsExactly("endEvent_notDeferrable");
        assertThat(Office.output(office.view(again), "deferralReason")).contains("失信");
    }

    @Test
    @DisplayName("承诺的日期超过事项的期限：指出最晚哪一天，通知书没有发出")
    void thePromiseKeepsWithinTheLimit() {
        var number = open(Promises.deferral("91610113MA6TX1B23W"));
        office.awaitStep(number, "userTask_issueNotice");
        var task = office.tasks("xian.hall", number, "userTask_issueNotice").get(0).get("id").asText();
        Office.expect(204, office.send("xian.hall", "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", "xian.hall")));

        var answer = office.submitForm("xian.hall", task, promise(TODAY.plusDays(16)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("不得晚于 " + TODAY.plusDays(15));
        assertThat(Office.openSteps(office.view(number))).containsExactly("userTask_issueNotice");
    }

    @Test
    @DisplayName("预审批：蓝章，取得土地后转红章；别的部门不能代报")
    void theBlueStampTurnsRed() {
        var number = schemePassed();
        var path = "/api/cases/" + number + "/land-title";
        var title = Map.of("landTitleNumber", "陕（2026）西安市不动产权第1号");
        assertThat(office.send("xian.tax", "POST", path, title).statusCode()).isEqualTo(403);
        assertThat(office.send("xianyang.planning", "POST", path, title).statusCode()).isEqualTo(404);
        assertThat(office.send("xian.planning", "POST", path, Map.of("landTitleNumber", "")).statusCode()).isEqualTo(422);
        Office.expect(204, office.send("xian.planning", "POST", path, title));

        office.complete("xian.planning", number, "userTask_confirmPlan", Map.of("planDecision", "unchanged"));
        office.complete("xian.hall", number, "userTask_handOverApproval", SIGNED_FOR);

        var view = office.awaitEnd(number);
        assertThat(Office.reached(view)).containsExactly("endEvent_worksMayStart");
        assertThat(Office.output(view, "redStampNumber")).contains("红");
        assertThat(office.send("xian.planning", "POST", path, title).statusCode()).isEqualTo(409);
    }

    @Test
    @DisplayName("预审批：方案变更的登记新的方案，按新的规模重新审查；没有改动的照旧")
    void aChangedSchemeIsRegisteredAndReviewedAnew() {
        var number = schemePassed();
        Office.expect(204, office.send("xian.planning", "POST", "/api/cases/" + number + "/land-title",
                Map.of("landTitleNumber", "陕（2026）西安市不动产权第2号")));
        office.complete("xian.planning", number, "userTask_confirmPlan", Map.of("planDecision", "changed", "planChange", "增加一栋"));

        office.complete("xian.hall", number, "userTask_registerScheme", Map.of(
                "schemeFiguresChanged", true, "floorAreaSqm", 20000, "buildingHeightM", 20, "plotRatio", 1.8, "greenRatioPercent", 20,
                "parkingSpaces", 160, "schemeSummary", "三栋厂房", "revisionNote", "增加一栋"));
        assertThat(Office.openSteps(office.awaitStep(number, "userTask_reviewTraffic"))).hasSize(3);
        office.complete("xian.construction", number, "userTask_reviewTraffic",
                Map.of("trafficConclusion", "revise", "trafficDemand", "出入口间距不足"));
        office.complete("xian.planning", number, "userTask_reviewDesign", Map.of("designConclusion", "pass"));
        office.complete("xian.urban-management", number, "userTask_reviewLandscape", Map.of("landscapeConclusion", "pass"));
        office.complete("xian.hall", number, "userTask_reviseScheme",
                Map.of("schemeFiguresChanged", false, "revisionNote", "调整出入口，指标没有改动"));

        assertThat(Office.openSteps(office.awaitStep(number, "userTask_reviewTraffic"))).hasSize(3);
    }

    @Test
    @DisplayName("预审批：未取得土地，蓝章作废")
    void theBlueStampIsVoid() {
        var number = schemePassed();

        Office.expect(204, office.send("xian.hall", "POST", "/api/cases/" + number + "/land-loss", Map.of("reason", "未竞得")));

        assertThat(Office.reached(office.awaitEnd(number))).containsExactly("endEvent_voided");
        assertThat(office.calls("planning", number).findValuesAsText("operation")).containsExactlyInAnyOrder("voidBlue", "stampBlue");
    }

    private String open(Map<String, Object> application) {
        return office.opened(submit("deferred-materials", application));
    }

    private HttpResponse<String> submit(String procedure, Map<String, Object> application) {
        return office.submit(procedure, "xian", application);
    }

    private String promised(Map<String, Object> application, LocalDate day) {
        var number = open(application);
        office.complete("xian.hall", number, "userTask_issueNotice", promise(day));
        return number;
    }

    private static Map<String, Object> promise(LocalDate day) {
        return Map.of("longestWaitDays", 15, "promiseDecision", "promise", "promisedOn", day.toString(),
                "promiseSigner", "王强", "promiseSignature", "QM-2026-0001");
    }

    private String schemePassed() {
        var number = office.opened(submit("pre-approval", Promises.plot(TODAY.plusDays(20).toString())));
        office.complete("xian.planning", number, "userTask_reviewDesign", Map.of("designConclusion", "pass"));
        office.complete("xian.urban-management", number, "userTask_reviewLandscape", Map.of("landscapeConclusion", "pass"));
        office.complete("xian.planning", number, "userTask_reviewScheme", Map.of("schemeDecision", "pass"));
        return number;
    }
}
