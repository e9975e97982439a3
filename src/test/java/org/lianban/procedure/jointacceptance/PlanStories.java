package org.lianban.procedure.jointacceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianban.procedure.jointacceptance.Inspector.CIVIL_DEFENCE;
import static org.lianban.procedure.jointacceptance.Inspector.FIRE_ACCEPTANCE;
import static org.lianban.procedure.jointacceptance.Inspector.FIRE_CHECK;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The plan of the acceptance: who takes part, and the one day of the visit. */
abstract class PlanStories extends AcceptanceStory {

    @Test
    @DisplayName("参验事项有误：更正事实，重新判定，不由人勾选")
    void aWrongSetOfMembersIsCorrectedByItsFacts() {
        var project = builderApplies(Application.aFactory());
        constructionAccepts(project);
        assertThat(project.value("civilDefenceOpen")).isEqualTo(false);

        constructionCorrectsThePlan(project, Map.of("hasCivilDefence", true, "civilDefenceAreaSqm", 900));
        assertThat(project.openSteps()).containsExactly("userTask_confirmPlan");
        assertThat(project.value("civilDefenceOpen")).isEqualTo(true);
        constructionConfirmsThePlan(project);
        everyOpenMemberPasses(project);
        visitTakesPlace(project);

        assertThat(inspecting(project)).contains(CIVIL_DEFENCE);
        assertThat(decisions(project.number(), "acceptanceMembers")).as("两次判定都有记录").isEqualTo(2);
    }

    @Test
    @DisplayName("更正使用性质：由备案改为消防验收，已抽的备案不再抽")
    void aCorrectedUseChangesTheFireProcedure() {
        department("drawFireFiling").answers("fireDrawn", true);
        var project = builderApplies(Application.aFactory());
        constructionAccepts(project);
        assertThat(project.value("fireCheckOpen")).isEqualTo(true);

        constructionCorrectsThePlan(project, Map.of("buildingUse", "labour-workshop"));

        assertThat(project.value("fireAcceptanceOpen")).isEqualTo(true);
        assertThat(project.value("fireCheckOpen")).isEqualTo(false);
        constructionCorrectsThePlan(project, Map.of("buildingUse", "factory"));
        assertThat(project.value("fireCheckOpen")).isEqualTo(true);
        assertThat(department("drawFireFiling").effects()).as("一件只抽一次").hasSize(1);
        constructionConfirmsThePlan(project);
        everyOpenMemberPasses(project);
        visitTakesPlace(project);
        assertThat(inspecting(project)).contains(FIRE_CHECK).doesNotContain(FIRE_ACCEPTANCE);
    }

    @Test
    @DisplayName("没有说方案是否确认：停在原处")
    void aPlanWithoutADecisionStays() {
        var project = builderApplies(Application.aFactory());
        constructionAccepts(project);

        failsAndStays(project, () -> project.complete("construction", "userTask_confirmPlan", Map.of()));
    }

    @Test
    @DisplayName("现场验收改期：重新约定日期，到新日期各家才开始查验")
    void aPostponedVisitIsScheduledAnew() {
        var project = planned(Application.aFactory());
        everyOpenMemberPasses(project);
        constructionSetsTheVisit(project, "2026-03-05");
        assertThat(inspecting(project)).isEmpty();

        project.receive(ACCEPTANCE, "jointAcceptance.visitPostponed", Map.of("postponementReason", "暴雨"));
        assertThat(project.openSteps()).containsExactly("userTask_scheduleVisit");
        constructionSetsTheVisit(project, "2026-03-09");
        assertThat(project.timer("event_visitDayReached").getDuedate()).isEqualTo(Instant.parse("2026-03-08T16:00:00Z"));
        theDayOfTheVisitComes(project);

        assertThat(inspecting(project)).hasSize(3)
                .allSatisfy(inspector -> assertThat(project.value(inspector.id, "jointVisitOn")).isEqualTo("2026-03-09"));
    }

    private static long decisions(String number, String decision) {
        var instance = ENGINE.getHistoryService().createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number).rootProcessInstances().singleResult().getId();
        return ENGINE.getHistoryService().createHistoricDecisionInstanceQuery()
                .processInstanceId(instance).decisionDefinitionKey(decision).count();
    }
}
