package org.lianban.procedure.drawingreview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.lianban.procedure.Department.asking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
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

/** All stories of 施工图联审. */
@DisplayName("施工图联审")
class DrawingReviewProcessTest {

    private static final String DRAWING_REVIEW = "drawing-review";
    private static final List<Map<String, Object>> WARNINGS = new ArrayList<>();
    private static final List<Map<String, Object>> SUPERVISIONS = new ArrayList<>();
    private static final Map<String, Department> DEPARTMENTS = new HashMap<>();
    private static final Map<String, String> GROUPS =
            Map.of("structure", "construction", "fire", "construction", "civilDefence", "civil-defence");
    private static int number;

    static final ProcessEngine ENGINE = ProcedureEngine.knowing(DRAWING_REVIEW, Map.of(
            "deadline", new FixedDeadline(),
            "issueDecision", (JavaDelegate) execution -> DEPARTMENTS.get("issueDecision").execute(execution),
            "pushSupervision", (JavaDelegate) execution -> DEPARTMENTS.get("pushSupervision").execute(execution),
            "sendTimeNotice", (JavaDelegate) execution -> WARNINGS.add(execution.getVariables()),
            "startSupervision", (JavaDelegate) execution -> SUPERVISIONS.add(execution.getVariables())));

    @RegisterExtension
    static final ProcedureCoverage EVERY_ELEMENT = new ProcedureCoverage(ENGINE);

    @BeforeEach
    void everybodyAccepts() {
        DEPARTMENTS.put("issueDecision", asking("itemCode", "itemName", "applicantName", "decisionMode").answering("decisionNumber", "审1号"));
        DEPARTMENTS.put("pushSupervision", asking("itemCode", "itemName", "applicantName", "applicantCreditCode", "decisionNumber", "decisionKind")
                .answering("supervisionTicket", "推1号"));
        WARNINGS.clear();
        SUPERVISIONS.clear();
    }

    @Test
    @DisplayName("各部分一次审查、都合格：出具合格书，结果共享，送达")
    void everyPartPasses() {
        var review = applied(Map.of());
        assertThat(review.openSteps())
                .containsExactlyInAnyOrder("userTask_reviewStructure", "userTask_reviewFire", "userTask_reviewCivilDefence");

        GROUPS.keySet().forEach(part -> reviewed(review, part, "pass"));
        departmentWorks(review, "issueCertificate");
        departmentWorks(review, "shareResult");
        review.receive(DRAWING_REVIEW, "drawingReview.decisionReceived", Map.of("receiptNumber", "收1号"));
        review.complete("hall", "userTask_handOverCertificate", Map.of("receivedBy", "李雷", "receiptSigned", true));

        closedAs(review, "endEvent_passed");
        assertThat(DEPARTMENTS.get("pushSupervision").effects()).singleElement().satisfies(told ->
                assertThat(told).containsEntry("decisionNumber", "审1号").containsEntry("applicantName", "西安曲江智造有限公司"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"structure", "fire", "civilDefence"})
    @DisplayName("一部分须修改：修改后只复审这一部分，其余意见保留")
    void onlyThePartThatFailedIsReviewedAgain(String failed) {
        var review = applied(Map.of());
        GROUPS.keySet().forEach(part -> reviewed(review, part, part.equals(failed) ? "revise" : "pass"));
        assertThat(review.openSteps()).containsExactly("userTask_reviseDrawings");
        assertThat(DEPARTMENTS.get("issueDecision").attempts()).isEmpty();

        review.complete("hall", "userTask_reviseDrawings", Map.of("revisionNote", "已修改"));

        assertThat(review.openSteps()).containsExactly(task(failed));
        reviewed(review, failed, "pass");
        assertThat(review.openSteps()).containsExactly("serviceTask_issueCertificate");
    }

    @Test
    @DisplayName("不修建防空地下室：不审查人防")
    void civilDefenceIsReviewedWhereItIsDue() {
        assertThat(applied(Map.of("civilDefenceDue", "no")).openSteps())
                .containsExactlyInAnyOrder("userTask_reviewStructure", "userTask_reviewFire");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"xianyang", "taiyuan", "tianshui", "gangcheng"})
    @DisplayName("没有推行联审的地区：告知分别送审")
    void notEveryMunicipalityOffersIt(String municipality) {
        var review = applied(Map.of("municipality", municipality));

        closedAs(review, "endEvent_notOffered");
        assertThat(review.value("notOfferedReason")).asString().contains("没有推行");
    }

    /** No table says so today; a designer's change of it must neither leave a case standing nor pass what nobody has seen. */
    @Test
    @DisplayName("没有一部分要审查：不停在原处，也不因此合格")
    void nothingToReviewIsNoPass() {
        var review = applied(Map.of("civilDefenceDue", "no"));
        var process = ENGINE.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(review.number()).singleResult();
        ENGINE.getRuntimeService().createProcessInstanceModification(process.getId())
                .cancelAllForActivity("userTask_reviewStructure").cancelAllForActivity("userTask_reviewFire")
                .startBeforeActivity("gateway_reviewers")
                .setVariable("structureOpen", false).setVariable("fireOpen", false).setVariable("civilDefenceOpen", false)
                .execute();

        assertThat(review.openSteps()).containsExactly("userTask_reviseDrawings");
    }

    @Test
    @DisplayName("没有填写结论：停在原处")
    void nothingHappensWithoutAnAnswer() {
        var review = applied(Map.of());
        var before = review.openSteps();

        review.complete("construction", "userTask_reviewStructure", Map.of());
        GROUPS.keySet().stream().filter(part -> !part.equals("structure")).forEach(part -> reviewed(review, part, "pass"));

        assertThat(before).contains("userTask_reviewStructure");
        assertThat(review.openSteps()).as("silence is no pass").containsExactly("userTask_reviseDrawings");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"issueDecision, issueCertificate", "pushSupervision, shareResult"})
    @DisplayName("部门系统停机：成为异常，恢复后只办一次")
    void aSystemThatIsDownIsTriedAgain(String department, String step) {
        DEPARTMENTS.get(department).isUnreachable();
        var review = applied(Map.of());
        GROUPS.keySet().forEach(part -> reviewed(review, part, "pass"));
        if (step.equals("shareResult")) {
            departmentWorks(review, "issueCertificate");
        }
        var call = review.call("serviceTask_" + step);
        for (var attempt = 0; attempt < 3; attempt++) {
            assertThatExceptionOfType(Department.Unreachable.class).isThrownBy(() -> review.execute(call));
        }
        assertThat(review.incidents()).containsExactly("serviceTask_" + step);

        DEPARTMENTS.get(department).accepts();
        ENGINE.getManagementService().setJobRetries(call.getId(), 1);
        departmentWorks(review, step);

        assertThat(DEPARTMENTS.get(department).effects()).hasSize(1);
        assertThat(DEPARTMENTS.get(department).attempts().stream().distinct()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"orange, 1, 0", "red, 0, 1"})
    @DisplayName("到提醒时点：预警，逾期启动督办，案件照常")
    void clocksWarnAndStartSupervision(String level, int warnings, int supervisions) {
        var review = applied(Map.of());
        var before = review.openSteps();

        review.isTold("clock.reached", Map.of("reminderLevel", level));

        assertThat(WARNINGS).hasSize(warnings);
        assertThat(SUPERVISIONS).hasSize(supervisions);
        assertThat(review.openSteps()).isEqualTo(before);
    }

    private static Case applied(Map<String, Object> differing) {
        var application = new HashMap<String, Object>(Map.of(
                "municipality", "xian", "projectCode", "2406-610113-04-01-123456", "projectName", "曲江智造三号厂房",
                "builderName", "西安曲江智造有限公司", "builderCreditCode", "91610113MA6TX1B23W", "civilDefenceDue", "yes",
                "drawingSetNumber", "施-2026-01", "floorAreaSqm", 12800));
        application.putAll(differing);
        var caseNumber = "610100-SGTS-20260210-%06d".formatted(++number);
        ENGINE.getRuntimeService().startProcessInstanceByKey(DRAWING_REVIEW, caseNumber, application);
        return new Case(ENGINE, caseNumber);
    }

    private static void reviewed(Case review, String part, String conclusion) {
        review.complete(GROUPS.get(part), task(part), Map.of(part + "Conclusion", conclusion, part + "Demand", "须修改"));
    }

    private static String task(String part) {
        return "userTask_review" + Character.toUpperCase(part.charAt(0)) + part.substring(1);
    }

    private static void departmentWorks(Case review, String step) {
        review.execute(review.call("serviceTask_" + step));
    }

    private static void closedAs(Case review, String end) {
        assertThat(review.isEnded()).isTrue();
        assertThat(review.endEvents()).contains(end);
    }
}
