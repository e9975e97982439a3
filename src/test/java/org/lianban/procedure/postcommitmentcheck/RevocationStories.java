package org.lianban.procedure.postcommitmentcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lianban.procedure.Case;
import org.lianban.procedure.Department;

/** From a promise that was broken to the end of the decision, or to the reasons why it stays. */
abstract class RevocationStories extends CheckStory {

    @Test
    @DisplayName("虚假承诺：撤销决定，记入信用，告知关联许可和救济途径，送达")
    void aFalsePromiseEndsTheDecision() {
        var check = falsePromise(Map.of());
        supervisorAssesses(check, false, false);
        assertThat(check.openSteps()).as("不应听证的直接决定").containsExactly("userTask_decideRevocation");

        leaderRules(check, "revoke");
        assertThat(creditEntries()).as("审批系统撤销之前不记").isEmpty();
        approvalIsCalled(check);

        assertThat(check.openSteps()).containsExactly("userTask_deliverRevocation");
        assertThat(creditEntries()).containsExactly("false-promise");
        assertThat(check.value("downstreamLicences")).isEqualTo("食品经营许可");
        assertThat(check.value("remedies")).asString().contains("济南市钢城区人民政府");
        hallDelivers(check);
        closedAs(check, "endEvent_revoked");
        assertThat(approval().effects()).hasSize(1);
    }

    @Test
    @DisplayName("逾期不整改的：撤销，按未兑现记入信用")
    void anUnfulfilledPromiseIsRecordedAsSuch() {
        var check = aLicence();
        supervisorFinds(check, "unfulfilled");
        supervisorOrdersRectification(check);
        check.timeRunsOut("event_rectificationLapsed");
        supervisorAssesses(check, false, false);

        leaderRules(check, "revoke");
        approvalIsCalled(check);

        assertThat(creditEntries()).containsExactly("unfulfilled");
    }

    @ParameterizedTest(name = "第三人信赖：{0}")
    @CsvSource({"false", "true"})
    @DisplayName("撤销会重大损害公共利益：不予撤销，但记入信用")
    void whatWouldGravelyHarmThePublicStays(boolean thirdPartyRelied) {
        var check = falsePromise(Map.of("hearingGiven", true));

        supervisorAssesses(check, true, thirdPartyRelied);

        closedAs(check, "endEvent_keptInPublicInterest");
        assertThat(creditEntries()).containsExactly("false-promise");
        assertThat(approval().attempts()).isEmpty();
    }

    @ParameterizedTest(name = "应听证 {0}，第三人信赖 {1}")
    @CsvSource({"true, false", "false, true", "true, true"})
    @DisplayName("应听证或第三人已信赖：告知听证，要求的举行听证后决定")
    void aHearingIsHeldWhereItIsAskedFor(boolean hearingGiven, boolean thirdPartyRelied) {
        var check = falsePromise(Map.of("hearingGiven", hearingGiven));
        supervisorAssesses(check, false, thirdPartyRelied);
        assertThat(check.openSteps()).containsExactly("userTask_informHearing");
        supervisorInformsOfHearing(check);

        check.receive(CHECK, "postCommitmentCheck.hearingRequested", Map.of("hearingRequest", "不服，要求听证"));
        assertThat(check.openSteps()).containsExactly("userTask_holdHearing");
        leaderHearsTheApplicant(check);

        assertThat(check.openSteps()).containsExactly("userTask_decideRevocation");
        assertThat(check.awaits(CHECK, "postCommitmentCheck.hearingRequested")).isFalse();
    }

    @Test
    @DisplayName("五日内未要求听证：不听证，直接决定")
    void aHearingThatNobodyAsksForIsNotHeld() {
        var check = falsePromise(Map.of("hearingGiven", true));
        supervisorAssesses(check, false, false);
        supervisorInformsOfHearing(check);

        check.timeRunsOut("event_hearingForgone");

        assertThat(check.openSteps()).containsExactly("userTask_decideRevocation");
        assertThat(check.awaits(CHECK, "postCommitmentCheck.hearingRequested")).isFalse();
    }

    @Test
    @DisplayName("负责人权衡第三人信赖后不予撤销：决定仍然有效，记入信用")
    void theLeaderMayKeepTheDecisionForThirdParties() {
        var check = falsePromise(Map.of());
        supervisorAssesses(check, false, true);
        supervisorInformsOfHearing(check);
        check.timeRunsOut("event_hearingForgone");

        leaderRules(check, "keep");

        closedAs(check, "endEvent_keptInPublicInterest");
        assertThat(creditEntries()).containsExactly("false-promise");
        assertThat(approval().attempts()).isEmpty();
    }

    @Test
    @DisplayName("听证后认为违反承诺不成立：维持决定，不记失信")
    void aFindingThatDoesNotStandLeavesNoTrace() {
        var check = falsePromise(Map.of("hearingGiven", true));
        supervisorAssesses(check, false, false);
        supervisorInformsOfHearing(check);
        check.receive(CHECK, "postCommitmentCheck.hearingRequested", Map.of("hearingRequest", "药师在岗，有考勤"));
        leaderHearsTheApplicant(check);

        leaderRules(check, "unfounded");

        closedAs(check, "endEvent_promiseUpheld");
        assertThat(creditEntries()).isEmpty();
        assertThat(approval().attempts()).isEmpty();
    }

    @Test
    @DisplayName("审批系统未撤销：说明原因，退回重新决定，不记失信；再次决定才再次撤销")
    void whatApprovalDoesNotRevokeIsDecidedAgain() {
        var check = falsePromise(Map.of());
        supervisorAssesses(check, false, false);
        leaderRules(check, "revoke");
        approval().refuses("approval.revocationRefused", "该决定正在诉讼");

        approvalIsCalled(check);

        assertThat(check.openSteps()).containsExactly("userTask_decideRevocation");
        assertThat(check.value("revocationRefusal")).isEqualTo("该决定正在诉讼");
        assertThat(creditEntries()).isEmpty();
        failsAndStays(check, () -> leaderRules(check, null));
        approval().accepts();
        leaderRules(check, "revoke");
        approvalIsCalled(check);
        assertThat(creditEntries()).containsExactly("false-promise");
        assertThat(approval().attempts()).as("两次撤销是两次调用").hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("审批系统没有应答：停在撤销，不记失信，不送达")
    void whileApprovalDoesNotAnswerNothingIsRecorded() {
        var check = falsePromise(Map.of());
        supervisorAssesses(check, false, false);
        leaderRules(check, "revoke");
        approval().isUnreachable();

        assertThatExceptionOfType(Department.Unreachable.class).isThrownBy(() -> approvalIsCalled(check));

        assertThat(check.openSteps()).containsExactly("serviceTask_revokeDecision");
        assertThat(creditEntries()).isEmpty();
    }

    private static Case falsePromise(Map<String, Object> differing) {
        var check = check(differing);
        supervisorFinds(check, "false");
        return check;
    }
}
