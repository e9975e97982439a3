package org.lianban.procedure.jointacceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianban.procedure.jointacceptance.Inspector.FIRE_CHECK;
import static org.lianban.procedure.jointacceptance.Inspector.PLANNING;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lianban.procedure.Case;

/** Every member, each in the same kinds of trouble, while the conclusions of the others stay what they are. */
abstract class MemberStories extends AcceptanceStory {

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("要求整改：整改后只复验这一家，看得到上次的要求，其余不再查验")
    void onlyTheOneThatDemandedInspectsAgain(Inspector inspector) {
        var project = inspectedBy(inspector);

        inspectorDemands(project, inspector, "退线不足");
        everyOpenMemberPasses(project);
        assertThat(project.hasPassed(inspector.id + "/endEvent_rectificationDemanded")).isTrue();
        assertThat(project.openSteps()).containsExactly("userTask_issueRectification");
        constructionOrdersRectification(project);
        builderRectifies(project);
        visitIfDue(project);

        assertThat(inspecting(project)).containsExactly(inspector);
        assertThat(project.value(inspector.id, "previousDemand")).isEqualTo("退线不足");
        assertThat(project.value(inspector.id, "conclusion")).isNull();
        inspectorPasses(project, inspector);
        visitIfDue(project);
        everyOpenMemberPasses(project);

        assertThat(project.openSteps()).containsExactly("userTask_checkFiling");
        assertThat(inspector.conclusionIn(project)).isEqualTo("pass");
        for (var each : Inspector.values()) {
            assertThat(department(each).effects()).as("%s 只发证一次", each).hasSizeLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("不通过：不发证，验收不合格")
    void aFailedMemberIssuesNothing(Inspector inspector) {
        var project = inspectedBy(inspector);

        inspectorFails(project, inspector, "与许可内容不符");
        visitIfDue(project);
        everyOpenMemberPasses(project);

        assertThat(project.hasPassed(inspector.id + "/endEvent_failed")).isTrue();
        assertThat(inspector.conclusionIn(project)).isEqualTo("fail");
        assertThat(project.value("acceptanceOutcome")).isEqualTo("fail");
        assertThat(department(inspector).attempts()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("系统退回：回到查验人员，写明理由，改后再报")
    void aRefusedRegistrationGoesBackToTheInspector(Inspector inspector) {
        var project = inspectedBy(inspector);
        department(inspector).refuses(inspector.refusal, "面积不一致");

        inspectorPasses(project, inspector);
        assertThat(inspecting(project)).contains(inspector);
        assertThat(project.value(inspector.id, "issueRefusal")).isEqualTo("面积不一致");
        department(inspector).accepts();
        inspectorPasses(project, inspector);

        assertThat(department(inspector).attempts()).as("新一次报送有新的幂等编号").hasSize(2).doesNotHaveDuplicates();
        assertThat(department(inspector).effects()).hasSize(1);
        assertThat(project.hasPassed(inspector.id + "/endEvent_passed")).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("系统停机：停在原处报故障，不算通过；恢复后从原处继续，编号不变")
    void aSystemThatDoesNotAnswerIsNoPass(Inspector inspector) {
        var project = inspectedBy(inspector);
        department(inspector).isUnreachable();

        inspectorPasses(project, inspector);
        departmentsWork(project);
        assertThat(project.incidents()).containsExactly(inspector.serviceTask().substring(inspector.id.length() + 1));
        department(inspector).accepts();
        departmentIsCalled(project, inspector.serviceTask());

        assertThat(project.hasPassed(inspector.id + "/endEvent_passed")).isTrue();
        var keys = department(inspector).attempts();
        assertThat(keys).hasSizeGreaterThan(1).containsOnly(keys.get(0));
        assertThat(department(inspector).effects()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("没有填写结论：任务保留，不会当作通过")
    void anInspectionWithoutAConclusionStays(Inspector inspector) {
        var project = inspectedBy(inspector);

        failsAndStays(project, () -> inspectorConcludes(project, inspector, null, null));
    }

    /** A project that this inspector has on the desk. */
    private static Case inspectedBy(Inspector inspector) {
        if (inspector == PLANNING) {
            return planned(Application.housing());
        }
        department("drawFireFiling").answers("fireDrawn", true);
        return visited(inspector == FIRE_CHECK ? Application.aFactory() : Application.housing());
    }

    static void visitIfDue(Case project) {
        if (project.openSteps().contains("userTask_scheduleVisit")) {
            visitTakesPlace(project);
        }
    }
}
