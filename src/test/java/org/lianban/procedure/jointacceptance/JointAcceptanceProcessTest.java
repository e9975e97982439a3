package org.lianban.procedure.jointacceptance;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lianban.procedure.ProcedureCoverage;

/** All stories of the procedure. They belong to one class because only together do they have to reach every element. */
@DisplayName("联合验收")
class JointAcceptanceProcessTest {

    @RegisterExtension
    static final ProcedureCoverage EVERY_ELEMENT = new ProcedureCoverage(AcceptanceStory.ENGINE);

    @Nested
    @DisplayName("办成")
    class Completion extends CompletionStories {}

    @Nested
    @DisplayName("受理")
    class Intake extends IntakeStories {}

    @Nested
    @DisplayName("验收方案与现场")
    class Plan extends PlanStories {}

    @Nested
    @DisplayName("各家查验")
    class Members extends MemberStories {}

    @Nested
    @DisplayName("整改与复验")
    class Rectification extends RectificationStories {}

    @Nested
    @DisplayName("档案容缺")
    class Archives extends ArchivesStories {}

    @Nested
    @DisplayName("备案与共用部分")
    class Filing extends FilingStories {}

    @Nested
    @DisplayName("撤回、停止使用、提醒")
    class Interruptions extends InterruptionStories {}

    @Nested
    @DisplayName("部门系统的故障")
    class Faults extends FaultStories {}
}
