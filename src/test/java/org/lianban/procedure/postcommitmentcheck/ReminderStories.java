package org.lianban.procedure.postcommitmentcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.procedure.Case;

/** A check that is not made in time is supervised; the check itself goes on. */
abstract class ReminderStories extends CheckStory {

    @Test
    @DisplayName("核查将到期：预警；逾期：启动督办，核查照常进行")
    void anOverdueCheckIsSupervised() {
        var check = aLicence();

        timeIsTold(check, CHECK, "checkPromise", "orange");
        assertThat(told("sendTimeNotice")).hasSize(1);
        assertThat(told("startSupervision")).isEmpty();
        timeIsTold(check, CHECK, "checkPromise", "red");

        assertThat(told("startSupervision")).singleElement()
                .satisfies(told -> assertThat(told).containsEntry("reminderStep", "checkPromise"));
        assertThat(check.openSteps()).containsExactly("userTask_checkPromise");
        supervisorFinds(check, "complied");
        assertThat(check.isEnded()).isTrue();
    }

    @Test
    @DisplayName("信用修复审查将到期：预警；逾期：启动督办")
    void anOverdueRepairIsSupervised() {
        var repair = repair();

        timeIsTold(repair, REPAIR, "reviewRepair", "yellow");
        timeIsTold(repair, REPAIR, "reviewRepair", "red");

        assertThat(told("sendTimeNotice")).hasSize(1);
        assertThat(told("startSupervision")).hasSize(1);
        assertThat(repair.openSteps()).containsExactly("userTask_reviewRepair");
    }

    @Test
    @DisplayName("线索审查将到期：预警；逾期：启动督办")
    void anOverdueClueIsSupervised() {
        var clue = clue();

        timeIsTold(clue, CLUE, "screenClue", "yellow");
        timeIsTold(clue, CLUE, "screenClue", "red");

        assertThat(told("sendTimeNotice")).hasSize(1);
        assertThat(told("startSupervision")).hasSize(1);
        assertThat(clue.openSteps()).containsExactly("userTask_screenClue");
    }

    private static void timeIsTold(Case check, String process, String step, String level) {
        check.isTold("clock.reached", Map.of(
                "reminderClock", process + "." + step,
                "reminderProcedure", process,
                "reminderStep", step,
                "reminderStepName", "核查承诺",
                "reminderLevel", level,
                "reminderDueAt", "2026-05-03T00:00+08:00"));
    }
}
