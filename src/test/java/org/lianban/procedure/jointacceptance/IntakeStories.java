package org.lianban.procedure.jointacceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianban.procedure.Case;

/** What the lead department does with an application before anybody inspects. */
abstract class IntakeStories extends AcceptanceStory {

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"new-build", "extension"})
    @DisplayName("没有规划核实测绘的新建、扩建：不予进入联合验收，说明理由")
    void worksWithoutAPlanningSurveyAreNotAdmitted(String category) {
        var project = builderApplies(Application.aFactory().with("projectCategory", category).with("planningSurveyDone", false));

        notAdmitted(project);
        assertThat(project.value("admissionReason")).asString().contains("规划");
    }

    @Test
    @DisplayName("单位工程隔断公共消防车道：不得单独验收")
    void aUnitCutOffFromFireAccessIsNotAdmitted() {
        var project = builderApplies(Application.aUnit().with("fireAccessKept", false));

        notAdmitted(project);
        assertThat(project.value("admissionReason")).asString().contains("消防");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"confidential", "emergency"})
    @DisplayName("涉密、应急工程：不纳入联合验收")
    void excludedProjectsAreNotAdmitted(String kind) {
        notAdmitted(builderApplies(Application.aFactory().with("excludedKind", kind)));
    }

    @Test
    @DisplayName("材料不齐：一次告知补正，补齐后受理")
    void aSupplementedApplicationIsAccepted() {
        var project = supplementing();

        builderSupplements(project);
        assertThat(project.openSteps()).containsExactly("userTask_checkSupplement");
        constructionChecksTheSupplement(project, "complete");

        assertThat(project.openSteps()).containsExactly("userTask_confirmPlan");
    }

    @Test
    @DisplayName("补正后仍不齐：不再第二次告知，退回办结")
    void thereIsOnlyOneSupplementNotice() {
        var project = supplementing();

        builderSupplements(project);
        constructionChecksTheSupplement(project, "incomplete");

        notTaken(project, "jointAcceptance.returned");
    }

    @Test
    @DisplayName("逾期未补正：退回办结")
    void anApplicationThatIsNotSupplementedLapses() {
        var project = supplementing();

        project.timeRunsOut("event_supplementLapsed");

        notTaken(project, "jointAcceptance.supplementLapsed");
    }

    @Test
    @DisplayName("不予受理：写明理由办结")
    void aRefusedApplicationIsClosed() {
        var project = builderApplies(Application.aFactory());

        constructionExamines(project, "refuse", "施工许可证已被撤销");

        notTaken(project, "jointAcceptance.refused");
        assertThat(project.value("intakeReason")).isEqualTo("施工许可证已被撤销");
    }

    @Test
    @DisplayName("没有受理结论：停在原处")
    void anIntakeWithoutADecisionStays() {
        var project = builderApplies(Application.aFactory());

        failsAndStays(project, () -> constructionExamines(project, null, null));
    }

    @Test
    @DisplayName("补正没有核对结论：停在原处")
    void aSupplementWithoutADecisionStays() {
        var project = supplementing();
        builderSupplements(project);

        failsAndStays(project, () -> constructionChecksTheSupplement(project, null));
    }

    private static Case supplementing() {
        var project = builderApplies(Application.aFactory());
        assertThat(project.openSteps()).containsExactly("userTask_acceptApplication");
        constructionExamines(project, "supplement", "缺竣工图");
        assertThat(project.openSteps()).containsExactly("userTask_supplementMaterials");
        return project;
    }

    private static void notTaken(Case project, String reason) {
        closedAs(project, "endEvent_notTaken");
        assertThat(project.value("closingReason")).isEqualTo(reason);
        assertThat(department("drawFireFiling").attempts()).isEmpty();
    }

    private static void notAdmitted(Case project) {
        closedAs(project, "endEvent_notAdmitted");
        assertThat(project.value("admissionReason")).asString().isNotBlank();
        assertThat(department("drawFireFiling").attempts()).isEmpty();
    }
}
