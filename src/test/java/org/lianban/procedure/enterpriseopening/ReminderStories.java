package org.lianban.procedure.enterpriseopening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianban.procedure.Case;

/** Time that runs out while others work. */
abstract class ReminderStories extends OpeningStory {

    @ParameterizedTest
    @ValueSource(strings = {"yellow", "orange"})
    @DisplayName("时限将到：发出预警，不启动督办，办理照常")
    void aWarningDoesNotDisturbTheCase(String level) {
        var opening = underReview();

        clockReaches(opening, level);

        assertThat(notices()).singleElement()
                .satisfies(notice -> assertThat(notice).containsEntry("reminderLevel", level));
        assertThat(supervisions()).isEmpty();
        assertThat(opening.hasPassed("endEvent_warned")).isTrue();
        goesOn(opening);
    }

    @Test
    @DisplayName("已经逾期：启动督办，不再预警，办理照常")
    void anOverdueClockStartsSupervision() {
        var opening = underReview();

        clockReaches(opening, "red");

        assertThat(supervisions()).singleElement()
                .satisfies(told -> assertThat(told).containsEntry("reminderStepName", "审查登记申请"));
        assertThat(notices()).isEmpty();
        assertThat(opening.hasPassed("endEvent_supervisionStarted")).isTrue();
        goesOn(opening);
    }

    @Test
    @DisplayName("同一案件可以一再提醒，每次都照收到的时限办")
    void remindersComeAgain() {
        var opening = underReview();

        clockReaches(opening, "yellow");
        clockReaches(opening, "orange");
        clockReaches(opening, "red");

        assertThat(notices()).extracting(notice -> notice.get("reminderLevel"))
                .containsExactly("yellow", "orange");
        assertThat(supervisions()).hasSize(1);
        goesOn(opening);
    }

    @Test
    @DisplayName("领照后并联办理中也能提醒，办结后不再提醒")
    void remindersComeAsLongAsTheCaseRuns() {
        var opening = applicantSubmits(Application.in("tianshui"));
        licenceIsIssued(opening);

        clockReaches(opening, "red");
        everyMemberFinishes(opening);
        hallHandsOver(opening);

        assertThat(supervisions()).hasSize(1);
        assertThat(opening.isEnded()).isTrue();
        assertThat(opening.awaits(OPENING, "clock.reached")).isFalse();
    }

    private static Case underReview() {
        var opening = applicantSubmits(Application.in("tianshui").with("addressKind", "proven"));
        nameIsReservedAndIdentitiesVerified(opening);
        return opening;
    }

    /** The reminder leaves nothing behind that a later step could take for its own. */
    private static void goesOn(Case opening) {
        assertThat(opening.openSteps()).containsExactly("userTask_reviewApplication");
        assertThat(opening.holds("reminderLevel")).isFalse();
        registrarApproves(opening);
        departmentIsCalled(opening, "serviceTask_registerEnterprise");
        assertThat(opening.hasPassed("endEvent_registered")).isTrue();
    }
}
