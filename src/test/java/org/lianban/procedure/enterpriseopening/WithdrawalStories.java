package org.lianban.procedure.enterpriseopening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Applicants who change their minds. */
abstract class WithdrawalStories extends OpeningStory {

    @Test
    @DisplayName("审查中撤回：申请已撤回，什么都没有登记")
    void aWithdrawalDuringReviewClosesTheCase() {
        var opening = applicantSubmits(Application.in("tianshui").with("addressKind", "proven"));
        nameIsReservedAndIdentitiesVerified(opening);

        applicantWithdraws(opening);

        assertThat(opening.isEnded()).isTrue();
        assertThat(opening.endEvents()).containsExactly("endEvent_withdrawn");
        assertThat(opening.value("withdrawalReason")).isEqualTo("股东意见不一致");
        assertThat(department("registerEnterprise").attempts()).isEmpty();
    }

    @Test
    @DisplayName("预约账号的系统停机时撤回：预约一并取消，案件办结")
    void aWithdrawalAlsoEndsAPendingReservation() {
        var opening = applicantSubmits(Application.withBankIn("xianyang"));
        department("reserveAccount").isUnreachable();
        departmentIsCalled(opening, "serviceTask_reserveAccount");

        applicantWithdraws(opening);

        assertThat(opening.isEnded()).isTrue();
        assertThat(opening.calls()).isEmpty();
    }

    @Test
    @DisplayName("领照后不能撤回，并联事项照常办理")
    void nothingCanBeWithdrawnAfterTheLicence() {
        var opening = applicantSubmits(Application.in("tianshui"));
        assertThat(opening.awaits(OPENING, "enterpriseOpening.withdrawn")).isTrue();

        licenceIsIssued(opening);

        assertThat(opening.awaits(OPENING, "enterpriseOpening.withdrawn")).isFalse();
        assertThat(opening.openSteps()).hasSize(5);
    }
}
