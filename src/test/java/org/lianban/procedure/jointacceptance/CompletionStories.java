package org.lianban.procedure.jointacceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianban.procedure.jointacceptance.Inspector.ARCHIVES;
import static org.lianban.procedure.jointacceptance.Inspector.CIVIL_DEFENCE;
import static org.lianban.procedure.jointacceptance.Inspector.FIRE_ACCEPTANCE;
import static org.lianban.procedure.jointacceptance.Inspector.FIRE_CHECK;
import static org.lianban.procedure.jointacceptance.Inspector.PLANNING;
import static org.lianban.procedure.jointacceptance.Inspector.QUALITY_SUPERVISION;
import static org.lianban.procedure.jointacceptance.Inspector.URBAN_MANAGEMENT;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.procedure.Case;

/** Projects that pass, each with the members that its facts call for, and one that does not. */
abstract class CompletionStories extends AcceptanceStory {

    @Test
    @DisplayName("厂房未抽中：规划核实在先，其他各家同日到场，备案在后，一份意见书，推送登记和档案")
    void aFactoryIsAcceptedInTheOrderThatTheLawRequires() {
        var project = planned(Application.aFactory());

        assertThat(inspecting(project)).containsExactly(PLANNING);
        everyOpenMemberPasses(project);
        assertThat(project.openSteps()).containsExactly("userTask_scheduleVisit");
        visitTakesPlace(project);
        assertThat(inspecting(project)).containsExactly(ARCHIVES, URBAN_MANAGEMENT, QUALITY_SUPERVISION);
        everyOpenMemberPasses(project);
        assertThat(project.openSteps()).containsExactly("userTask_checkFiling");
        assertThat(department("issueAcceptanceOpinion").attempts()).as("备案之前不出意见书").isEmpty();
        constructionFiles(project);
        hallHandsOver(project);

        closedAs(project, "endEvent_accepted");
        assertThat(department("fileCompletion").effects()).singleElement()
                .satisfies(told -> assertThat(told)
                        .containsEntry("planningCertificate", "GHHS-1")
                        .containsEntry("fireProcedure", "filing").containsEntry("fireFilingNumber", "XFBA-1"));
        assertThat(department("issueAcceptanceOpinion").effects()).singleElement()
                .satisfies(told -> assertThat(told).containsEntry("completionFilingNumber", "JGBA-1"));
        assertThat(department("announceRegistration").effects()).hasSize(1);
        assertThat(department("transferArchives").effects()).hasSize(1);
        assertThat(register().records()).singleElement()
                .satisfies(known -> assertThat(known).containsEntry("opinionNumber", "LHYS-1"));
        assertThat(project.value("registrationAcceptanceNumber")).isEqualTo("BDC-1");
        assertThat(project.value("archivesReceiptNumber")).isEqualTo("DAYJ-1");
    }

    @Test
    @DisplayName("住宅带人防地下室：消防验收和人防备案参加，消防不再抽查")
    void housingWithABasementIsInspectedByFireAndCivilDefence() {
        var project = visited(Application.housing());

        assertThat(inspecting(project))
                .containsExactly(FIRE_ACCEPTANCE, CIVIL_DEFENCE, ARCHIVES, URBAN_MANAGEMENT, QUALITY_SUPERVISION);
        everyOpenMemberPasses(project);
        constructionFiles(project);
        hallHandsOver(project);

        closedAs(project, "endEvent_accepted");
        assertThat(project.value("civilDefenceCertificate")).isEqualTo("RFBA-1");
        assertThat(department("drawFireFiling").attempts()).isEmpty();
        assertThat(department(FIRE_CHECK).attempts()).isEmpty();
    }

    @Test
    @DisplayName("宾馆装修：不做规划核实，直接约定现场验收日期")
    void aDecorationHasNoPlanningVerification() {
        var project = planned(Application.aFactory()
                .with("projectCategory", "decoration").with("buildingUse", "hotel-mall").with("floorAreaSqm", 12000)
                .with("decorationPart", "三至八层客房").with("decorationAreaSqm", 12000).with("decorationFloors", "3-8"));

        assertThat(project.openSteps()).containsExactly("userTask_scheduleVisit");
        visitTakesPlace(project);

        assertThat(inspecting(project)).contains(FIRE_ACCEPTANCE).doesNotContain(PLANNING, CIVIL_DEFENCE);
        everyOpenMemberPasses(project);
        constructionFiles(project);
        hallHandsOver(project);
        closedAs(project, "endEvent_accepted");
        assertThat(department(PLANNING).attempts()).isEmpty();
    }

    @Test
    @DisplayName("消防备案被抽中：参加抽查，只抽一次")
    void drawnWorksAreCheckedOnSite() {
        department("drawFireFiling").answers("fireDrawn", true);
        var project = visited(Application.aFactory());

        assertThat(inspecting(project)).contains(FIRE_CHECK).doesNotContain(FIRE_ACCEPTANCE);
        everyOpenMemberPasses(project);

        assertThat(project.value("fireCheckCertificate")).isEqualTo("XFCC-1");
        assertThat(department("drawFireFiling").effects()).hasSize(1);
        assertThat(department(FIRE_CHECK).effects()).singleElement()
                .satisfies(told -> assertThat(told).containsEntry("fireFilingNumber", "XFBA-1"));
    }

    @Test
    @DisplayName("分阶段验收先验主体：不备案、不推送，已完成本阶段验收")
    void aStageIsAcceptedWithoutFiling() {
        var project = visited(Application.aStage("structure"));

        assertThat(inspecting(project)).containsExactly(CIVIL_DEFENCE, QUALITY_SUPERVISION);
        everyOpenMemberPasses(project);
        hallHandsOver(project);

        closedAs(project, "endEvent_stageAccepted");
        assertThat(department("fileCompletion").attempts()).isEmpty();
        assertThat(department("announceRegistration").attempts()).isEmpty();
        assertThat(department("transferArchives").attempts()).isEmpty();
        assertThat(department("issueAcceptanceOpinion").effects()).hasSize(1);
    }

    @Test
    @DisplayName("分阶段的竣工验收：前一阶段通过的规划和人防不再查验，证号随备案附上")
    void theFinalStageTakesOverWhatTheFirstHasPassed() {
        register().knowsAnEarlierStage();
        var project = planned(Application.aStage("final"));

        assertThat(project.openSteps()).containsExactly("userTask_scheduleVisit");
        visitTakesPlace(project);
        assertThat(inspecting(project)).contains(FIRE_ACCEPTANCE, ARCHIVES).doesNotContain(CIVIL_DEFENCE);
        everyOpenMemberPasses(project);
        constructionFiles(project);
        hallHandsOver(project);

        closedAs(project, "endEvent_accepted");
        assertThat(department("fileCompletion").effects()).as("备案附前一阶段的证号").singleElement().satisfies(told -> assertThat(told)
                .containsEntry("planningCertificate", "GHHS-0").containsEntry("civilDefenceCertificate", "RFBA-0"));
    }

    @Test
    @DisplayName("一家不通过：不备案、不推送，意见书写明救济途径，验收不合格")
    void oneFailureFailsTheWhole() {
        var project = visited(Application.housing());

        inspectorFails(project, FIRE_ACCEPTANCE, "消防设施未联动");
        everyOpenMemberPasses(project);
        hallHandsOver(project);

        closedAs(project, "endEvent_notAccepted");
        assertThat(department("issueAcceptanceOpinion").effects()).singleElement().satisfies(told -> assertThat(told)
                .containsEntry("acceptanceOutcome", "fail")
                .containsEntry("fireAcceptanceConclusion", "fail")
                .hasEntrySatisfying("remedies", remedies -> assertThat(remedies).asString().contains("60日", "6个月")));
        assertThat(department("fileCompletion").attempts()).isEmpty();
        assertThat(department("announceRegistration").attempts()).isEmpty();
        assertThat(register().records()).hasSize(1);
    }

    @Test
    @DisplayName("一家没有意见：不会当作通过，案件等它")
    void silenceIsNeverAPass() {
        var project = visited(Application.aFactory());

        inspectorPasses(project, ARCHIVES);
        inspectorPasses(project, URBAN_MANAGEMENT);
        clockReaches(project, "red");

        assertThat(supervisions()).hasSize(1);
        assertThat(inspecting(project)).containsExactly(QUALITY_SUPERVISION);
        assertThat(project.value("acceptanceOutcome")).isNull();
        assertThat(timers(project)).as("没有到期自动通过的计时").isZero();
    }

    private static long timers(Case project) {
        return ENGINE.getManagementService().createJobQuery().timers().list().stream()
                .filter(timer -> project.number().equals(ENGINE.getRuntimeService().createProcessInstanceQuery()
                        .processInstanceId(timer.getProcessInstanceId()).singleResult().getBusinessKey()))
                .count();
    }
}
