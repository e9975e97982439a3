package org.lianban.procedure.enterpriseopening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.procedure.Case;

/** The bank account reserved before the licence, and the account opened after it. */
abstract class ReservationStories extends OpeningStory {

    private static final String RESERVE = "serviceTask_reserveAccount";

    @Test
    @DisplayName("银行未予预约：领照后仍可开户，只是没有预约账号")
    void theBankOpensAnAccountItDidNotReserve() {
        var opening = applicantSubmits(Application.withBankIn("xianyang"));
        department("reserveAccount").refuses("bank.reservationRefused", "该网点暂停预约");

        departmentIsCalled(opening, RESERVE);
        assertThat(opening.value("reservationRefusal")).isEqualTo("该网点暂停预约");
        licenceIsIssued(opening);
        everyMemberFinishes(opening);
        hallHandsOver(opening);

        assertThat(opening.endEvents()).contains("endEvent_opened");
        assertThat(opening.value("bankAccountNumber")).isEqualTo("6200001");
        assertThat(department("openAccount").effects())
                .singleElement()
                .satisfies(request -> assertThat(request).doesNotContainKey("reservedAccountNumber"));
    }

    @Test
    @DisplayName("预约系统停机：执照和其他事项照办，只有银行等待")
    void onlyTheBankWaitsWhileTheReservationSystemIsDown() {
        var opening = applicantSubmits(Application.withBankIn("xianyang"));
        department("reserveAccount").isUnreachable();

        licenceIsIssued(opening);
        everyMemberFinishes(opening);

        assertThat(opening.incidents()).containsExactly(RESERVE);
        assertThat(opening.openSteps()).containsExactly("gateway_membersHandled", "gateway_readyForBank", RESERVE);
        assertThat(department("fileSeals").effects()).hasSize(1);
        assertThat(department("confirmTaxpayer").effects()).hasSize(1);
        assertThat(department("registerHousingFund").effects()).hasSize(1);
        assertThat(department("openAccount").attempts()).isEmpty();

        operatorMendsTheReservationSystem(opening);
        everyMemberFinishes(opening);
        hallHandsOver(opening);
        assertThat(opening.endEvents()).contains("endEvent_opened");
    }

    @Test
    @DisplayName("预约系统停机：窗口放弃预约，领照后银行直接开户")
    void theHallGoesOnWithoutAReservation() {
        var opening = applicantSubmits(Application.withBankIn("xianyang"));
        department("reserveAccount").isUnreachable();
        licenceIsIssued(opening);
        everyMemberFinishes(opening);

        hallGivesTheReservationUp(opening);
        everyMemberFinishes(opening);
        hallHandsOver(opening);

        assertThat(department("openAccount").effects()).hasSize(1);
        assertThat(opening.endEvents()).contains("endEvent_opened");
    }

    @Test
    @DisplayName("先领照后约号：银行等到两样齐备才开户，且只开一次")
    void theBankWaitsForTheReservationAfterTheLicence() {
        var opening = applicantSubmits(Application.withBankIn("xianyang"));

        licenceIsIssued(opening);
        assertThat(opening.openSteps()).contains("gateway_readyForBank", RESERVE).doesNotContain("bank/serviceTask_openAccount");
        departmentIsCalled(opening, RESERVE);

        assertThat(opening.openSteps()).contains("bank/serviceTask_openAccount").doesNotContain("gateway_readyForBank");
        everyMemberFinishes(opening);
        assertThat(department("openAccount").effects())
                .singleElement()
                .satisfies(request -> assertThat(request).containsEntry("reservedAccountNumber", "6200001"));
    }

    @Test
    @DisplayName("先约号后领照：银行等到领照才开户")
    void theBankWaitsForTheLicenceAfterTheReservation() {
        var opening = applicantSubmits(Application.withBankIn("xianyang").with("addressKind", "proven"));

        departmentIsCalled(opening, RESERVE);
        nameIsReservedAndIdentitiesVerified(opening);
        assertThat(opening.openSteps()).containsExactly("gateway_readyForBank", "userTask_reviewApplication");
        registrarApproves(opening);
        departmentIsCalled(opening, "serviceTask_registerEnterprise");

        assertThat(opening.openSteps()).contains("bank/serviceTask_openAccount");
        assertThat(department("reserveAccount").effects()).hasSize(1);
    }

    @Test
    @DisplayName("要开户但不预约账号：领照后直接开户")
    void anAccountIsOpenedWithoutAnyReservation() {
        var opening = applicantSubmits(Application.withBankIn("xianyang").with("accountReservationRequested", false));

        licenceIsIssued(opening);

        assertThat(opening.openSteps()).contains("bank/serviceTask_openAccount");
        assertThat(department("reserveAccount").attempts()).isEmpty();
    }

    @Test
    @DisplayName("不予登记：尚未办成的账号预约随案件一并结束")
    void aRefusedRegistrationEndsThePendingReservation() {
        var opening = applicantSubmits(Application.withBankIn("xianyang").with("addressKind", "proven"));
        nameIsReservedAndIdentitiesVerified(opening);

        registrarConcludes(opening, "refuse", Map.of("refusalReason", "经营范围损害公共利益"));

        closedUnregistered(opening, "enterpriseOpening.refused");
        assertThat(opening.calls()).isEmpty();
        assertThat(department("reserveAccount").attempts()).isEmpty();
    }

    private static void operatorMendsTheReservationSystem(Case opening) {
        department("reserveAccount").accepts();
        ENGINE.getManagementService().setJobRetries(opening.call(RESERVE).getId(), 1);
    }
}
