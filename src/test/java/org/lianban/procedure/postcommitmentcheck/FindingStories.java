package org.lianban.procedure.postcommitmentcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the check finds, and what follows until the promise is kept or the decision has to go. */
abstract class FindingStories extends CheckStory {

    @Test
    @DisplayName("承诺已兑现：办结，记入守诺信用，不问撤销")
    void aPromiseThatWasKeptClosesTheCheck() {
        var check = aLicence();

        supervisorFinds(check, "complied");

        closedAs(check, "endEvent_complied");
        assertThat(creditEntries()).containsExactly("kept");
        assertThat(approval().attempts()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "construction-qualification, construction-qualification, 申报的全部业绩逐项实地核查",
        "public-venue-fire, ordinary, 场所的消防技术条件和消防安全管理，实地核查",
        "tax-only-home, ordinary, 承诺书所列各条逐一核查"
    })
    @DisplayName("核查什么、多久查完，随事项而定")
    void whatIsCheckedDependsOnTheItem(String itemCode, String projectType, String scope) {
        var check = check(Map.of("itemCode", itemCode));

        assertThat(check.value("projectType")).isEqualTo(projectType);
        assertThat(check.value("checkScope")).isEqualTo(scope);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"licence", "proof"})
    @DisplayName("未兑现：限期整改，复核已兑现的办结")
    void aPromiseIsKeptAfterRectification(String kind) {
        var check = check(Map.of("commitmentKind", kind));
        supervisorFinds(check, "unfulfilled");
        assertThat(check.openSteps()).containsExactly("userTask_orderRectification");
        supervisorOrdersRectification(check);
        hallReportsRectification(check);

        supervisorRechecks(check, "complied");

        closedAs(check, "endEvent_complied");
        assertThat(creditEntries()).containsExactly("kept");
    }

    @Test
    @DisplayName("整改后仍未兑现：不再给第二次整改，进入撤销")
    void rectificationIsGivenOnce() {
        var check = aLicence();
        supervisorFinds(check, "unfulfilled");
        supervisorOrdersRectification(check);
        hallReportsRectification(check);

        supervisorRechecks(check, "unfulfilled");

        assertThat(check.openSteps()).containsExactly("userTask_assessHarm");
        assertThat(check.value("creditEntryKind")).isEqualTo("unfulfilled");
    }

    @Test
    @DisplayName("逾期不整改：进入撤销")
    void whoeverDoesNotRectifyInTimeLosesTheDecision() {
        var check = aLicence();
        supervisorFinds(check, "unfulfilled");
        supervisorOrdersRectification(check);

        check.timeRunsOut("event_rectificationLapsed");

        assertThat(check.openSteps()).containsExactly("userTask_assessHarm");
        assertThat(check.value("rectificationReport")).isNull();
    }

    @Test
    @DisplayName("复核时才发现虚假承诺：按虚假承诺记入信用")
    void aFalsePromiseMayShowInTheRecheck() {
        var check = aLicence();
        supervisorFinds(check, "unfulfilled");
        supervisorOrdersRectification(check);
        hallReportsRectification(check);

        supervisorRechecks(check, "false");

        assertThat(check.openSteps()).containsExactly("userTask_assessHarm");
        assertThat(check.value("creditEntryKind")).isEqualTo("false-promise");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"licence", "proof"})
    @DisplayName("虚假承诺：不给整改，直接进入撤销")
    void aFalsePromiseIsNotRectified(String kind) {
        var check = check(Map.of("commitmentKind", kind));

        supervisorFinds(check, "false");

        assertThat(check.openSteps()).containsExactly("userTask_assessHarm");
        assertThat(check.hasPassed("userTask_orderRectification")).isFalse();
    }

    @Test
    @DisplayName("找不到申请人：公告；公告期内出现的重新核查，上次的结论不算")
    void anApplicantWhoAppearsIsCheckedAgain() {
        var check = aLicence();
        supervisorFinds(check, "unreachable");
        assertThat(check.awaits(CHECK, "postCommitmentCheck.applicantAppeared")).isFalse();
        supervisorPublishesNotice(check);

        check.receive(CHECK, "postCommitmentCheck.applicantAppeared", Map.of("appearanceNote", "已搬迁，来电说明"));

        assertThat(check.openSteps()).containsExactly("userTask_checkPromise");
        failsAndStays(check, () -> check.complete("supervisor", "userTask_checkPromise", Map.of("findingDetail", "未查")));
        supervisorFinds(check, "complied");
        closedAs(check, "endEvent_complied");
    }

    @Test
    @DisplayName("公告期满仍未出现：按未兑现进入撤销")
    void whoeverDoesNotAppearLosesTheDecision() {
        var check = aLicence();
        supervisorFinds(check, "unreachable");
        supervisorPublishesNotice(check);

        check.timeRunsOut("event_noticeEnded");

        assertThat(check.openSteps()).containsExactly("userTask_assessHarm");
        assertThat(check.value("creditEntryKind")).isEqualTo("unfulfilled");
    }

    @Test
    @DisplayName("没有核查结论、没有复核结论：停在原处，不记信用")
    void withoutAFindingNothingFollows() {
        var check = aLicence();
        failsAndStays(check, () -> supervisorFinds(check, null));

        supervisorFinds(check, "unfulfilled");
        supervisorOrdersRectification(check);
        hallReportsRectification(check);
        failsAndStays(check, () -> check.complete("supervisor", "userTask_recheckPromise", Map.of("recheckDetail", "未查")));

        assertThat(creditEntries()).isEmpty();
    }
}
