package org.lianban.procedure.jointacceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Withdrawals, reports of unlawful use, reminders: what comes while others work. */
abstract class InterruptionStories extends AcceptanceStory {

    @Test
    @DisplayName("受理前撤回：已撤回，部门没有收到任何东西")
    void aWithdrawalBeforeAcceptanceClosesTheCase() {
        var project = builderApplies(Application.aFactory());

        builderWithdraws(project);

        closedAs(project, "endEvent_withdrawn");
        assertThat(project.value("withdrawalReason")).isEqualTo("另行安排竣工验收");
        assertThat(department("drawFireFiling").attempts()).isEmpty();
    }

    @Test
    @DisplayName("查验中撤回：各家的任务一并收回")
    void aWithdrawalDuringInspectionRecallsTheInspectors() {
        var project = visited(Application.housing());

        builderWithdraws(project);

        closedAs(project, "endEvent_withdrawn");
        assertThat(inspecting(project)).isEmpty();
    }

    @Test
    @DisplayName("各家都通过以后不能撤回")
    void nothingCanBeWithdrawnAfterAllHavePassed() {
        var project = visited(Application.aFactory());
        assertThat(project.awaits(ACCEPTANCE, "jointAcceptance.withdrawn")).isTrue();

        everyOpenMemberPasses(project);

        assertThat(project.awaits(ACCEPTANCE, "jointAcceptance.withdrawn")).isFalse();
    }

    @Test
    @DisplayName("未验收先使用：责令停止使用，验收照常")
    void useBeforeAcceptanceIsStopped() {
        var project = visited(Application.aFactory());

        someoneReportsTheUse(project);
        assertThat(project.openSteps()).contains("userTask_orderStopUse");
        everyOpenMemberPasses(project);
        project.complete("construction", "userTask_orderStopUse", 
                Map.of("stopUseOrderNumber", "责停〔2026〕1号", "earlyUseReferred", true));
        constructionFiles(project);
        hallHandsOver(project);

        closedAs(project, "endEvent_accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yellow", "orange"})
    @DisplayName("时限将到：发出预警，不启动督办，办理照常")
    void aWarningDoesNotDisturbTheCase(String level) {
        var project = builderApplies(Application.aFactory());

        clockReaches(project, level);

        assertThat(notices()).singleElement().satisfies(notice -> assertThat(notice).containsEntry("reminderLevel", level));
        assertThat(supervisions()).isEmpty();
        assertThat(project.hasPassed("endEvent_warned")).isTrue();
        assertThat(project.holds("reminderLevel")).isFalse();
        assertThat(project.openSteps()).containsExactly("userTask_acceptApplication");
    }

    @Test
    @DisplayName("已经逾期：启动督办，不再预警，办理照常")
    void anOverdueClockStartsSupervision() {
        var project = builderApplies(Application.aFactory());

        clockReaches(project, "red");

        assertThat(supervisions()).hasSize(1);
        assertThat(notices()).isEmpty();
        assertThat(project.hasPassed("endEvent_supervisionStarted")).isTrue();
        constructionAccepts(project);
        assertThat(project.openSteps()).containsExactly("userTask_confirmPlan");
    }
}
