package org.lianban.procedure.enterpriseopening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lianban.procedure.Case;
import org.lianban.procedure.Department;

/** Every member, each in the same kinds of trouble, while the licence and the other members stay what they are. */
abstract class MemberStories extends OpeningStory {

    /** A member, the first call of its process, the refusal it may meet, and what the case knows of it. */
    enum Member {
        SEAL("seal", "orderSeals", "sealEngraver.orderRefused", "sealHandling", "sealFilingNumber"),
        TAX("tax", "confirmTaxpayer", "tax.confirmationRefused", "taxHandling", "taxConfirmationNumber"),
        SOCIAL_INSURANCE("social-insurance", "registerSocialInsurance", "socialInsurance.dataReturned",
                "socialInsuranceHandling", "socialInsuranceNumber"),
        MEDICAL_INSURANCE("medical-insurance", "registerMedicalInsurance", "medicalInsurance.dataReturned",
                "medicalInsuranceHandling", "medicalInsuranceNumber"),
        HOUSING_FUND("housing-fund", "registerHousingFund", "housingFund.dataReturned",
                "housingFundHandling", "housingFundAccountNumber"),
        BANK("bank", "openAccount", "bank.accountRefused", "bankHandling", "bankAccountNumber");

        final String id;
        final String step;
        final String refusal;
        final String handling;
        final String result;

        Member(String id, String step, String refusal, String handling, String result) {
            this.id = id;
            this.step = step;
            this.refusal = refusal;
            this.handling = handling;
            this.result = result;
        }

        Department department() {
            return OpeningStory.department(step);
        }

        String call() {
            return id + "/serviceTask_" + step;
        }

        String handOver() {
            return id + "/userTask_handleMember";
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("部门退回：窗口处理后重新提交，办成")
    void aRefusedMemberIsHandledByTheHallAndDone(Member member) {
        var opening = licensed();
        member.department().refuses(member.refusal, "数据不符");

        everyMemberFinishes(opening);
        assertThat(opening.openSteps()).containsExactlyInAnyOrder("gateway_membersHandled", member.handOver());
        assertThat(opening.value(member.id, "memberProblem")).isEqualTo("数据不符");
        everyoneElseIsDone(opening, member);
        member.department().accepts();
        hallHandles(opening, member.id, "retry");
        everyMemberFinishes(opening);
        hallHandsOver(opening);

        assertThat(opening.endEvents()).contains("endEvent_opened");
        assertThat(opening.value(member.result)).isNotNull();
        assertThat(member.department().attempts()).as("新一轮办理有新的幂等编号").hasSize(2).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("部门退回：窗口人工办结，不再推送部门")
    void aRefusedMemberIsDoneByHand(Member member) {
        var opening = licensed();
        member.department().refuses(member.refusal, "数据不符");

        everyMemberFinishes(opening);
        hallHandles(opening, member.id, "manual");
        assertThat(opening.hasPassed(member.id + "/endEvent_handledManually")).isTrue();
        hallHandsOver(opening);

        assertThat(opening.endEvents()).contains("endEvent_opened");
        assertThat(opening.value(member.handling)).isEqualTo("manual");
        assertThat(member.department().attempts()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("申请人放弃一项：已领照，部分事项未办成，其余不受影响")
    void anAbandonedMemberLeavesTheRestAlone(Member member) {
        var opening = licensed();
        member.department().refuses(member.refusal, "数据不符");

        everyMemberFinishes(opening);
        hallHandles(opening, member.id, "abandoned");
        assertThat(opening.hasPassed(member.id + "/endEvent_abandoned")).isTrue();
        hallHandsOver(opening);

        assertThat(opening.endEvents()).containsExactlyInAnyOrder("endEvent_registered", "endEvent_reserved", "endEvent_openedInPart");
        assertThat(opening.value("closingResult")).isEqualTo("partial");
        assertThat(opening.value(member.result)).isNull();
        everyoneElseIsDone(opening, member);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("部门系统停机：窗口接手，故障消除、任务出现；重新提交是新的一次办理")
    void theHallTakesOverFromASystemThatDoesNotAnswer(Member member) {
        var opening = licensed();
        member.department().isUnreachable();
        everyMemberFinishes(opening);
        assertThat(opening.incidents()).containsExactly("serviceTask_" + member.step);
        everyoneElseIsDone(opening, member);
        var failedCall = opening.call(member.call()).getId();

        hallTakesOver(opening, member.id);

        assertThat(opening.incidents()).isEmpty();
        assertThat(opening.openSteps()).containsExactlyInAnyOrder("gateway_membersHandled", member.handOver());
        assertThat(opening.value(member.id, "memberProblem")).isEqualTo("部门系统停机");
        member.department().accepts();
        hallHandles(opening, member.id, "retry");
        assertThat(opening.call(member.call()).getId()).isNotEqualTo(failedCall);
        everyMemberFinishes(opening);
        var keys = member.department().attempts();
        assertThat(keys).hasSize(4);
        assertThat(keys.subList(0, 3)).as("同一次办理重试，编号不变").containsOnly(keys.get(0));
        assertThat(keys.get(3)).as("新一次办理，编号更换").isNotEqualTo(keys.get(0));
        hallHandsOver(opening);
        assertThat(opening.endEvents()).contains("endEvent_opened");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("部门给出没有约定的错误：转窗口处理，不会悄悄结束")
    void anUndeclaredRefusalGoesToTheHall(Member member) {
        var opening = licensed();
        member.department().refuses("department.undeclared", "未约定的错误");

        everyMemberFinishes(opening);

        assertThat(opening.openSteps()).contains(member.handOver());
        assertThat(opening.value(member.id, "memberProblem")).isEqualTo("未约定的错误");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("窗口没有选择如何处理：任务保留，不会当作放弃")
    void handlingWithoutAChoiceStays(Member member) {
        var opening = licensed();
        member.department().refuses(member.refusal, "数据不符");
        everyMemberFinishes(opening);

        failsAndStays(opening, () -> hallHandles(opening, member.id, null));
    }

    private static Case licensed() {
        var opening = applicantSubmits(Application.withBankIn("xianyang"));
        departmentIsCalled(opening, "serviceTask_reserveAccount");
        licenceIsIssued(opening);
        return opening;
    }

    private static void everyoneElseIsDone(Case opening, Member troubled) {
        assertThat(department("registerEnterprise").effects()).as("执照").hasSize(1);
        assertThat(List.of(Member.values())).filteredOn(member -> member != troubled).allSatisfy(member -> {
            assertThat(member.department().effects()).as(member.id).hasSize(1);
            assertThat(opening.value(member.result)).as(member.id).isNotNull();
            assertThat(opening.value(member.handling)).as(member.id).isEqualTo("none");
        });
    }
}
