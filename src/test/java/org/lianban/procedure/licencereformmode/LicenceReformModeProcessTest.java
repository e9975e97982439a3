package org.lianban.procedure.licencereformmode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianban.procedure.Case;
import org.lianban.procedure.Department;
import org.lianban.procedure.ProcedureCoverage;

/** All stories of the procedure; together they reach every element. */
@DisplayName("涉企经营许可分类办理")
class LicenceReformModeProcessTest extends ReformStory {

    @RegisterExtension
    static final ProcedureCoverage EVERY_ELEMENT = new ProcedureCoverage(ENGINE);

    @Test
    @DisplayName("直接取消审批：没有人审批，推送监管部门，签收后告知无需许可")
    void aCancelledLicenceIsOnlyHandedToTheSupervisor() {
        var application = enterpriseApplies("gangcheng", "drug-shop-preparation");

        assertThat(application.openSteps()).containsExactly("serviceTask_pushSupervision");
        supervisorReceives(application);

        closedAs(application, "endEvent_noLicenceNeeded");
        assertThat(supervisor().effects()).hasSize(1);
        assertThat(supervisor().effects().get(0))
                .containsEntry("decisionKind", "cancelled")
                .containsEntry("supervisorName", "市场监督管理部门")
                .doesNotContainKey("decisionNumber");
        assertThat(application.value("supervisionMeans")).asString().contains("双随机");
        assertThat(approval().attempts()).isEmpty();
    }

    @Test
    @DisplayName("审批改为备案：登记即备案，没有准予或不予，推送并签收")
    void aFilingIsRegisteredWithoutADecision() {
        var application = enterpriseApplies("tianshui", "food-small");

        assertThat(application.openSteps()).containsExactly("userTask_registerFiling");
        approvalFiles(application);
        supervisorReceives(application);

        closedAs(application, "endEvent_filed");
        assertThat(supervisor().effects().get(0))
                .containsEntry("decisionKind", "filing")
                .containsEntry("decisionNumber", "食备〔2026〕1号");
        assertThat(application.value("receiptNumber")).isEqualTo("签收〔2026〕1号");
        assertThat(approval().attempts()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "gangcheng, otc-drug-retail",
        "gangcheng, construction-qualification",
        "tianshui, public-venue-fire",
        "tianshui, human-resources",
        "tianshui, tax-only-home"
    })
    @DisplayName("实行告知承诺、申请人选择承诺：转告知承诺案件，已填的内容随案带去")
    void aChosenPromiseOpensTheCaseOfCommitment(String municipality, String item) {
        var application = enterpriseApplies(municipality, item);

        closedAs(application, "endEvent_commitmentStarted");
        assertThat(application.value("commitmentCase")).isEqualTo("620500-GZCN-20260302-000001");
        assertThat(commitments()).singleElement().satisfies(facts -> assertThat(facts).containsEntry("itemCode", item));
    }

    @Test
    @DisplayName("告知承诺事项不选择承诺：按一般程序审查，不立告知承诺案件")
    void whoTurnsThePromiseDownIsReviewed() {
        var application = enterpriseApplies("gangcheng", "otc-drug-retail", "2026-03-02", "ordinary");

        assertThat(application.openSteps()).containsExactly("userTask_reviewApplication");
        assertThat(commitments()).isEmpty();
    }

    @Test
    @DisplayName("优化审批服务：审查准予，出具决定，推送并签收")
    void aReviewedLicenceIsGrantedAndHandedToTheSupervisor() {
        var application = enterpriseApplies("tianshui", "drug-retail");

        approvalReviews(application, "approve", null);
        departmentIsCalled(application, "serviceTask_issueDecision");
        supervisorReceives(application);

        closedAs(application, "endEvent_licensed");
        assertThat(approval().effects().get(0)).containsEntry("decisionMode", "normal");
        assertThat(supervisor().effects().get(0))
                .containsEntry("decisionKind", "licence")
                .containsEntry("decisionNumber", "许决〔2026〕1号");
    }

    @Test
    @DisplayName("审查不予许可：写明理由和救济途径，不推送")
    void aRefusalGivesItsReasonAndRemedies() {
        var application = enterpriseApplies("tianshui", "drug-retail");

        approvalReviews(application, "refuse", "没有配备药师");

        closedAs(application, "endEvent_refused");
        assertThat(application.value("refusalReason")).isEqualTo("没有配备药师");
        assertThat(application.value("remedies")).asString().contains("行政复议", "行政诉讼");
        assertThat(supervisor().attempts()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
        "tax-fire-vehicle", "tax-bus", "tax-special-vehicle", "tax-family-members", "tax-only-home", "tax-operator-identity"
    })
    @DisplayName("六项税务证明由纳税人选择：不选承诺的交证明，税务核验，不转许可审查")
    void aTaxpayerMayBringTheProofItself(String item) {
        var application = enterpriseApplies("tianshui", item, "2026-03-02", "ordinary");

        assertThat(application.openSteps()).containsExactly("userTask_checkProof");
        taxChecksTheProof(application, "accept", null);

        closedAs(application, "endEvent_proofAccepted");
        assertThat(commitments()).isEmpty();
    }

    @Test
    @DisplayName("当地没有实行告知承诺的税务证明：选择不起作用，提交证明")
    void whereNoPromiseIsOfferedTheProofIsChecked() {
        assertThat(enterpriseApplies("taiyuan", "tax-bus").openSteps()).containsExactly("userTask_checkProof");
    }

    @Test
    @DisplayName("证明不属实：不采信，写明原因")
    void aFalseProofIsRejected() {
        var application = enterpriseApplies("tianshui", "tax-bus", "2026-03-02", "ordinary");

        taxChecksTheProof(application, "reject", "车辆不在认定范围");

        closedAs(application, "endEvent_proofRejected");
        assertThat(application.value("proofRejection")).isEqualTo("车辆不在认定范围");
    }

    @Test
    @DisplayName("清单之外的事项：告知，不设任何环节")
    void whatIsNotListedIsNotRestricted() {
        closedAs(enterpriseApplies("xian", "other"), "endEvent_notListed");
    }

    @ParameterizedTest(name = "{0} {1} → {2}")
    @CsvSource({
        "food-small, 2021-04-28, userTask_reviewApplication",
        "food-small, 2021-04-29, userTask_registerFiling",
        "clinic, 2022-04-30, userTask_reviewApplication",
        "clinic, 2022-05-01, userTask_registerFiling"
    })
    @DisplayName("改变方式的当天起，受理的案件走新的路径")
    void theDayOfAcceptanceDecidesTheMode(String item, String day, String step) {
        assertThat(enterpriseApplies("tianshui", item, day, "commitment").openSteps()).containsExactly(step);
    }

    @Test
    @DisplayName("公众聚集场所：2021年4月29日前审查，当天起告知承诺")
    void publicVenuesPromiseSinceTheLawWasChanged() {
        assertThat(enterpriseApplies("tianshui", "public-venue-fire", "2021-04-28", "commitment").openSteps())
                .containsExactly("userTask_reviewApplication");
        closedAs(enterpriseApplies("tianshui", "public-venue-fire", "2021-04-29", "commitment"), "endEvent_commitmentStarted");
    }

    @Test
    @DisplayName("同一事项各地方式不同：建筑业企业资质钢城告知承诺，天水审查")
    void municipalitiesMayDiffer() {
        closedAs(enterpriseApplies("gangcheng", "construction-qualification"), "endEvent_commitmentStarted");
        assertThat(enterpriseApplies("tianshui", "construction-qualification").openSteps())
                .containsExactly("userTask_reviewApplication");
    }

    @Test
    @DisplayName("推送时监管部门系统没有应答：案件等在推送，恢复后只推送一次")
    void anUnreachableSupervisorIsCalledAgain() {
        var application = enterpriseApplies("xian", "drug-shop-preparation");
        supervisor().isUnreachable();
        assertThatExceptionOfType(Department.Unreachable.class)
                .isThrownBy(() -> departmentIsCalled(application, "serviceTask_pushSupervision"));
        assertThat(application.openSteps()).containsExactly("serviceTask_pushSupervision");

        supervisor().accepts();
        supervisorReceives(application);

        closedAs(application, "endEvent_noLicenceNeeded");
        assertThat(supervisor().effects()).hasSize(1);
        assertThat(supervisor().attempts()).hasSize(2).containsOnly(supervisor().attempts().get(0));
    }

    @Test
    @DisplayName("没有结论：停在原处")
    void decisionsThatWereNotMadeLeadNowhere() {
        var reviewed = enterpriseApplies("tianshui", "drug-retail");
        stays(reviewed, () -> approvalReviews(reviewed, null, null));

        var proven = enterpriseApplies("tianshui", "tax-bus", "2026-03-02", "ordinary");
        stays(proven, () -> taxChecksTheProof(proven, null, null));
    }

    @Test
    @DisplayName("审查时限将到发预警，已到另立督办，审查照常")
    void theReviewIsRemindedAndSupervised() {
        var application = enterpriseApplies("tianshui", "drug-retail");

        clockReaches(application, "orange");
        clockReaches(application, "red");

        assertThat(notices()).extracting(notice -> notice.get("reminderLevel")).containsExactly("orange");
        assertThat(supervisions()).extracting(told -> told.get("reminderStep")).containsExactly("reviewApplication");
        assertThat(application.openSteps()).containsExactly("userTask_reviewApplication");
    }

    private static void stays(Case application, Runnable deed) {
        var before = application.openSteps();
        assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(deed::run);
        assertThat(application.openSteps()).isEqualTo(before);
    }
}
