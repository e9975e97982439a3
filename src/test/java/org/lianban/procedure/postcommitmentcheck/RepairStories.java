package org.lianban.procedure.postcommitmentcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The way back for whoever is restricted. */
abstract class RepairStories extends CheckStory {

    @Test
    @DisplayName("准予修复：恢复信用，重新适用告知承诺")
    void aRepairRestoresTheCredit() {
        var repair = repair();

        supervisorReviewsRepair(repair, "approve");

        closedAs(repair, "endEvent_restored");
        assertThat(told("restoreCredit")).singleElement()
                .satisfies(told -> assertThat(told).containsEntry("repairedCase", "370117-SHHC-20260302-0001"));
    }

    @Test
    @DisplayName("不予修复：信用不变，写明理由")
    void aRefusedRepairChangesNothing() {
        var repair = repair();

        supervisorReviewsRepair(repair, "refuse");

        closedAs(repair, "endEvent_repairRefused");
        assertThat(told("restoreCredit")).isEmpty();
        assertThat(repair.value("repairReason")).isEqualTo("已查看现场");
    }

    @Test
    @DisplayName("信用良好的：告知无须修复，不审查")
    void whoeverIsNotRestrictedNeedsNoRepair() {
        creditIsGood();

        closedAs(repair(), "endEvent_notRestricted");
        assertThat(told("restoreCredit")).isEmpty();
    }

    @Test
    @DisplayName("没有审查结论：停在原处")
    void aRepairWithoutADecisionStays() {
        var repair = repair();

        failsAndStays(repair, () -> supervisorReviewsRepair(repair, null));
        assertThat(told("restoreCredit")).isEmpty();
    }
}
