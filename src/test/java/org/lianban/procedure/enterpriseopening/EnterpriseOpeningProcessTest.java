package org.lianban.procedure.enterpriseopening;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lianban.procedure.ProcedureCoverage;

/** All stories of the procedure. They belong to one class because only together do they have to reach every element. */
@DisplayName("企业开办一件事")
class EnterpriseOpeningProcessTest {

    @RegisterExtension
    static final ProcedureCoverage EVERY_ELEMENT = new ProcedureCoverage(OpeningStory.ENGINE);

    @Nested
    @DisplayName("办成")
    class Completion extends CompletionStories {}

    @Nested
    @DisplayName("名称与身份")
    class Name extends NameStories {}

    @Nested
    @DisplayName("登记审查")
    class Review extends ReviewStories {}

    @Nested
    @DisplayName("撤回申请")
    class Withdrawal extends WithdrawalStories {}

    @Nested
    @DisplayName("预约银行账号")
    class Reservation extends ReservationStories {}

    @Nested
    @DisplayName("并联事项")
    class Members extends MemberStories {}

    @Nested
    @DisplayName("公章与银行")
    class SealAndBank extends SealAndBankStories {}

    @Nested
    @DisplayName("部门系统的故障")
    class Faults extends FaultStories {}

    @Nested
    @DisplayName("时限提醒")
    class Reminder extends ReminderStories {}

    @Nested
    @DisplayName("撤销登记")
    class Revocation extends RevocationStories {}
}
