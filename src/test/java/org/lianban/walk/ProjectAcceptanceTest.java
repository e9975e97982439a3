package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What of a project is accepted over all its cases, what cannot be applied for, and what is done beside the task lists. */
@Walk
class ProjectAcceptanceTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private static final String QUALITY = "userTask_superviseQuality";
    private static final Set<String> CONCLUDED = Set.of("userTask_checkCommonParts", "userTask_checkFiling");

    @LocalServerPort
    private int port;

    private Office office;

    @BeforeEach
    void comeIn() {
        office = new Office(port);
    }

    @Test
    @DisplayName("两个单位工程先后通过查验：后一个核查共用部分；项目列出各部分和通过的事项")
    void theUnitThatConcludesLastChecksTheCommonParts() {
        var project = Projects.factory("泾河新材料园");
        var code = (String) project.get("projectCode");
        var first = open(Projects.unit(project, "01"));
        inspected(first);
        office.awaitStep(first, "userTask_checkFiling");
        assertThat(states(code)).containsExactly("unit:01 concluding", "unit:02 declared");

        var second = open(Projects.unit(project, "02"));
        assertThat(states(code)).containsExactly("unit:01 concluding", "unit:02 applied");
        inspected(second);

        assertThat(Office.openSteps(office.awaitStep(second, "userTask_checkCommonParts"))).containsExactly("userTask_checkCommonParts");
        completed("construction", second, "userTask_checkCommonParts", Map.of("commonPartsDecision", "pass"));
        filedAndHandedOver(first);
        assertThat(standing("xian.hall", code).get("complete").asBoolean()).isFalse();
        filedAndHandedOver(second);

        var standing = standing("auditor", code);
        assertThat(states(code)).containsExactly("unit:01 accepted", "unit:02 accepted");
        assertThat(standing.get("complete").asBoolean()).isTrue();
        assertThat(standing.get("commonPartsCase").asText()).isEqualTo(second);
        assertThat(standing.at("/parts/0/passed/planning").asText()).contains("规核");
        assertThat(Office.output(office.view(second), "partsAccepted")).contains("1号厂房", "2号厂房");
        assertThat(refusal(Projects.unit(project, "01"))).contains("单位工程 01“1号厂房”已于案件 " + first + " 通过联合验收");
    }

    @RepeatedTest(3)
    @DisplayName("两个单位工程同时通过最后一项查验：恰有一个核查共用部分")
    void ofTwoUnitsThatConcludeAtOnceOneChecksTheCommonParts() throws Exception {
        var project = Projects.factory("临潼建材园");
        var units = List.of(open(Projects.unit(project, "01")), open(Projects.unit(project, "02")));
        units.forEach(this::inspectedButForQuality);
        var people = Executors.newFixedThreadPool(2);
        try {
            for (var passed : people.invokeAll(units.stream().map(this::qualityPasses).toList())) {
                passed.get();
            }
        } finally {
            people.shutdownNow();
        }

        var steps = units.stream().map(number -> Office.openSteps(office.await(number, "concluded",
                view -> Office.openSteps(view).stream().anyMatch(CONCLUDED::contains)))).flatMap(List::stream).toList();
        assertThat(steps).containsExactlyInAnyOrder("userTask_checkCommonParts", "userTask_checkFiling");
    }

    @Test
    @DisplayName("共用部分须整改：只复查共用部分，单位工程的意见保留")
    void onlyTheCommonPartsAreLookedAtAgain() {
        var project = Projects.factory("高陵装备园");
        var first = open(Projects.unit(project, "01"));
        inspected(first);
        var second = open(Projects.unit(project, "02"));
        inspected(second);
        completed("construction", second, "userTask_checkCommonParts",
                Map.of("commonPartsDecision", "rectify", "commonPartsNote", "消防车道未贯通"));
        completed("construction", second, "userTask_issueRectification", Map.of("rectificationNotice", "贯通消防车道"));
        completed("hall", second, "userTask_submitRectification", Map.of("rectificationReport", "已贯通"));
        completed("construction", second, "userTask_scheduleVisit", ProjectStories.visitOn(TODAY.toString()));

        assertThat(Office.openSteps(office.awaitStep(second, "userTask_checkCommonParts"))).containsExactly("userTask_checkCommonParts");
    }

    @Test
    @DisplayName("项目的验收情况只给本地区的窗口、住建和审计看")
    void theStandingOfAProjectIsForThoseWhoWorkThere() {
        var project = Projects.factory("港务区仓储中心");
        open(project);
        var path = "/api/projects/" + project.get("projectCode") + "/acceptance";

        assertThat(office.send("xian.construction", "GET", path, null).statusCode()).isEqualTo(200);
        assertThat(office.send("xian.auditor", "GET", path, null).statusCode()).isEqualTo(200);
        assertThat(office.send("xianyang.hall", "GET", path, null).statusCode()).isEqualTo(404);
        assertThat(office.send("xianyang.auditor", "GET", path, null).statusCode()).isEqualTo(404);
        assertThat(office.send("xian.tax", "GET", path, null).statusCode()).isEqualTo(403);
        assertThat(office.send(null, "GET", path, null).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("在办的范围不能重复申请，也不能换一种范围；撤回之后可以")
    void whatIsUnderWayCannotBeAppliedForAgain() {
        var project = Projects.factory("阎良航空部件厂房");
        var code = (String) project.get("projectCode");
        var number = open(project);

        assertThat(refusal(project)).contains("整个工程正在案件 " + number + " 中验收，不能重复申请");
        assertThat(refusal(Projects.unit(project, "01"))).contains("不能再换一种验收范围");

        Office.expect(204, office.send("xian.hall", "POST", "/api/cases/" + number + "/withdrawal", Map.of("reason", "另行组织")));
        assertThat(states(code)).containsExactly("whole ended");
        var again = open(project);
        assertThat(standing("xian.hall", code).at("/parts/0/caseNumber").asText()).isEqualTo(again);
    }

    /** Twenty times: while H2 reused the results of queries, one of forty went wrong. */
    @RepeatedTest(20)
    @DisplayName("同一项目同时提交两次：只受理一次")
    void ofTwoSubmissionsAtOnceOneIsTaken() throws Exception {
        var project = Projects.factory("沣东物流厂房");
        var people = Executors.newFixedThreadPool(2);
        try {
            Callable<HttpResponse<String>> submission = () -> submit("xian", project);
            var answers = new ArrayList<Integer>();
            Callable<HttpResponse<String>> later = () -> {
                Thread.sleep(ThreadLocalRandom.current().nextInt(150));
                return submit("xian", project);
            };
            for (var answer : people.invokeAll(List.of(submission, later))) {
                answers.add(answer.get().statusCode());
            }
            assertThat(answers).containsOnlyOnce(201);
            assertThat(answers).allMatch(status -> status == 201 || status == 422 || status == 409);
        } finally {
            people.shutdownNow();
        }
        assertThat(states((String) project.get("projectCode"))).containsExactly("whole applied");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "unitWorksCode, 09, 编号“09”不在单位工程清单内",
        "completedOn, 2025-03-17, 不得早于施工许可证发证日期 2025-03-18",
        "constructionPermitOn, 2026-01-21, 不得早于施工许可证发证日期 2026-01-21",
        "completedOn, 2099-01-01, 不得晚于今天",
        "projectCode, 2024-1, 项目代码"
    })
    @DisplayName("填错的，指出哪一项、为什么")
    void whatIsWrongIsNamed(String field, String value, String message) {
        assertThat(refusal(Projects.with(Projects.unit(Projects.factory("错填厂房"), "01"), Map.of(field, value)))).contains(message);
    }

    @Test
    @DisplayName("单位工程清单：不重复、至少两个、与首次申报一致")
    void theListOfUnitsIsOne() {
        var project = Projects.factory("蓝田食品园");
        var unit = Projects.unit(project, "01");
        assertThat(refusal(Projects.with(unit, Map.of("unitWorks", List.of(named("01", "甲"), named("01", "乙"))))))
                .contains("编号“01”重复", "至少两个");
        open(unit);
        assertThat(refusal(Projects.with(Projects.unit(project, "03"),
                        Map.of("unitWorks", List.of(named("01", "1号厂房"), named("03", "3号厂房"))))))
                .contains("与项目首次申请时的清单不一致：01、02");
    }

    @Test
    @DisplayName("勘察、设计、施工、监理缺一不可；装饰装修不需要勘察")
    void thoseWhoSignTheQualityDocumentsAreAllNamed() {
        var onlyBuilder = Map.<String, Object>of("participants", participants("construct"));
        assertThat(refusal(Projects.with(Projects.factory("缺单位厂房"), onlyBuilder)))
                .contains("缺少勘察单位", "缺少设计单位", "缺少监理单位").doesNotContain("缺少施工单位");
        assertThat(refusal(Projects.with(Projects.hotelDecoration("缺单位宾馆"), onlyBuilder)))
                .contains("缺少设计单位").doesNotContain("缺少勘察单位");
    }

    @Test
    @DisplayName("主体阶段没有通过，不能申请竣工阶段")
    void theFinalStageComesAfterTheStructure() {
        var answer = submit("tianshui", Projects.stage(Projects.factory("麦积分段厂房"), "final"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("主体阶段尚未通过验收");
    }

    @Test
    @DisplayName("验收日之前可以改期；之前擅自使用的责令停止使用，案件照常；其他人不能")
    void theLeadPostponesAndStopsEarlyUse() {
        var number = open(Projects.factory("未央印刷厂房"));
        var postponement = "/api/cases/" + number + "/visit-postponement";
        assertThat(office.send("xian.construction", "POST", postponement, Map.of("reason", "暴雨")).statusCode()).isEqualTo(409);
        planned(number);
        completed("construction", number, "userTask_scheduleVisit", ProjectStories.visitOn(TODAY.plusDays(3).toString()));
        assertThat(office.send("xian.hall", "POST", postponement, Map.of("reason", "暴雨")).statusCode()).isEqualTo(403);
        assertThat(office.send("xian.construction", "POST", postponement, Map.of("reason", " ")).statusCode()).isEqualTo(422);
        Office.expect(204, office.send("xian.construction", "POST", postponement, Map.of("reason", "暴雨")));
        office.awaitStep(number, "userTask_scheduleVisit");

        Office.expect(204, office.send(
                "xian.construction", "POST", "/api/cases/" + number + "/use-reports", Map.of("reason", "二层已投产")));
        assertThat(Office.openSteps(office.awaitStep(number, "userTask_orderStopUse")))
                .containsExactlyInAnyOrder("userTask_orderStopUse", "userTask_scheduleVisit");
        completed("construction", number, "userTask_orderStopUse", Map.of("stopUseOrderNumber", "停1号", "earlyUseReferred", true));
        assertThat(Office.openSteps(office.awaitStep(number, "userTask_scheduleVisit"))).containsExactly("userTask_scheduleVisit");
    }

    private String open(Map<String, Object> application) {
        return office.opened(submit("xian", application));
    }

    private HttpResponse<String> submit(String municipality, Map<String, Object> application) {
        return office.submit("joint-acceptance", municipality, application);
    }

    private String refusal(Map<String, Object> application) {
        var answer = submit("xian", application);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return answer.body();
    }

    private void planned(String number) {
        completed("construction", number, "userTask_acceptApplication", Map.of("intakeDecision", "accept"));
        completed("construction", number, "userTask_confirmPlan", Map.of("planDecision", "confirm"));
        completed("planning", number, "userTask_verifyPlanning", ProjectStories.passing("userTask_verifyPlanning"));
    }

    /** All members pass at once. */
    private void inspected(String number) {
        inspectedButForQuality(number);
        completed("quality-supervision", number, QUALITY, ProjectStories.passing(QUALITY));
    }

    private void inspectedButForQuality(String number) {
        planned(number);
        completed("construction", number, "userTask_scheduleVisit", ProjectStories.visitOn(TODAY.toString()));
        completed("archives", number, "userTask_inspectArchives", ProjectStories.passing("userTask_inspectArchives"));
        completed("urban-management", number, "userTask_inspectUtilities", ProjectStories.passing("userTask_inspectUtilities"));
    }

    private Callable<Void> qualityPasses(String number) {
        return () -> {
            completed("quality-supervision", number, QUALITY, ProjectStories.passing(QUALITY));
            return null;
        };
    }

    private void filedAndHandedOver(String number) {
        completed("construction", number, "userTask_checkFiling", Map.of("filingDecision", "file"));
        completed("hall", number, "userTask_handOverOpinion", Map.of("receivedBy", "李雷", "receiptSigned", true));
        office.awaitEnd(number);
    }

    private void completed(String department, String number, String step, Map<String, Object> form) {
        office.complete("xian." + department, number, step, form);
    }

    private JsonNode standing(String account, String code) {
        var answer = office.send(account, "GET", "/api/projects/" + code + "/acceptance", null);
        Office.expect(200, answer);
        return Office.read(answer);
    }

    private List<String> states(String code) {
        return Office.list(standing("xian.construction", code).get("parts")).stream()
                .map(part -> part.get("part").asText() + " " + part.get("state").asText())
                .toList();
    }

    private static Map<String, Object> named(String code, String name) {
        return Map.of("code", code, "name", name);
    }

    private static List<Map<String, Object>> participants(String role) {
        return List.of(new LinkedHashMap<>(Map.of(
                "role", role, "name", "某单位", "qualification", "甲级", "legalRepName", "张三", "leadName", "李四", "leadMobile", "13892850021")));
    }
}
