package org.lianban.procedure.preapproval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.lianban.procedure.Department.asking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lianban.procedure.Case;
import org.lianban.procedure.Department;
import org.lianban.procedure.FixedDeadline;
import org.lianban.procedure.ProcedureCoverage;
import org.lianban.procedure.ProcedureEngine;

/** All stories of 告知承诺加预审批. */
@DisplayName("告知承诺加预审批")
class PreApprovalProcessTest {

    private static final String PRE_APPROVAL = "pre-approval";
    private static final List<Map<String, Object>> WARNINGS = new ArrayList<>();
    private static final List<Map<String, Object>> SUPERVISIONS = new ArrayList<>();
    private static final Map<String, Department> PLANNING = new HashMap<>();
    private static int number;

    static final ProcessEngine ENGINE = ProcedureEngine.knowing(PRE_APPROVAL, Map.of(
            "deadline", new FixedDeadline(),
            "stampBlue", (JavaDelegate) execution -> PLANNING.get("stampBlue").execute(execution),
            "stampRed", (JavaDelegate) execution -> PLANNING.get("stampRed").execute(execution),
            "voidBlue", (JavaDelegate) execution -> PLANNING.get("voidBlue").execute(execution),
            "sendTimeNotice", (JavaDelegate) execution -> WARNINGS.add(execution.getVariables()),
            "startSupervision", (JavaDelegate) execution -> SUPERVISIONS.add(execution.getVariables())));

    @RegisterExtension
    static final ProcedureCoverage EVERY_ELEMENT = new ProcedureCoverage(ENGINE);

    @BeforeEach
    void everybodyAccepts() {
        PLANNING.put("stampBlue", asking("projectCode", "projectName", "plotNumber", "builderName", "floorAreaSqm", "schemeSummary")
                .answering("blueStampNumber", "蓝1号"));
        PLANNING.put("stampRed", asking("projectCode", "blueStampNumber", "landTitleNumber").answering("redStampNumber", "红1号"));
        PLANNING.put("voidBlue", asking("blueStampNumber").answering("blueVoidNumber", "废1号"));
        WARNINGS.clear();
        SUPERVISIONS.clear();
    }

    @Test
    @DisplayName("预审查通过、方案联审通过、取得土地、方案未变：蓝章转红章")
    void theBlueStampBecomesARedOne() {
        var preApproval = awaitingLand();

        landTitled(preApproval);
        planCompared(preApproval, "unchanged");
        departmentWorks(preApproval, "stampRed");
        preApproval.complete("hall", "userTask_handOverApproval", Map.of("receivedBy", "李雷", "receiptSigned", true));

        closedAs(preApproval, "endEvent_worksMayStart");
        assertThat(preApproval.value("redStampNumber")).isEqualTo("红1号");
        assertThat(PLANNING.get("voidBlue").attempts()).isEmpty();
    }

    @ParameterizedTest(name = "{0} 平方米")
    @CsvSource({"19999, false", "20000, true"})
    @DisplayName("达到规模的才作交通影响评价")
    void trafficIsReviewedForLargeProjects(int floorAreaSqm, boolean traffic) {
        var preApproval = applied(Map.of("floorAreaSqm", floorAreaSqm));

        assertThat(preApproval.openSteps().contains("userTask_reviewTraffic")).isEqualTo(traffic);
        assertThat(preApproval.openSteps()).contains("userTask_reviewDesign", "userTask_reviewLandscape");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"design", "landscape", "traffic"})
    @DisplayName("一项须修改：意见一次汇总，修改后各项重新预审查")
    void whatHasToBeRevisedIsCollectedOnce(String member) {
        var preApproval = applied(Map.of());
        reviewed(preApproval, "design", member);
        reviewed(preApproval, "landscape", member);
        reviewed(preApproval, "traffic", member);

        assertThat(preApproval.openSteps()).containsExactly("userTask_reviseScheme");
        assertThat(PLANNING.get("stampBlue").attempts()).isEmpty();
        preApproval.complete("hall", "userTask_reviseScheme", Map.of("revisionNote", "已修改"));
        assertThat(preApproval.openSteps())
                .containsExactlyInAnyOrder("userTask_reviewDesign", "userTask_reviewLandscape", "userTask_reviewTraffic");
        preReviewPassed(preApproval);

        assertThat(preApproval.openSteps()).containsExactly("serviceTask_stampBlue");
    }

    @Test
    @DisplayName("方案联审须修改：回到预审查，重新加盖蓝章")
    void aSchemeThatFailsIsReviewedAnew() {
        var preApproval = stamped();

        preApproval.complete("planning", "userTask_reviewScheme", Map.of("schemeDecision", "revise", "schemeDemand", "退线不足"));

        schemeRegistered(preApproval, 30000);
        assertThat(preApproval.openSteps()).contains("userTask_reviewDesign", "userTask_reviewLandscape", "userTask_reviewTraffic");
        preReviewPassed(preApproval);
        departmentWorks(preApproval, "stampBlue");
        assertThat(PLANNING.get("stampBlue").attempts()).hasSize(2).doesNotHaveDuplicates();
        assertThat(PLANNING.get("stampBlue").effects()).extracting(told -> told.get("schemeSummary"))
                .containsExactly("两栋厂房", "一栋厂房");
    }

    @Test
    @DisplayName("新的方案达不到规模：不再作交通影响评价")
    void aSmallerSchemeIsReviewedAsWhatItIs() {
        var preApproval = stamped();
        preApproval.complete("planning", "userTask_reviewScheme", Map.of("schemeDecision", "revise", "schemeDemand", "退线不足"));

        schemeRegistered(preApproval, 19999);

        assertThat(preApproval.openSteps()).containsExactlyInAnyOrder("userTask_reviewDesign", "userTask_reviewLandscape");
    }

    @Test
    @DisplayName("取得土地后方案已变更：回到预审查，不转红章")
    void aChangedPlanIsReviewedAnew() {
        var preApproval = awaitingLand();
        landTitled(preApproval);

        planCompared(preApproval, "changed");
        schemeRegistered(preApproval, 30000);

        assertThat(preApproval.openSteps()).contains("userTask_reviewDesign", "userTask_reviewLandscape", "userTask_reviewTraffic");
        assertThat(PLANNING.get("stampRed").attempts()).isEmpty();
    }

    @Test
    @DisplayName("取得土地后方案变更、重新审查通过：不再等不动产权证，蓝章不会过期")
    void theLandIsNotAwaitedTwice() {
        var preApproval = awaitingLand();
        landTitled(preApproval);
        planCompared(preApproval, "changed");
        schemeRegistered(preApproval, 30000);
        preReviewPassed(preApproval);
        departmentWorks(preApproval, "stampBlue");

        preApproval.complete("planning", "userTask_reviewScheme", Map.of("schemeDecision", "pass"));

        assertThat(preApproval.openSteps()).containsExactly("userTask_confirmPlan");
        planCompared(preApproval, "unchanged");
        departmentWorks(preApproval, "stampRed");
        assertThat(PLANNING.get("stampRed").effects()).singleElement()
                .satisfies(asked -> assertThat(asked).containsEntry("landTitleNumber", "陕（2026）西安市不动产权第1号"));
    }

    @Test
    @DisplayName("未取得土地：蓝章作废")
    void theBlueStampIsVoidWithoutTheLand() {
        var preApproval = awaitingLand();

        preApproval.receive(PRE_APPROVAL, "preApproval.landLost", Map.of("landLossReason", "未竞得"));
        departmentWorks(preApproval, "voidBlue");

        closedAs(preApproval, "endEvent_voided");
        assertThat(PLANNING.get("voidBlue").effects()).singleElement()
                .satisfies(told -> assertThat(told).containsEntry("landLossReason", "未竞得"));
        assertThat(preApproval.value("redStampNumber")).isNull();
    }

    @Test
    @DisplayName("蓝章有效期满仍未取得土地：蓝章作废")
    void theBlueStampExpires() {
        var preApproval = awaitingLand();

        preApproval.timeRunsOut("event_blueExpired");
        departmentWorks(preApproval, "voidBlue");

        closedAs(preApproval, "endEvent_voided");
    }

    @ParameterizedTest(name = "{0}，{1}")
    @CsvSource({"xian, no, 产业类", "xianyang, yes, 没有推行", "tianshui, yes, 没有推行"})
    @DisplayName("不是产业类、或者地区没有推行：告知取得土地后申请")
    void notEverybodyMayApply(String municipality, String industrial, String reason) {
        var preApproval = applied(Map.of("municipality", municipality, "industrialProject", industrial));

        closedAs(preApproval, "endEvent_notEligible");
        assertThat(preApproval.value("eligibilityReason")).asString().contains(reason);
    }

    @Test
    @DisplayName("预审查期间可以撤回")
    void theApplicantWithdraws() {
        var preApproval = applied(Map.of());

        preApproval.receive(PRE_APPROVAL, "preApproval.withdrawn", Map.of("withdrawalReason", "不参加竞买"));

        closedAs(preApproval, "endEvent_withdrawn");
        assertThat(PLANNING.get("stampBlue").attempts()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"stampBlue", "stampRed", "voidBlue"})
    @DisplayName("规划系统停机：成为异常，恢复后只办一次")
    void aSystemThatIsDownIsTriedAgain(String step) {
        PLANNING.get(step).isUnreachable();
        var preApproval = switch (step) {
            case "stampBlue" -> preReviewed();
            case "stampRed" -> {
                var titled = awaitingLand();
                landTitled(titled);
                planCompared(titled, "unchanged");
                yield titled;
            }
            default -> {
                var lost = awaitingLand();
                lost.receive(PRE_APPROVAL, "preApproval.landLost", Map.of("landLossReason", "未竞得"));
                yield lost;
            }
        };
        var call = preApproval.call("serviceTask_" + step);
        for (var attempt = 0; attempt < 3; attempt++) {
            assertThatExceptionOfType(Department.Unreachable.class).isThrownBy(() -> preApproval.execute(call));
        }
        assertThat(preApproval.incidents()).containsExactly("serviceTask_" + step);

        PLANNING.get(step).accepts();
        ENGINE.getManagementService().setJobRetries(call.getId(), 1);
        departmentWorks(preApproval, step);

        assertThat(PLANNING.get(step).effects()).hasSize(1);
        assertThat(PLANNING.get(step).attempts().stream().distinct()).hasSize(1);
    }

    @Test
    @DisplayName("没有填写结论：停在原处")
    void nothingHappensWithoutAnAnswer() {
        var scheme = stamped();
        staysAt(scheme, () -> scheme.complete("planning", "userTask_reviewScheme", Map.of()));
        var plan = awaitingLand();
        landTitled(plan);
        staysAt(plan, () -> plan.complete("planning", "userTask_confirmPlan", Map.of()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"orange, 1, 0", "red, 0, 1"})
    @DisplayName("到提醒时点：预警，逾期启动督办，案件照常")
    void clocksWarnAndStartSupervision(String level, int warnings, int supervisions) {
        var preApproval = applied(Map.of());
        var before = preApproval.openSteps();

        preApproval.isTold("clock.reached", Map.of("reminderLevel", level));

        assertThat(WARNINGS).hasSize(warnings);
        assertThat(SUPERVISIONS).hasSize(supervisions);
        assertThat(preApproval.openSteps()).isEqualTo(before);
    }

    private static Case applied(Map<String, Object> differing) {
        var application = new HashMap<String, Object>(Map.ofEntries(
                Map.entry("municipality", "xian"), Map.entry("projectCode", "2406-610113-04-01-123456"),
                Map.entry("projectName", "芯片封装厂"), Map.entry("plotNumber", "雁塔-2026-12"),
                Map.entry("landNoticeUntil", "2026-03-10"), Map.entry("industrialProject", "yes"),
                Map.entry("builderName", "西安芯片有限公司"), Map.entry("builderCreditCode", "91610113MA6TX1B23W"),
                Map.entry("floorAreaSqm", 30000), Map.entry("buildingHeightM", 20), Map.entry("schemeSummary", "两栋厂房")));
        application.putAll(differing);
        var caseNumber = "610100-YSPZ-20260210-%06d".formatted(++number);
        ENGINE.getRuntimeService().startProcessInstanceByKey(PRE_APPROVAL, caseNumber, application);
        return new Case(ENGINE, caseNumber);
    }

    private static void reviewed(Case preApproval, String member, String revised) {
        var step = Map.of("design", "userTask_reviewDesign", "landscape", "userTask_reviewLandscape", "traffic", "userTask_reviewTraffic");
        var group = Map.of("design", "planning", "landscape", "urban-management", "traffic", "construction");
        preApproval.complete(group.get(member), step.get(member), Map.of(
                member + "Conclusion", member.equals(revised) ? "revise" : "pass", member + "Demand", "须修改"));
    }

    private static void preReviewPassed(Case preApproval) {
        List.of("design", "landscape", "traffic").forEach(member -> reviewed(preApproval, member, null));
    }

    private static Case preReviewed() {
        var preApproval = applied(Map.of());
        preReviewPassed(preApproval);
        return preApproval;
    }

    private static Case stamped() {
        var preApproval = preReviewed();
        departmentWorks(preApproval, "stampBlue");
        assertThat(preApproval.openSteps()).containsExactly("userTask_reviewScheme");
        return preApproval;
    }

    private static Case awaitingLand() {
        var preApproval = stamped();
        preApproval.complete("planning", "userTask_reviewScheme", Map.of("schemeDecision", "pass"));
        assertThat(preApproval.awaits(PRE_APPROVAL, "preApproval.landTitled")).isTrue();
        return preApproval;
    }

    private static void landTitled(Case preApproval) {
        preApproval.receive(PRE_APPROVAL, "preApproval.landTitled", Map.of("landTitleNumber", "陕（2026）西安市不动产权第1号"));
    }

    private static void planCompared(Case preApproval, String decision) {
        preApproval.complete("planning", "userTask_confirmPlan", Map.of("planDecision", decision, "planChange", "增加一栋"));
    }

    private static void schemeRegistered(Case preApproval, int floorAreaSqm) {
        preApproval.complete("hall", "userTask_registerScheme",
                Map.of("floorAreaSqm", floorAreaSqm, "schemeSummary", "一栋厂房", "revisionNote", "减为一栋"));
    }

    private static void departmentWorks(Case preApproval, String step) {
        preApproval.execute(preApproval.call("serviceTask_" + step));
    }

    private static void closedAs(Case preApproval, String end) {
        assertThat(preApproval.isEnded()).isTrue();
        assertThat(preApproval.endEvents()).contains(end);
    }

    private static void staysAt(Case preApproval, Runnable deed) {
        var before = preApproval.openSteps();
        assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(deed::run);
        assertThat(preApproval.openSteps()).isEqualTo(before);
    }
}
