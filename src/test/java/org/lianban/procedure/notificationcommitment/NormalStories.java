package org.lianban.procedure.notificationcommitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lianban.procedure.Case;

/** What cannot or will not be promised goes the normal way. */
abstract class NormalStories extends CommitmentStory {

    @ParameterizedTest(name = "{0}，虚假承诺 {1}")
    @CsvSource({"restricted, false, 限制期未满", "restricted, true, 尚未完成信用修复", "good, true, 尚未完成信用修复"})
    @DisplayName("信用受限或者虚假承诺未修复（T1）：转一般程序")
    void badCreditClosesTheGate(String standing, boolean falsePromise, String reason) {
        creditBookSays(standing, falsePromise);

        goesTheNormalWay(applicantApplies(Application.aPharmacy()), reason);
    }

    @Test
    @DisplayName("申请人不同意其中一项（T2）：转一般程序，准予的按许可推送监管")
    void whoDoesNotSignGoesTheNormalWay() {
        var pharmacy = applicantApplies(Application.aPharmacy());

        applicantRefusesToSign(pharmacy);
        assertThat(pharmacy.openSteps()).containsExactly("userTask_decideNormally");
        approvalGrantsNormally(pharmacy);
        supervisorReceives(pharmacy);
        hallHandsOver(pharmacy);

        closedAs(pharmacy, "endEvent_granted");
        assertThat(grants()).as("没有承诺，就没有承诺的核查").isEmpty();
        assertThat(department("issueDecision").effects()).singleElement()
                .satisfies(told -> assertThat(told).containsEntry("decisionMode", "normal"));
        assertThat(department("pushSupervision").effects()).singleElement()
                .satisfies(told -> assertThat(told).containsEntry("decisionKind", "licence"));
    }

    @Test
    @DisplayName("期满没有签署：转一般程序")
    void whoLetsTheTimePassGoesTheNormalWay() {
        var pharmacy = applicantApplies(Application.aPharmacy());

        pharmacy.timeRunsOut("event_signatureLapsed");
        assertThat(pharmacy.openSteps()).containsExactly("userTask_decideNormally");
        approvalRefusesNormally(pharmacy);

        closedAs(pharmacy, "endEvent_refused");
        assertThat(grants()).isEmpty();
    }

    @Test
    @DisplayName("承诺涉及第三人、没有授权（T7）：转一般程序；有授权：可以承诺")
    void anothersDataNeedsTheirAuthorisation() {
        var other = Application.aTaxpayer().with("thirdPartyData", true).with("thirdPartyName", "钱多");

        goesTheNormalWay(applicantApplies(other), "没有取得其授权");
        assertThat(applicantApplies(other.with("thirdPartyAuthorised", true)).openSteps())
                .containsExactly("userTask_signCommitment");
    }

    @Test
    @DisplayName("代理人没有授权：转一般程序；有授权：可以承诺")
    void anAgentNeedsAuthority() {
        var agent = Application.aPharmacy().with("agentUsed", true).with("agentName", "周强");

        goesTheNormalWay(applicantApplies(agent.with("agentAuthorised", false)), "授权委托");
        assertThat(applicantApplies(agent.with("agentAuthorised", true)).openSteps()).containsExactly("userTask_signCommitment");
    }

    @Test
    @DisplayName("没有选择告知承诺、排除的事项、依法当场办理的事项：转一般程序")
    void whatIsNotForPromisesGoesTheNormalWay() {
        goesTheNormalWay(applicantApplies(Application.aPharmacy().with("commitmentChosen", false)), "没有选择");
        goesTheNormalWay(applicantApplies(Application.aPharmacy().with("itemCode", "hazardous-chemicals")), "不适用告知承诺");
        goesTheNormalWay(applicantApplies(Application.aPharmacy().with("itemCode", "market-registration")), "当场作出决定");
    }

    private static void goesTheNormalWay(Case application, String reason) {
        assertThat(application.openSteps()).containsExactly("userTask_decideNormally");
        assertThat((String) application.value("applicabilityReason")).contains(reason);
        assertThat(application.hasPassed("serviceTask_serveNotice")).isFalse();
    }

    @Test
    @DisplayName("一般程序不予许可；没有结论的停在原处")
    void theNormalWayMayEndInARefusal() {
        var pharmacy = applicantApplies(Application.aPharmacy().with("commitmentChosen", false));
        failsAndStays(pharmacy, () -> pharmacy.complete("approval", "userTask_decideNormally", Map.of()));

        approvalRefusesNormally(pharmacy);

        closedAs(pharmacy, "endEvent_refused");
        assertThat(department("issueDecision").attempts()).isEmpty();
    }

    @Test
    @DisplayName("当地目录没有的事项：告知后办结")
    void whatIsNotListedEndsAtOnce() {
        var pharmacy = applicantApplies(Application.aPharmacy().with("municipality", "taiyuan"));

        closedAs(pharmacy, "endEvent_notListed");
        assertThat((String) pharmacy.value("applicabilityReason")).contains("不在本地告知承诺目录内");
    }
}
