package org.lianban.procedure.deferredmaterials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.spin.Spin.JSON;
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

/** All stories of 容缺受理. */
@DisplayName("容缺受理")
class DeferredMaterialsProcessTest {

    private static final String DEFERRAL = "deferred-materials";
    private static final List<Map<String, Object>> WARNINGS = new ArrayList<>();
    private static final List<Map<String, Object>> SUPERVISIONS = new ArrayList<>();
    private static int number;

    private static final Map<String, Object> CREDIT = new HashMap<>();
    private static final List<Map<String, Object>> CREDIT_ENTRIES = new ArrayList<>();
    private static Department approval;

    static final ProcessEngine ENGINE = ProcedureEngine.knowing(DEFERRAL, Map.of(
            "deadline", new FixedDeadline(),
            "checkCredit", (JavaDelegate) execution -> CREDIT.forEach(execution::setVariable),
            "recordCredit", (JavaDelegate) execution -> CREDIT_ENTRIES.add(execution.getVariables()),
            "issueDecision", (JavaDelegate) execution -> approval.execute(execution),
            "sendTimeNotice", (JavaDelegate) execution -> WARNINGS.add(execution.getVariables()),
            "startSupervision", (JavaDelegate) execution -> SUPERVISIONS.add(execution.getVariables())));

    @RegisterExtension
    static final ProcedureCoverage EVERY_ELEMENT = new ProcedureCoverage(ENGINE);

    @BeforeEach
    void everybodyAccepts() {
        CREDIT.putAll(Map.of("creditStanding", "good", "falsePromiseUnrepaired", false));
        CREDIT_ENTRIES.clear();
        approval = asking("itemCode", "itemName", "applicantName", "decisionMode").answering("decisionNumber", "RQ-1");
        WARNINGS.clear();
        SUPERVISIONS.clear();
    }

    @Test
    @DisplayName("先审查通过、后补齐：补齐之后才作出决定")
    void thereIsNoResultBeforeTheMaterialsArrive() {
        var deferral = promised();

        reviewed(deferral, "approve");
        assertThat(deferral.openSteps()).containsExactlyInAnyOrder("gateway_joined", "userTask_submitMaterials");
        assertThat(approval.attempts()).isEmpty();
        handedIn(deferral, "complete");

        issued(deferral);
    }

    @Test
    @DisplayName("先补齐、后审查通过：同样办成")
    void materialsMayArriveBeforeTheReview() {
        var deferral = promised();

        handedIn(deferral, "complete");
        assertThat(deferral.openSteps()).containsExactlyInAnyOrder("gateway_joined", "userTask_reviewApplication");
        assertThat(approval.attempts()).isEmpty();
        reviewed(deferral, "approve");

        issued(deferral);
    }

    @Test
    @DisplayName("补交的逐项核对：没有补齐的继续等，期限内补齐的办成")
    void everyMaterialIsChecked() {
        var deferral = promised();
        reviewed(deferral, "approve");

        handedIn(deferral, "incomplete");
        assertThat(deferral.openSteps()).containsExactlyInAnyOrder("gateway_joined", "userTask_submitMaterials");
        assertThat(deferral.value("stillMissing")).isEqualTo("仍缺验资报告");
        handedIn(deferral, "complete");

        issued(deferral);
    }

    @Test
    @DisplayName("承诺期满没有补齐：按退办处理，记入信用，审查结论也不作数")
    void aBrokenPromiseReturnsTheApplication() {
        var deferral = promised();
        reviewed(deferral, "approve");

        deferral.timeRunsOut("event_promiseLapsed");

        assertThat(deferral.isEnded()).isTrue();
        assertThat(deferral.endEvents()).contains("endEvent_promiseBroken", "endEvent_returned");
        assertThat(CREDIT_ENTRIES).singleElement().satisfies(told -> assertThat(told).containsEntry("creditEntryKind", "unfulfilled"));
        assertThat(approval.attempts()).isEmpty();
    }

    @Test
    @DisplayName("审查不通过：不再等补交，决定不予许可，告知理由和救济途径")
    void aRefusalEndsTheWaiting() {
        var deferral = promised();

        reviewed(deferral, "refuse");
        assertThat(deferral.openSteps()).containsExactly("userTask_deliverRefusal");
        assertThat(deferral.value("remedies")).asString().contains("60日", "6个月");
        deferral.complete("hall", "userTask_deliverRefusal", Map.of("receivedBy", "王强", "receiptSigned", true));

        assertThat(deferral.isEnded()).isTrue();
        assertThat(deferral.endEvents()).contains("endEvent_refused");
        assertThat(approval.attempts()).isEmpty();
        assertThat(CREDIT_ENTRIES).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "municipality, tianshui, 没有推行", "itemCode, public-venue-fire, 清单", "mainMaterialsComplete, false, 主要材料",
        "onlySecondaryMissing, false, 主要材料"
    })
    @DisplayName("不符合条件：告知补齐后再受理，并说明原因")
    void whatCannotBeDeferredIsSaidAtOnce(String fact, String value, String reason) {
        var deferral = applied(Map.of(fact, value.equals("false") ? Boolean.FALSE : value));

        notDeferrable(deferral, reason);
    }

    @ParameterizedTest(name = "{0}，{1}")
    @CsvSource({"restricted, false", "good, true"})
    @DisplayName("信用不良或者有未修复的不实承诺：不适用容缺受理")
    void badCreditClosesTheGate(String standing, boolean falsePromise) {
        CREDIT.putAll(Map.of("creditStanding", standing, "falsePromiseUnrepaired", falsePromise));

        notDeferrable(applied(Map.of()), "失信");
    }

    @Test
    @DisplayName("申请人不承诺：退回")
    void nobodyIsMadeToPromise() {
        var deferral = applied(Map.of());

        deferral.complete("hall", "userTask_issueNotice", Map.of("promiseDecision", "decline"));

        assertThat(deferral.isEnded()).isTrue();
        assertThat(deferral.endEvents()).containsExactly("endEvent_notPromised");
    }

    @Test
    @DisplayName("审查和补交期间可以撤回")
    void theApplicantWithdraws() {
        var deferral = promised();

        deferral.receive(DEFERRAL, "deferredMaterials.withdrawn", Map.of("withdrawalReason", "不办了"));

        assertThat(deferral.isEnded()).isTrue();
        assertThat(deferral.endEvents()).contains("endEvent_withdrawn");
        assertThat(CREDIT_ENTRIES).isEmpty();
    }

    @Test
    @DisplayName("审批系统停机：成为异常，恢复后办成，只作出一次决定")
    void aSystemThatIsDownIsTriedAgain() {
        approval.isUnreachable();
        var deferral = promised();
        reviewed(deferral, "approve");
        handedIn(deferral, "complete");
        var call = deferral.call("serviceTask_issueDecision");
        for (var attempt = 0; attempt < 3; attempt++) {
            assertThatExceptionOfType(Department.Unreachable.class).isThrownBy(() -> deferral.execute(call));
        }
        assertThat(deferral.incidents()).containsExactly("serviceTask_issueDecision");

        approval.accepts();
        ENGINE.getManagementService().setJobRetries(call.getId(), 1);
        issued(deferral);

        assertThat(approval.effects()).hasSize(1);
        assertThat(approval.attempts().stream().distinct()).hasSize(1);
    }

    @Test
    @DisplayName("没有填写结论：停在原处")
    void nothingHappensWithoutAnAnswer() {
        var deferral = promised();

        staysAt(deferral, () -> deferral.complete("approval", "userTask_reviewApplication", Map.of()));
        deferral.complete("hall", "userTask_submitMaterials", Map.of("submittedNote", "验资报告"));
        staysAt(deferral, () -> deferral.complete("approval", "userTask_checkMaterials", Map.of()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"yellow, 1, 0", "red, 0, 1"})
    @DisplayName("到提醒时点：预警，逾期启动督办，案件照常")
    void clocksWarnAndStartSupervision(String level, int warnings, int supervisions) {
        var deferral = promised();
        var before = deferral.openSteps();

        deferral.isTold("clock.reached", Map.of("reminderLevel", level));

        assertThat(WARNINGS).hasSize(warnings);
        assertThat(SUPERVISIONS).hasSize(supervisions);
        assertThat(deferral.openSteps()).isEqualTo(before);
    }

    private static void staysAt(Case deferral, Runnable deed) {
        var before = deferral.openSteps();
        assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(deed::run);
        assertThat(deferral.openSteps()).isEqualTo(before);
    }

    private static Case applied(Map<String, Object> differing) {
        var materials = JSON("[{\"name\":\"验资报告\",\"form\":\"original\",\"reason\":\"正在出具\"}]");
        var application = new HashMap<String, Object>(Map.of(
                "municipality", "xian", "itemCode", "human-resources", "applicantKind", "enterprise",
                "applicantName", "西安人力有限公司", "applicantCreditCode", "91610113MA6TX1B23W",
                "mainMaterialsComplete", true, "onlySecondaryMissing", true));
        application.put("mainMaterials", materials);
        application.put("missingMaterials", materials);
        application.putAll(differing);
        var caseNumber = "610100-RQSL-20260210-%06d".formatted(++number);
        ENGINE.getRuntimeService().startProcessInstanceByKey(DEFERRAL, caseNumber, application);
        return new Case(ENGINE, caseNumber);
    }

    private static Case promised() {
        var deferral = applied(Map.of());
        deferral.complete("hall", "userTask_issueNotice", Map.of(
                "promiseDecision", "promise", "promisedOn", "2026-02-20", "promiseSigner", "王强", "promiseSignature", "QM-1"));
        assertThat(deferral.openSteps()).containsExactlyInAnyOrder("userTask_reviewApplication", "userTask_submitMaterials");
        return deferral;
    }

    private static void reviewed(Case deferral, String decision) {
        deferral.complete("approval", "userTask_reviewApplication",
                Map.of("reviewDecision", decision, "refusalReason", "从业人员不足", "reviewers", "陈刚、周敏"));
    }

    private static void handedIn(Case deferral, String decision) {
        deferral.complete("hall", "userTask_submitMaterials", Map.of("submittedNote", "验资报告"));
        deferral.complete("approval", "userTask_checkMaterials", Map.of("materialsDecision", decision, "stillMissing", "仍缺验资报告"));
    }

    private static void issued(Case deferral) {
        deferral.execute(deferral.call("serviceTask_issueDecision"));
        deferral.complete("hall", "userTask_handOverResult", Map.of("receivedBy", "王强", "receiptSigned", true));
        assertThat(deferral.isEnded()).isTrue();
        assertThat(deferral.endEvents()).contains("endEvent_issued");
        assertThat(deferral.value("decisionNumber")).isEqualTo("RQ-1");
    }

    private static void notDeferrable(Case deferral, String reason) {
        assertThat(deferral.isEnded()).isTrue();
        assertThat(deferral.endEvents()).containsExactly("endEvent_notDeferrable");
        assertThat(deferral.value("deferralReason")).asString().contains(reason);
    }
}
