package org.lianban.procedure.jointacceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianban.procedure.jointacceptance.Inspector.ARCHIVES;
import static org.lianban.procedure.jointacceptance.Inspector.PLANNING;
import static org.lianban.procedure.jointacceptance.Inspector.QUALITY_SUPERVISION;
import static org.lianban.procedure.jointacceptance.Inspector.URBAN_MANAGEMENT;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The filing of completion, the last act before the opinion, and the common parts before it. */
abstract class FilingStories extends AcceptanceStory {

    @Test
    @DisplayName("备案机关发现违法：责令停止使用，重新组织竣工验收，各家重新查验")
    void anIllegalAcceptanceIsHeldAnew() {
        var project = passed(Application.aFactory());

        constructionFindsTheAcceptanceIllegal(project);
        assertThat(project.openSteps()).containsExactly("userTask_orderReacceptance");
        constructionOrdersReacceptance(project);
        assertThat(Inspector.values()).as("上次的结论和证号作废").allSatisfy(inspector -> {
            assertThat(inspector.conclusionIn(project)).isNull();
            assertThat(project.value(inspector.prefix + "Certificate")).isNull();
        });
        assertThat(department("fileCompletion").attempts()).isEmpty();
        assertThat(project.openSteps()).containsExactly("userTask_confirmPlan");
        constructionConfirmsThePlan(project);
        assertThat(inspecting(project)).containsExactly(PLANNING);
        everyOpenMemberPasses(project);
        visitTakesPlace(project);
        assertThat(inspecting(project)).containsExactly(ARCHIVES, URBAN_MANAGEMENT, QUALITY_SUPERVISION);
        everyOpenMemberPasses(project);
        constructionFiles(project);
        hallHandsOver(project);

        closedAs(project, "endEvent_accepted");
        assertThat(department("fileCompletion").effects()).hasSize(1);
        assertThat(department("drawFireFiling").effects()).as("备案已抽过，不再抽").hasSize(1);
    }

    @Test
    @DisplayName("竣工阶段重新验收：前一阶段的规划和人防仍然有效，其余结论作废")
    void anEarlierStageOutlivesAnIllegalAcceptance() {
        register().knowsAnEarlierStage();
        var project = passed(Application.aStage("final"));

        constructionFindsTheAcceptanceIllegal(project);
        constructionOrdersReacceptance(project);

        assertThat(project.value("planningCertificate")).isEqualTo("GHHS-0");
        assertThat(project.value("civilDefenceConclusion")).isEqualTo("pass");
        assertThat(ARCHIVES.conclusionIn(project)).isNull();
    }

    @Test
    @DisplayName("备案系统退回：回到备案审核，改后再报")
    void aRefusedFilingIsCheckedAgain() {
        var project = passed(Application.aFactory());
        department("fileCompletion").refuses("construction.completionRefused", "缺保修书");

        constructionFiles(project);
        assertThat(project.openSteps()).containsExactly("userTask_checkFiling");
        department("fileCompletion").accepts();
        constructionFiles(project);

        assertThat(project.openSteps()).containsExactly("userTask_handOverOpinion");
        assertThat(department("fileCompletion").attempts()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("没有备案结论：停在原处，不出意见书")
    void aFilingWithoutADecisionStays() {
        var project = passed(Application.aFactory());

        failsAndStays(project, () -> project.complete("construction", "userTask_checkFiling", Map.of()));
        assertThat(department("issueAcceptanceOpinion").attempts()).isEmpty();
    }

    @Test
    @DisplayName("不是最后一个单位工程：不查共用部分")
    void aUnitThatIsNotTheLastLeavesTheCommonPartsAlone() {
        var project = passed(Application.aUnit());

        assertThat(project.openSteps()).containsExactly("userTask_checkFiling");
        assertThat(register().conclusions()).isEqualTo(1);
        constructionFiles(project);
        hallHandsOver(project);
        closedAs(project, "endEvent_accepted");
    }

    @Test
    @DisplayName("最后一个单位工程：查验共用部分，合格后备案")
    void theLastUnitChecksTheCommonParts() {
        register().knowsAllOtherUnitsAccepted();
        var project = passed(Application.aUnit());

        assertThat(project.openSteps()).containsExactly("userTask_checkCommonParts");
        constructionChecksTheCommonParts(project, "pass");

        assertThat(project.openSteps()).containsExactly("userTask_checkFiling");
        assertThat(project.value("partsAccepted")).isEqualTo("1号楼、2号楼");
    }

    @Test
    @DisplayName("共用部分要整改：整改后再查共用部分，各家不再查验")
    void theCommonPartsAreRectified() {
        register().knowsAllOtherUnitsAccepted();
        var project = passed(Application.aUnit());

        constructionChecksTheCommonParts(project, "rectify");
        assertThat(project.openSteps()).containsExactly("userTask_issueRectification");
        constructionOrdersRectification(project);
        builderRectifies(project);

        assertThat(inspecting(project)).isEmpty();
        MemberStories.visitIfDue(project);
        assertThat(project.openSteps()).containsExactly("userTask_checkCommonParts");
        constructionChecksTheCommonParts(project, "pass");
        assertThat(project.openSteps()).containsExactly("userTask_checkFiling");
    }

    @Test
    @DisplayName("没有说共用部分是否合格：停在原处")
    void commonPartsWithoutADecisionStay() {
        register().knowsAllOtherUnitsAccepted();
        var project = passed(Application.aUnit());

        failsAndStays(project, () -> constructionChecksTheCommonParts(project, null));
    }
}
