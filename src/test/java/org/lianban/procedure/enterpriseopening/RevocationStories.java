package org.lianban.procedure.enterpriseopening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianban.procedure.Case;
import org.lianban.procedure.FixedDeadline;

/** A registration said to have been obtained by fraud. */
abstract class RevocationStories extends OpeningStory {

    @Test
    @DisplayName("查清虚假登记：撤销设立登记，限制责任人再次申请")
    void aFraudulentRegistrationIsRevoked() {
        var revocation = underInvestigation();

        registrarInvestigates(revocation, "concluded");
        secondOfficerConfirms(revocation, true);
        leaderDecides(revocation, true);
        departmentIsCalled(revocation, "serviceTask_revokeRegistration");

        assertThat(revocation.isEnded()).isTrue();
        assertThat(revocation.endEvents()).containsExactly("endEvent_revoked");
        assertThat(revocation.value("revocationNumber")).isEqualTo("CX-1");
        assertThat(revocation.value("bannedUntil")).isEqualTo("2029-02-10");
    }

    @Test
    @DisplayName("未认定虚假登记：维持登记，什么都不撤销")
    void anHonestRegistrationIsUpheld() {
        var revocation = underInvestigation();

        registrarInvestigates(revocation, "concluded");
        secondOfficerConfirms(revocation, true);
        leaderDecides(revocation, false);

        assertThat(revocation.endEvents()).containsExactly("endEvent_upheld");
        assertThat(department("revokeRegistration").attempts()).isEmpty();
    }

    @Test
    @DisplayName("不予受理：说明理由后结束，不作调查")
    void anUnfoundedRequestIsNotAccepted() {
        var revocation = requested();

        registrarDecidesOnAcceptance(revocation, false);

        assertThat(revocation.endEvents()).containsExactly("endEvent_requestRejected");
        assertThat(revocation.value("acceptanceReason")).isEqualTo("已核对来件");
        assertThat(revocation.hasPassed("userTask_investigate")).isFalse();
    }

    @ParameterizedTest(name = "批准：{0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("申请延长调查：批准的延长期限，不批准的不延长，都回到调查")
    void theLeaderDecidesOnMoreTimeAndTheInvestigationGoesOn(boolean approved) {
        var revocation = underInvestigation();

        registrarInvestigates(revocation, "extend");
        revocation.complete("leader", "userTask_approveInvestigationExtension", Map.of("extensionApproved", approved));

        assertThat(revocation.openSteps()).containsExactly("userTask_investigate");
        assertThat(revocation.hasPassed("event_investigationExtended")).isEqualTo(approved);
    }

    @Test
    @DisplayName("无法联系当事人：公告45日，期满才作出决定")
    void thePartiesAreSoughtByPublicNoticeBeforeTheDecision() {
        var revocation = underInvestigation();

        registrarInvestigates(revocation, "unreachable");
        assertThat(revocation.openSteps()).containsExactly("event_noticeEnded");
        assertThat(revocation.timer("event_noticeEnded").getDuedate()).isEqualTo(FixedDeadline.DUE);
        revocation.timeRunsOut("event_noticeEnded");

        assertThat(revocation.openSteps()).containsExactly("userTask_confirmInvestigation");
        secondOfficerConfirms(revocation, true);
        leaderDecides(revocation, true);
        departmentIsCalled(revocation, "serviceTask_revokeRegistration");
        assertThat(revocation.endEvents()).containsExactly("endEvent_revoked");
    }

    @Test
    @DisplayName("复核不一致：退回重新调查，上一轮的复核不作数")
    void aDisputedInvestigationIsDoneAgain() {
        var revocation = underInvestigation();
        registrarInvestigates(revocation, "concluded");
        secondOfficerConfirms(revocation, false);

        assertThat(revocation.openSteps()).containsExactly("userTask_investigate");
        registrarInvestigates(revocation, "concluded");
        failsAndStays(revocation, () -> secondOfficerConfirms(revocation, null));
        secondOfficerConfirms(revocation, true);
        assertThat(revocation.openSteps()).containsExactly("userTask_decideRevocation");
    }

    @Test
    @DisplayName("登记系统停机：撤销不会丢，恢复后用同一编号撤销一次")
    void aRevocationIsTriedAgainUnderTheSameKey() {
        var revocation = underInvestigation();
        department("revokeRegistration").isUnreachable();
        registrarInvestigates(revocation, "concluded");
        secondOfficerConfirms(revocation, true);
        leaderDecides(revocation, true);

        departmentsWork(revocation);
        assertThat(revocation.incidents()).containsExactly("serviceTask_revokeRegistration");
        department("revokeRegistration").accepts();
        departmentIsCalled(revocation, "serviceTask_revokeRegistration");

        assertThat(department("revokeRegistration").effects()).hasSize(1);
        var keys = department("revokeRegistration").attempts();
        assertThat(keys).hasSize(4).containsOnly(keys.get(0));
        assertThat(revocation.endEvents()).containsExactly("endEvent_revoked");
    }

    @Test
    @DisplayName("撤销时给出没有约定的错误：报故障并停在原处，不当作已撤销")
    void anUndeclaredRefusalDoesNotEndTheCase() {
        var revocation = underInvestigation();
        registrarInvestigates(revocation, "concluded");
        secondOfficerConfirms(revocation, true);
        leaderDecides(revocation, true);
        department("revokeRegistration").refuses("registrar.undeclared", "未约定的错误");

        failsAndStays(revocation, () -> departmentIsCalled(revocation, "serviceTask_revokeRegistration"));
    }

    @Test
    @DisplayName("没有填写受理意见、调查进展、复核结论、认定结论：各自停在原处")
    void decisionsThatWereNotMadeLeadNowhere() {
        var revocation = requested();
        failsAndStays(revocation, () -> registrarDecidesOnAcceptance(revocation, null));

        registrarDecidesOnAcceptance(revocation, true);
        failsAndStays(revocation, () -> registrarInvestigates(revocation, null));

        registrarInvestigates(revocation, "concluded");
        failsAndStays(revocation, () -> secondOfficerConfirms(revocation, null));

        secondOfficerConfirms(revocation, true);
        failsAndStays(revocation, () -> leaderDecides(revocation, null));
    }

    @Test
    @DisplayName("调查期限将到发出预警，逾期启动督办，调查照常进行")
    void warningsAndSupervisionLeaveTheInvestigationAlone() {
        var revocation = underInvestigation();

        clockReaches(revocation, "yellow");
        clockReaches(revocation, "red");

        assertThat(notices()).hasSize(1);
        assertThat(supervisions()).hasSize(1);
        assertThat(revocation.openSteps()).containsExactly("userTask_investigate");
    }

    private static Case requested() {
        return open(REVOCATION, "CXDJ", Map.of(
                "municipality", "tianshui",
                "originalCaseNumber", "620500-QYKB-20260105-0001",
                "unifiedSocialCreditCode", Departments.CREDIT_CODE,
                "enterpriseName", "天水麦香软件有限公司",
                "reporterName", "赵强",
                "reporterMobile", "13900000002",
                "revocationGrounds", "身份证被冒用"));
    }

    private static Case underInvestigation() {
        var revocation = requested();
        registrarDecidesOnAcceptance(revocation, true);
        assertThat(revocation.openSteps()).containsExactly("userTask_investigate");
        return revocation;
    }

    private static void registrarDecidesOnAcceptance(Case revocation, Boolean accepted) {
        decide(revocation, "registrar", "userTask_decideAcceptance", "revocationAccepted", accepted, "acceptanceReason", "已核对来件");
    }

    private static void registrarInvestigates(Case revocation, String result) {
        decide(revocation, "registrar", "userTask_investigate", "investigationResult", result, "investigationFindings", "笔迹不符");
    }

    private static void secondOfficerConfirms(Case revocation, Boolean confirmed) {
        decide(revocation, "registrar", "userTask_confirmInvestigation", "investigationConfirmed", confirmed, "confirmationOpinion", "已另行核对档案");
    }

    private static void leaderDecides(Case revocation, Boolean fraud) {
        decide(revocation, "leader", "userTask_decideRevocation", "fraudFound", fraud, "decisionReason", "依据调查报告");
    }

    private static void decide(Case revocation, String group, String step, String decision, Object value, String reason, String text) {
        var answers = new HashMap<String, Object>(Map.of(reason, text));
        answers.put(decision, value);
        revocation.complete(group, step, answers);
    }
}
