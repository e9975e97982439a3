package org.lianban.procedure.postcommitmentcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is heard of a promise after its check, or without any. */
abstract class ClueStories extends CheckStory {

    @Test
    @DisplayName("线索成立：立案核查")
    void aSoundClueOpensACheck() {
        var clue = clue();

        supervisorScreens(clue, "open");

        closedAs(clue, "endEvent_checkOpened");
        assertThat(told("openCheck")).singleElement()
                .satisfies(told -> assertThat(told).containsEntry("reportedCase", "370117-GZCN-20260302-000001"));
    }

    @Test
    @DisplayName("线索不成立：不立案，写明意见")
    void anEmptyClueOpensNothing() {
        var clue = clue();

        supervisorScreens(clue, "dismiss");

        closedAs(clue, "endEvent_clueDismissed");
        assertThat(told("openCheck")).isEmpty();
        assertThat(clue.value("screeningReason")).isEqualTo("已核对考勤");
    }

    @Test
    @DisplayName("没有审查结论：停在原处，不立案")
    void aClueWithoutADecisionStays() {
        var clue = clue();

        failsAndStays(clue, () -> supervisorScreens(clue, null));
        assertThat(told("openCheck")).isEmpty();
    }
}
