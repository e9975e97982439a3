package org.lianban.procedure.jointacceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianban.procedure.jointacceptance.Inspector.ARCHIVES;
import static org.lianban.procedure.jointacceptance.Inspector.CIVIL_DEFENCE;
import static org.lianban.procedure.jointacceptance.Inspector.FIRE_ACCEPTANCE;
import static org.lianban.procedure.jointacceptance.Inspector.PLANNING;
import static org.lianban.procedure.jointacceptance.Inspector.QUALITY_SUPERVISION;
import static org.lianban.procedure.jointacceptance.Inspector.URBAN_MANAGEMENT;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.procedure.Case;

/** One collected notice for all who demand something, and rounds of which each asks fewer. */
abstract class RectificationStories extends AcceptanceStory {

    @Test
    @DisplayName("三轮整改：每轮只复验没有通过的，通过的不再打扰")
    void threeRoundsAskOnlyThoseWhoHaveNotPassed() {
        var project = visited(Application.housing());
        inspectorDemands(project, FIRE_ACCEPTANCE, "防火门缺闭门器");
        inspectorDemands(project, CIVIL_DEFENCE, "防护密闭门未调试");
        inspectorDemands(project, ARCHIVES, "缺隐蔽工程记录");
        everyOpenMemberPasses(project);

        rectifiedAndVisitedAgain(project);
        assertThat(inspecting(project)).containsExactly(FIRE_ACCEPTANCE, CIVIL_DEFENCE, ARCHIVES);
        inspectorDemands(project, FIRE_ACCEPTANCE, "三层防火门仍缺闭门器");
        inspectorDemands(project, CIVIL_DEFENCE, "密闭门漏气");
        everyOpenMemberPasses(project);

        rectifiedAndVisitedAgain(project);
        assertThat(inspecting(project)).containsExactly(FIRE_ACCEPTANCE, CIVIL_DEFENCE);
        inspectorDemands(project, CIVIL_DEFENCE, "仍漏气");
        everyOpenMemberPasses(project);

        rectifiedAndVisitedAgain(project);
        assertThat(inspecting(project)).containsExactly(CIVIL_DEFENCE);
        assertThat(project.value(CIVIL_DEFENCE.id, "previousDemand")).isEqualTo("仍漏气");
        everyOpenMemberPasses(project);
        constructionFiles(project);
        hallHandsOver(project);

        closedAs(project, "endEvent_accepted");
        assertThat(inspections(project, PLANNING)).isEqualTo(1);
        assertThat(inspections(project, URBAN_MANAGEMENT)).isEqualTo(1);
        assertThat(inspections(project, QUALITY_SUPERVISION)).isEqualTo(1);
        assertThat(inspections(project, ARCHIVES)).isEqualTo(2);
        assertThat(inspections(project, FIRE_ACCEPTANCE)).isEqualTo(3);
        assertThat(inspections(project, CIVIL_DEFENCE)).isEqualTo(4);
        assertThat(List.of(Inspector.values())).allSatisfy(inspector ->
                assertThat(department(inspector).effects()).as("%s", inspector).hasSizeLessThanOrEqualTo(1));
        assertThat(department("fileCompletion").effects()).hasSize(1);
    }

    @Test
    @DisplayName("整改意见和其他各家的结论等齐了才一次汇总")
    void theNoticeWaitsForEveryConclusion() {
        var project = visited(Application.aFactory());

        inspectorDemands(project, QUALITY_SUPERVISION, "外墙渗水");
        inspectorPasses(project, ARCHIVES);
        assertThat(project.openSteps()).doesNotContain("userTask_issueRectification");
        inspectorDemands(project, URBAN_MANAGEMENT, "雨污混接");

        assertThat(project.openSteps()).containsExactly("userTask_issueRectification");
        assertThat(project.value("qualitySupervisionDemand")).isEqualTo("外墙渗水");
        assertThat(project.value("urbanManagementDemand")).isEqualTo("雨污混接");
        assertThat(project.value("archivesOpen")).isEqualTo(false);
    }

    @Test
    @DisplayName("一家整改、一家不通过：不合格，不再整改")
    void aFailureOutweighsADemand() {
        var project = visited(Application.aFactory());

        inspectorDemands(project, QUALITY_SUPERVISION, "外墙渗水");
        inspectorFails(project, URBAN_MANAGEMENT, "未建排水管网");
        everyOpenMemberPasses(project);

        assertThat(project.openSteps()).containsExactly("userTask_handOverOpinion");
        assertThat(project.value("acceptanceOutcome")).isEqualTo("fail");
    }

    @Test
    @DisplayName("逾期未整改：终止联合验收，什么都没有备案")
    void anOverdueRectificationEndsTheAcceptance() {
        var project = visited(Application.aFactory());
        inspectorDemands(project, QUALITY_SUPERVISION, "外墙渗水");
        everyOpenMemberPasses(project);
        constructionOrdersRectification(project);
        assertThat(project.openSteps()).containsExactly("userTask_submitRectification");

        project.timeRunsOut("event_rectificationLapsed");

        closedAs(project, "endEvent_terminated");
        assertThat(department("fileCompletion").attempts()).isEmpty();
        assertThat(department("issueAcceptanceOpinion").attempts()).isEmpty();
    }

    static void rectifiedAndVisitedAgain(Case project) {
        assertThat(project.openSteps()).containsExactly("userTask_issueRectification");
        constructionOrdersRectification(project);
        builderRectifies(project);
        visitTakesPlace(project);
    }

    private static long inspections(Case project, Inspector inspector) {
        return ENGINE.getHistoryService().createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(project.number()).processDefinitionKey(inspector.process()).count();
    }
}
