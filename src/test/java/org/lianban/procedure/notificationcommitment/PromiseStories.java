package org.lianban.procedure.notificationcommitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.privacy.Sha256;

/** The way of the promise: notice, commitment, decision on the spot, receipt of the supervisor. */
abstract class PromiseStories extends CommitmentStory {

    @Test
    @DisplayName("逐项承诺、当场准予、推送监管、签收后送达")
    void aPromiseIsGrantedOnTheSpot() {
        var pharmacy = applicantApplies(Application.aPharmacy());
        assertThat(pharmacy.openSteps()).containsExactly("userTask_signCommitment");

        applicantSigns(pharmacy);
        assertThat(pharmacy.openSteps()).containsExactly("userTask_decideOnPromise");
        approvalGrantsOnThePromise(pharmacy);
        assertThat(pharmacy.openSteps()).containsExactly("receiveTask_awaitReceipt");
        supervisorReceives(pharmacy);
        hallHandsOver(pharmacy);

        closedAs(pharmacy, "endEvent_granted");
        assertThat(grants()).singleElement().satisfies(grant -> assertThat(grant)
                .containsEntry("checkRatioPercent", 50)
                .containsEntry("checkMeans", "实地核查")
                .containsEntry("publicationAgreed", true)
                .containsEntry("hearingGiven", false));
        assertThat(department("issueDecision").effects()).singleElement()
                .satisfies(told -> assertThat(told).containsEntry("decisionMode", "commitment"));
        assertThat(department("pushSupervision").effects()).singleElement()
                .satisfies(told -> assertThat(told).containsEntry("decisionKind", "commitment"));
    }

    @Test
    @DisplayName("告知书全文和摘要存入案件，承诺书摘要由告知书摘要、承诺事项、签署人、日期算出")
    void whatWasSignedCanBeComputedAgain() {
        var builder = applicantApplies(Application.aBuilder());
        var text = (String) builder.value("noticeText");
        assertThat(text).contains("建筑业企业资质-1", "建筑业企业资质", "二、申报的工程业绩真实。", "虚假承诺的，直接撤销决定");
        assertThat(builder.value("noticeDigest")).isEqualTo(Sha256.hexOf(text));

        applicantSigns(builder);

        assertThat(builder.value("signedOn")).isEqualTo("2026-03-02");
        assertThat(builder.value("commitmentDigest")).isEqualTo(Sha256.hexOf(String.join("\n",
                Sha256.hexOf(text), ((String) builder.value("noticeTerms")).replace("；", "\n"), "孙丽", "CA-1", "2026-03-02")));
    }

    @Test
    @DisplayName("证明事项：以承诺代替证明，联网核查")
    void aProofIsReplacedByAPromise() {
        var taxpayer = applicantApplies(Application.aTaxpayer());
        assertThat((String) taxpayer.value("noticeText")).contains("不再提交证明");

        applicantSigns(taxpayer);
        approvalGrantsOnThePromise(taxpayer);

        assertThat(grants()).singleElement().satisfies(grant ->
                assertThat(grant).containsEntry("checkRatioPercent", 10).containsEntry("checkMeans", "联网核验"));
    }

    @Test
    @DisplayName("西安：全部核查")
    void xianChecksEveryPromise() {
        var builder = applicantApplies(Application.aBuilder());

        applicantSigns(builder);
        approvalGrantsOnThePromise(builder);

        assertThat(grants()).singleElement().satisfies(grant -> assertThat(grant)
                .containsEntry("checkRatioPercent", 100)
                .containsEntry("hearingGiven", true)
                .containsEntry("publicationOffered", true));
    }

    @Test
    @DisplayName("签署时告知书已换版：重新查信用、重新告知，按新版逐项签署")
    void aNoticeThatWasReplacedIsServedAnew() {
        theDayIs("2026-06-30");
        var pharmacy = applicantApplies(Application.aPharmacy().with("acceptedOn", "2026-06-30"));
        assertThat(pharmacy.value("noticeVersion")).isEqualTo("乙类非处方药-1");

        theDayIs("2026-07-01");
        applicantSigns(pharmacy);
        assertThat(pharmacy.openSteps()).containsExactly("userTask_signCommitment");
        assertThat(pharmacy.value("noticeVersion")).isEqualTo("乙类非处方药-2");
        failsAndStays(pharmacy, () -> applicantTicks(pharmacy, 5));
        applicantSigns(pharmacy);

        assertThat(pharmacy.openSteps()).containsExactly("userTask_decideOnPromise");
        assertThat(pharmacy.value("noticeServedOn")).isEqualTo("2026-07-01");
    }

    @Test
    @DisplayName("重新告知时信用已受限：转一般程序")
    void creditIsAskedAgainWithTheNewNotice() {
        theDayIs("2026-06-30");
        var pharmacy = applicantApplies(Application.aPharmacy().with("acceptedOn", "2026-06-30"));
        theDayIs("2026-07-01");
        creditBookSays("restricted", false);

        applicantSigns(pharmacy);

        assertThat(pharmacy.openSteps()).containsExactly("userTask_decideNormally");
    }

    @Test
    @DisplayName("少勾一项、没有签名、没有选择：停在原处")
    void anIncompleteCommitmentStays() {
        var pharmacy = applicantApplies(Application.aPharmacy());

        failsAndStays(pharmacy, () -> applicantTicks(pharmacy, 4));
        failsAndStays(pharmacy, () -> pharmacy.complete("hall", "userTask_signCommitment", Map.of()));
        failsAndStays(pharmacy, () -> pharmacy.complete("hall", "userTask_signCommitment", Map.of(
                "signDecision", "sign", "firstTermAccepted", true, "secondTermAccepted", true, "thirdTermAccepted", true,
                "fourthTermAccepted", true, "fifthTermAccepted", true)));
    }

    @Test
    @DisplayName("承诺不予采纳：不发证，也不安排核查")
    void aPromiseMayBeRefused() {
        var pharmacy = applicantApplies(Application.aPharmacy());
        applicantSigns(pharmacy);
        failsAndStays(pharmacy, () -> pharmacy.complete("approval", "userTask_decideOnPromise", Map.of()));

        approvalRefusesThePromise(pharmacy);

        closedAs(pharmacy, "endEvent_promiseRefused");
        assertThat(grants()).isEmpty();
        assertThat(department("issueDecision").attempts()).isEmpty();
    }

    @Test
    @DisplayName("审批、监管部门的系统没有应答：重试用同一幂等键，办成后继续")
    void departmentsThatDoNotAnswerAreAskedAgain() {
        var pharmacy = applicantApplies(Application.aPharmacy());
        applicantSigns(pharmacy);
        department("issueDecision").isUnreachable();
        department("pushSupervision").isUnreachable();

        approvalGrantsOnThePromise(pharmacy);
        assertThat(pharmacy.incidents()).containsExactly("serviceTask_issueDecision");
        department("issueDecision").accepts();
        pharmacy.execute(pharmacy.call("serviceTask_issueDecision"));
        departmentsWork(pharmacy);
        assertThat(pharmacy.incidents()).containsExactly("serviceTask_pushSupervision");
        department("pushSupervision").accepts();
        pharmacy.execute(pharmacy.call("serviceTask_pushSupervision"));

        assertThat(pharmacy.openSteps()).containsExactly("receiveTask_awaitReceipt");
        var keys = department("issueDecision").attempts();
        assertThat(keys).hasSizeGreaterThan(1).containsOnly(keys.get(0));
        assertThat(grants()).hasSize(1);
    }

    @Test
    @DisplayName("到提醒时点：未逾期预警，逾期督办，案件照常")
    void clocksWarnAndSupervise() {
        var pharmacy = applicantApplies(Application.aPharmacy());

        clockReaches(pharmacy, "yellow");
        assertThat(notices()).hasSize(1);
        clockReaches(pharmacy, "red");

        assertThat(supervisions()).hasSize(1);
        assertThat(pharmacy.openSteps()).containsExactly("userTask_signCommitment");
    }
}
