package org.lianban.procedure.enterpriseopening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.procedure.Case;

/** The two members that answer later. */
abstract class SealAndBankStories extends OpeningStory {

    @Test
    @DisplayName("公章：刻制完成后才报送公安备案，带上防伪编码和印模")
    void sealsAreFiledOnlyAfterTheyAreEngraved() {
        var opening = licensed();
        departmentsWork(opening);
        assertThat(opening.openSteps()).contains("seal/receiveTask_awaitSeals");
        assertThat(department("fileSeals").attempts()).isEmpty();

        engraverDelivers(opening);
        departmentsWork(opening);

        assertThat(department("fileSeals").effects())
                .singleElement()
                .satisfies(request -> assertThat(request).containsEntry("sealImprintDigest", "9f86d081"));
        assertThat(opening.hasPassed("seal/endEvent_filed")).isTrue();
    }

    @Test
    @DisplayName("刻制未成：转窗口处理，重新委托后办成")
    void failedEngravingIsOrderedAgain() {
        var opening = licensed();
        departmentsWork(opening);

        engraverFails(opening, "印章材质缺货");
        assertThat(opening.hasPassed("seal/endEvent_engravingFailed")).isTrue();
        assertThat(opening.openSteps()).contains("seal/userTask_handleMember");
        assertThat(opening.value("seal", "memberProblem")).isEqualTo("印章材质缺货");
        assertThat(department("fileSeals").attempts()).isEmpty();
        hallHandles(opening, "seal", "retry");
        everyMemberFinishes(opening);

        assertThat(department("orderSeals").attempts()).hasSize(2).doesNotHaveDuplicates();
        assertThat(opening.value("sealFilingNumber")).isEqualTo("GA-1");
    }

    @Test
    @DisplayName("公安退回备案：窗口更正后重新备案，公章不重刻")
    void aReturnedFilingIsHandledAndFiled() {
        var opening = licensed();
        department("fileSeals").refuses("publicSecurity.filingReturned", "印模不清晰");

        everyMemberFinishes(opening);
        assertThat(opening.value("seal", "filingProblem")).isEqualTo("印模不清晰");
        department("fileSeals").accepts();
        hallCorrectsTheFiling(opening);
        everyMemberFinishes(opening);

        assertThat(opening.value("sealFilingNumber")).isEqualTo("GA-1");
        assertThat(department("fileSeals").attempts()).hasSize(2).doesNotHaveDuplicates();
        assertThat(department("orderSeals").attempts()).hasSize(1);
    }

    @Test
    @DisplayName("备案时窗口接手后重新提交：公章已刻好，只重新备案")
    void sealsAtHandAreNotEngravedAgain() {
        var opening = licensed();
        department("fileSeals").refuses("publicSecurity.filingReturned", "印模不清晰");
        everyMemberFinishes(opening);

        hallTakesOver(opening, "seal");
        department("fileSeals").accepts();
        hallHandles(opening, "seal", "retry");
        everyMemberFinishes(opening);

        assertThat(opening.value("sealFilingNumber")).isEqualTo("GA-1");
        assertThat(department("orderSeals").attempts()).hasSize(1);
    }

    @Test
    @DisplayName("等待刻制时窗口接手：不再等刻章单位的答复")
    void theHallTakesOverWhileTheEngraverIsSilent() {
        var opening = licensed();
        departmentsWork(opening);

        hallTakesOver(opening, "seal");

        assertThat(opening.openSteps()).contains("seal/userTask_handleMember");
        assertThat(opening.awaits("enterprise-opening-seal", "enterpriseOpening.sealsEngraved")).isFalse();
    }

    @Test
    @DisplayName("银行尽职调查后不予开户：改选银行，由新银行开户")
    void aRefusedAccountIsOpenedAtAnotherBank() {
        var opening = licensed();
        departmentsWork(opening);

        bankAnswersNo(opening, "受益所有人无法核实");
        assertThat(opening.hasPassed("bank/endEvent_accountRefused")).isTrue();
        assertThat(opening.openSteps()).contains("bank/userTask_handleMember");
        assertThat(opening.value("bank", "memberProblem")).isEqualTo("受益所有人无法核实");
        applicantChoosesAnotherBank(opening, "秦都农商银行");
        everyMemberFinishes(opening);

        assertThat(department("openAccount").effects()).hasSize(2);
        assertThat(department("openAccount").effects().get(1)).containsEntry("replacementBankName", "秦都农商银行");
        assertThat(opening.hasPassed("bank/endEvent_activated")).isTrue();
        assertThat(opening.value("bankAccountNumber")).isEqualTo("6200001");
    }

    @Test
    @DisplayName("银行在提交时拒收：转窗口处理，没有等待尽职调查")
    void aBankThatRefusesAtSubmissionIsNotWaitedFor() {
        var opening = licensed();
        department("openAccount").refuses("bank.accountRefused", "该网点不受理");

        departmentsWork(opening);

        assertThat(opening.openSteps()).contains("bank/userTask_handleMember");
        assertThat(opening.value("bank", "memberProblem")).isEqualTo("该网点不受理");
        assertThat(opening.awaits("enterprise-opening-bank", "enterpriseOpening.accountDecided")).isFalse();
    }

    @Test
    @DisplayName("等待尽职调查时窗口接手：不再等银行的答复")
    void theHallTakesOverWhileTheBankIsSilent() {
        var opening = licensed();
        departmentsWork(opening);

        hallTakesOver(opening, "bank");

        assertThat(opening.openSteps()).contains("bank/userTask_handleMember");
        assertThat(opening.awaits("enterprise-opening-bank", "enterpriseOpening.accountDecided")).isFalse();
    }

    @Test
    @DisplayName("刻章单位的答复没有结论：仍在等待刻制")
    void anAnswerOfTheEngraverWithoutAConclusionIsNotAccepted() {
        var opening = licensed();
        departmentsWork(opening);

        failsAndStays(opening, () -> opening.receive(
                "enterprise-opening-seal", "enterpriseOpening.sealsEngraved", nothing("sealsAccepted")));
    }

    @Test
    @DisplayName("银行的答复没有结论：仍在等待尽职调查")
    void anAnswerOfTheBankWithoutAConclusionIsNotAccepted() {
        var opening = licensed();
        departmentsWork(opening);

        failsAndStays(opening, () -> opening.receive(
                "enterprise-opening-bank", "enterpriseOpening.accountDecided", nothing("accountAccepted")));
    }

    private static Map<String, Object> nothing(String variable) {
        var answer = new HashMap<String, Object>();
        answer.put(variable, null);
        return answer;
    }

    private static Case licensed() {
        var opening = applicantSubmits(Application.withBankIn("xianyang"));
        departmentIsCalled(opening, "serviceTask_reserveAccount");
        licenceIsIssued(opening);
        return opening;
    }

    private static void applicantChoosesAnotherBank(Case opening, String bank) {
        opening.complete("hall", "bank/userTask_handleMember",
                Map.of("handling", "retry", "replacementBankName", bank, "handlingNote", "申请人改选银行"));
    }
}
