package org.lianban.procedure.enterpriseopening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Openings in which nothing goes wrong. */
abstract class CompletionStories extends OpeningStory {

    @Test
    @DisplayName("天水：领照后五项并联办理，窗口一次领取，企业开办已办结")
    void fiveMembersAreHandledSideBySideAndHandedOverAtTheWindow() {
        var opening = applicantSubmits(Application.in("tianshui"));

        licenceIsIssued(opening);
        assertThat(opening.openSteps()).containsExactly(
                "housing-fund/serviceTask_registerHousingFund",
                "medical-insurance/serviceTask_registerMedicalInsurance",
                "seal/serviceTask_orderSeals",
                "social-insurance/serviceTask_registerSocialInsurance",
                "tax/serviceTask_confirmTaxpayer");
        everyMemberFinishes(opening);
        assertThat(opening.openSteps()).containsExactly("userTask_handOverResults");
        hallHandsOver(opening);

        assertThat(opening.isEnded()).isTrue();
        assertThat(opening.endEvents()).containsExactlyInAnyOrder("endEvent_registered", "endEvent_opened");
        assertThat(opening.value("closingResult")).isEqualTo("full");
        assertThat(opening.value("unifiedSocialCreditCode")).isEqualTo(Departments.CREDIT_CODE);
        assertThat(opening.value("sealFilingNumber")).isEqualTo("GA-1");
        assertThat(opening.value("sealPaidBy")).isEqualTo("government");
        assertThat(opening.value("taxConfirmationNumber")).isEqualTo("SW-1");
        assertThat(opening.value("invoiceQuota")).isEqualTo("每月25份");
        assertThat(opening.value("socialInsuranceNumber")).isEqualTo("SB-1");
        assertThat(opening.value("medicalInsuranceNumber")).isEqualTo("YB-1");
        assertThat(opening.value("housingFundAccountNumber")).isEqualTo("GJJ-1");
        assertThat(department("reserveAccount").attempts()).isEmpty();
        assertThat(department("openAccount").attempts()).isEmpty();
    }

    @Test
    @DisplayName("天水：申请人选择邮寄，寄出即办结")
    void resultsArePostedWhenTheApplicantWantsThemByPost() {
        var opening = applicantSubmits(Application.in("tianshui").with("deliveryMethod", "post"));

        licenceIsIssued(opening);
        everyMemberFinishes(opening);
        opening.process()
                .hasPassedInOrder("subProcess_registration", "callActivity_tax", "gateway_membersHandled")
                .hasNotPassed("callActivity_bank", "userTask_handOverResults")
                .isWaitingAtExactly("userTask_postResults");
        hallPosts(opening);

        assertThat(opening.endEvents()).contains("endEvent_opened");
        assertThat(opening.value("trackingNumber")).isEqualTo("EMS1");
    }

    @Test
    @DisplayName("天水：申请人自己付费刻章、不办公积金，其余四项照办")
    void whatTheApplicantDoesNotWantIsNotDone() {
        var opening = applicantSubmits(
                Application.in("tianshui").with("freeSealPackage", false).with("housingFundRequested", false));

        licenceIsIssued(opening);
        everyMemberFinishes(opening);
        hallHandsOver(opening);

        assertThat(opening.value("sealPaidBy")).isEqualTo("applicant");
        assertThat(department("registerHousingFund").attempts()).isEmpty();
        assertThat(opening.endEvents()).contains("endEvent_opened");
    }

    @Test
    @DisplayName("太原：只领营业执照，领照后直接发放")
    void onlyTheLicenceIsIssuedWhereTheReformKnowsNothingElse() {
        var opening = applicantSubmits(Application.withBankIn("taiyuan"));

        assertThat(opening.openSteps()).containsExactly("serviceTask_reserveName");
        licenceIsIssued(opening);
        assertThat(opening.openSteps()).containsExactly("userTask_handOverResults");
        hallHandsOver(opening);

        assertThat(opening.endEvents()).contains("endEvent_opened");
        assertThat(opening.value("closingResult")).isEqualTo("full");
        assertThat(department("orderSeals").attempts()).isEmpty();
        assertThat(department("reserveAccount").attempts()).isEmpty();
    }

    @Test
    @DisplayName("咸阳：六项齐办，先预约银行账号，领照后激活")
    void sixMembersAreHandledAndTheReservedAccountIsActivated() {
        var opening = applicantSubmits(Application.withBankIn("xianyang"));

        assertThat(opening.openSteps()).containsExactly("serviceTask_reserveAccount", "serviceTask_reserveName");
        departmentIsCalled(opening, "serviceTask_reserveAccount");
        licenceIsIssued(opening);
        everyMemberFinishes(opening);
        hallHandsOver(opening);

        assertThat(department("openAccount").effects())
                .singleElement()
                .satisfies(request -> assertThat(request).containsEntry("reservedAccountNumber", "6200001"));
        assertThat(opening.value("bankAccountNumber")).isEqualTo("6200001");
        assertThat(opening.value("sealPaidBy")).isEqualTo("applicant");
        assertThat(opening.value("closingResult")).isEqualTo("full");
        assertThat(opening.endEvents()).contains("endEvent_opened");
    }

    @Test
    @DisplayName("领取方式没有填写：不会擅自选一种，案件停在原处")
    void resultsAreNotHandedOutInAnUnknownWay() {
        var opening = applicantSubmits(Application.in("taiyuan").with("deliveryMethod", null));
        nameIsReservedAndIdentitiesVerified(opening);

        assertThatExceptionOfType(ProcessEngineException.class)
                .isThrownBy(() -> departmentIsCalled(opening, "serviceTask_registerEnterprise"))
                .withMessageContaining("gateway_deliveryMethod");

        assertThat(opening.openSteps()).containsExactly("gateway_membersHandled");
        assertThat(department("registerEnterprise").effects()).as("执照照发").hasSize(1);
    }
}
