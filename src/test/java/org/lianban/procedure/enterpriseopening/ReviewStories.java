package org.lianban.procedure.enterpriseopening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianban.procedure.Case;

/** The registrar's review and what may come of it. */
abstract class ReviewStories extends OpeningStory {

    @Test
    @DisplayName("人工审查：准予登记后领照")
    void theRegistrarApproves() {
        var opening = underReview();

        registrarApproves(opening);
        departmentIsCalled(opening, "serviceTask_registerEnterprise");

        assertThat(opening.hasPassed("endEvent_registered")).isTrue();
        assertThat(department("registerEnterprise").effects()).hasSize(1);
    }

    @Test
    @DisplayName("材料不齐：一次告知补正，补正后重新审查并准予登记")
    void theApplicantSupplementsOnceAndIsApproved() {
        var opening = underReview();

        registrarConcludes(opening, "supplement", Map.of("gaps", "住所证明缺页"));
        assertThat(opening.openSteps()).containsExactly("userTask_supplementMaterials");
        hallRecordsTheSupplement(opening);
        assertThat(opening.openSteps()).containsExactly("userTask_reviewApplication");
        registrarApproves(opening);
        departmentIsCalled(opening, "serviceTask_registerEnterprise");

        assertThat(opening.hasPassed("endEvent_registered")).isTrue();
    }

    @Test
    @DisplayName("不予登记：写明理由和救济途径，未登记而办结")
    void aRefusalStatesReasonsAndRemedies() {
        var opening = underReview();

        registrarConcludes(opening, "refuse", Map.of("refusalReason", "经营范围损害公共利益"));

        assertThat(opening.endEvents()).containsExactlyInAnyOrder("endEvent_refused", "endEvent_closedUnregistered");
        assertThat(opening.value("refusalReason")).isEqualTo("经营范围损害公共利益");
        assertThat(opening.value("remedies")).asString().contains("60日", "天水市人民政府", "6个月");
        closedUnregistered(opening, "enterpriseOpening.refused");
    }

    @Test
    @DisplayName("决策表判定不属管辖：告知管辖机关，未登记而办结")
    void theTableDirectsTheApplicantElsewhere() {
        var opening = applicantSubmits(Application.in("tianshui").with("companyType", "joint-stock"));

        nameIsReservedAndIdentitiesVerified(opening);

        assertThat(opening.endEvents()).containsExactlyInAnyOrder("endEvent_directedElsewhere", "endEvent_closedUnregistered");
        assertThat(opening.value("competentAuthority")).isEqualTo("设区的市级登记机关");
        closedUnregistered(opening, "enterpriseOpening.notCompetent");
    }

    @Test
    @DisplayName("审查人员认定不属管辖：告知管辖机关，未登记而办结")
    void theRegistrarFindsAnotherAuthorityCompetent() {
        var opening = underReview();

        registrarConcludes(opening, "notCompetent", Map.of("directedAuthority", "秦州区市场监管局"));

        assertThat(opening.endEvents()).containsExactlyInAnyOrder("endEvent_foundNotCompetent", "endEvent_closedUnregistered");
        assertThat(opening.value("directedAuthority")).isEqualTo("秦州区市场监管局");
        closedUnregistered(opening, "enterpriseOpening.notCompetent");
    }

    @Test
    @DisplayName("诉讼影响登记：中止，未登记而办结")
    void litigationSuspendsTheRegistration() {
        var opening = underReview();

        registrarConcludes(opening, "suspend", Map.of("suspensionReason", "股东资格诉讼"));

        assertThat(opening.endEvents()).containsExactlyInAnyOrder("endEvent_suspended", "endEvent_closedUnregistered");
        assertThat(opening.value("suspensionReason")).isEqualTo("股东资格诉讼");
        closedUnregistered(opening, "enterpriseOpening.suspended");
    }

    @ParameterizedTest(name = "批准：{0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("申请延长审查：批准的延长期限，不批准的不延长，都回到审查")
    void theLeaderDecidesOnMoreTimeAndTheReviewGoesOn(boolean approved) {
        var opening = underReview();

        registrarConcludes(opening, "extend", Map.of("extensionReason", "需核对公证文件"));
        assertThat(opening.openSteps()).containsExactly("userTask_approveExtension");
        leaderDecidesOnMoreTime(opening, approved);

        assertThat(opening.openSteps()).containsExactly("userTask_reviewApplication");
        assertThat(opening.hasPassed("event_reviewExtended")).isEqualTo(approved);
    }

    @Test
    @DisplayName("没有批示是否延长：停在原处，不算批准也不算不批准")
    void anUndecidedExtensionStays() {
        var opening = underReview();
        registrarConcludes(opening, "extend", Map.of("extensionReason", "需核对公证文件"));

        failsAndStays(opening, () -> opening.complete("leader", "userTask_approveExtension", Map.of()));
    }

    @Test
    @DisplayName("登记系统未通过：转人工审查，准予后再登记，两次各有编号")
    void aRefusalByTheRegistrationSystemGoesToReview() {
        var opening = applicantSubmits(Application.in("tianshui"));
        nameIsReservedAndIdentitiesVerified(opening);
        department("registerEnterprise").refuses("registrar.registrationRefused", "法定代表人列入异常名录");

        departmentIsCalled(opening, "serviceTask_registerEnterprise");
        assertThat(opening.openSteps()).containsExactly("userTask_reviewApplication");
        assertThat(opening.value("registrationRefusal")).isEqualTo("法定代表人列入异常名录");
        department("registerEnterprise").accepts();
        registrarApproves(opening);
        departmentIsCalled(opening, "serviceTask_registerEnterprise");

        assertThat(opening.hasPassed("endEvent_registered")).isTrue();
        assertThat(department("registerEnterprise").attempts()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("没有审查结论：案件停在审查，不会落到任何一个结论")
    void aReviewWithoutAConclusionStays() {
        var opening = underReview();

        failsAndStays(opening, () -> registrarConcludes(opening, null, Map.of()));
    }

    @Test
    @DisplayName("决策表没有覆盖的企业类型：停在原处，不会自动登记")
    void anUnknownCompanyTypeIsNotRegistered() {
        var opening = applicantSubmits(Application.in("tianshui").with("companyType", "partnership"));
        departmentIsCalled(opening, "serviceTask_reserveName");

        failsAndStays(opening, () -> departmentIsCalled(opening, "serviceTask_verifyIdentities"));
        assertThat(department("registerEnterprise").attempts()).isEmpty();
    }

    private static Case underReview() {
        var opening = applicantSubmits(Application.in("tianshui").with("addressKind", "proven"));
        nameIsReservedAndIdentitiesVerified(opening);
        assertThat(opening.openSteps()).containsExactly("userTask_reviewApplication");
        return opening;
    }

    private static void hallRecordsTheSupplement(Case opening) {
        opening.complete("hall", "userTask_supplementMaterials", Map.of("supplementNote", "住所证明已补齐"));
    }

    private static void leaderDecidesOnMoreTime(Case opening, boolean approved) {
        opening.complete("leader", "userTask_approveExtension", Map.of("extensionApproved", approved, "extensionNote", "已阅"));
    }
}
