package org.lianban.procedure.postcommitmentcheck;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lianban.procedure.ProcedureCoverage;

/** All stories of the procedure. They belong to one class because only together do they have to reach every element. */
@DisplayName("告知承诺事后核查")
class PostCommitmentCheckProcessTest {

    @RegisterExtension
    static final ProcedureCoverage EVERY_ELEMENT = new ProcedureCoverage(CheckStory.ENGINE);

    @Nested
    @DisplayName("核查、整改与公告")
    class Findings extends FindingStories {}

    @Nested
    @DisplayName("撤销")
    class Revocation extends RevocationStories {}

    @Nested
    @DisplayName("信用修复")
    class Repair extends RepairStories {}

    @Nested
    @DisplayName("问题线索")
    class Clues extends ClueStories {}

    @Nested
    @DisplayName("时限提醒")
    class Reminders extends ReminderStories {}
}
