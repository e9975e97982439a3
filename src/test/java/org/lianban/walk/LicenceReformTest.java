package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each mode of reform walked as people walk it: forms over HTTP, departments that answer in their own time. */
@Walk
class LicenceReformTest {

    @LocalServerPort
    private int port;

    private Office office;

    @BeforeEach
    void comeIn() {
        office = new Office(port);
    }

    @Test
    @DisplayName("取消审批：没有人经办，推送监管部门、签收后办结")
    void aCancelledLicenceNeedsNobody() {
        var number = open("gangcheng", application("drug-shop-preparation"));

        var ended = office.awaitEnd(number);

        assertThat(Office.reached(ended)).containsExactly("endEvent_noLicenceNeeded");
        assertThat(Office.output(ended, "receiptNumber")).isNotBlank();
        assertThat(office.calls("supervisor", number)).hasSize(1);
        assertThat(office.calls("approval", number)).isEmpty();
    }

    @Test
    @DisplayName("仅销售预包装食品：备案即可，登记后推送签收")
    void prepackagedFoodIsFiled() {
        var number = open("tianshui", application("food-small"));
        office.complete("tianshui.approval", number, "userTask_registerFiling", Map.of("decisionNumber", "食备〔2026〕88号"));

        var ended = office.awaitEnd(number);

        assertThat(Office.reached(ended)).containsExactly("endEvent_filed");
        assertThat(Office.output(ended, "decisionNumber")).isEqualTo("食备〔2026〕88号");
        assertThat(Office.output(ended, "receiptNumber")).isNotBlank();
    }

    @Test
    @DisplayName("优化审批：审查准予，出具决定并推送；不予许可的须写明理由")
    void aReviewedLicenceIsGranted() {
        var number = open("tianshui", application("drug-retail"));
        office.awaitStep(number, "userTask_reviewApplication");
        var task = office.tasks("tianshui.approval", number, "userTask_reviewApplication").get(0).get("id").asText();
        Office.expect(204, office.send("tianshui.approval", "POST", "/engine-rest/task/" + task + "/claim",
                Map.of("userId", "tianshui.approval")));
        Office.expect(400, office.submitForm("tianshui.approval", task, Map.of("reviewDecision", "refuse")));
        Office.expect(204, office.submitForm("tianshui.approval", task, Map.of("reviewDecision", "approve")));

        var ended = office.awaitEnd(number);

        assertThat(Office.reached(ended)).containsExactly("endEvent_licensed");
        assertThat(Office.output(ended, "decisionNumber")).isNotBlank();
    }

    @Test
    @DisplayName("乙类非处方药选择承诺：另立告知承诺案件，已填的不再问，直接签署承诺书")
    void aChosenPromiseGoesOnInItsOwnCase() {
        var number = open("gangcheng", application("otc-drug-retail"));
        var ended = office.awaitEnd(number);
        assertThat(Office.reached(ended)).containsExactly("endEvent_commitmentStarted");

        var commitment = Office.output(ended, "commitmentCase");
        assertThat(commitment).contains("-GZCN-");
        assertThat(Office.openSteps(office.awaitStep(commitment, "userTask_signCommitment")))
                .containsExactly("userTask_signCommitment");
        assertThat(office.tasks("gangcheng.hall", commitment, "userTask_signCommitment")).hasSize(1);
        assertThat(office.tasks("tianshui.hall", commitment, "userTask_signCommitment")).isEmpty();
    }

    @Test
    @DisplayName("选择承诺而没有写代理人姓名：申请时就退回，不等到告知承诺案件")
    void aPromiseThatLacksItsAgentOpensNothing() {
        var application = with(application("otc-drug-retail"), Map.of("agentUsed", true));

        assertThat(refused("gangcheng", application)).containsExactly("agentName");
    }

    @Test
    @DisplayName("税务证明不选承诺：税务部门核验证明本身，审批部门看不到这一任务")
    void theTaxOfficeChecksTheProofItself() {
        var number = open("tianshui", with(application("tax-only-home"),
                Map.of("handlingChoice", "ordinary", "proofNumber", "房证〔2026〕5号")));
        office.awaitStep(number, "userTask_checkProof");
        assertThat(office.tasks("tianshui.approval", number, "userTask_checkProof")).isEmpty();

        office.complete("tianshui.tax", number, "userTask_checkProof", Map.of("proofDecision", "accept"));

        assertThat(Office.reached(office.awaitEnd(number))).containsExactly("endEvent_proofAccepted");
    }

    @Test
    @DisplayName("不选承诺、企业没有信用代码：退回，逐项说明；当地没有实行承诺的，选了承诺也须有证明")
    void anIncompleteApplicationIsReturned() {
        var application = with(application("tax-bus"), Map.of("handlingChoice", "ordinary"));
        application.remove("applicantCreditCode");

        assertThat(refused("tianshui", application)).containsExactlyInAnyOrder("proofNumber", "applicantCreditCode");
        assertThat(refused("tianshui", with(application("tax-bus"), Map.of("handlingChoice", "ordinary"))))
                .containsExactly("proofNumber");
        assertThat(refused("taiyuan", application("tax-bus"))).containsExactly("proofNumber");
    }

    private List<String> refused(String municipality, Map<String, Object> application) {
        var answer = office.submit("licence-reform-mode", municipality, application);
        assertThat(answer.statusCode()).isEqualTo(422);
        return fields(Office.read(answer));
    }

    private static List<String> fields(JsonNode problem) {
        return problem.get("violations").findValuesAsText("field");
    }

    private String open(String municipality, Map<String, Object> application) {
        return office.opened(office.submit("licence-reform-mode", municipality, application));
    }

    private static Map<String, Object> application(String item) {
        return with(new LinkedHashMap<>(), Map.of(
                "itemCode", item,
                "handlingChoice", "commitment",
                "applicationNote", "麦积区桥南一号，经营面积八十平方米",
                "applicantKind", "enterprise",
                "applicantName", "西安曲江智造有限公司",
                "applicantCreditCode", "91610113MA6TX1B23W",
                "contactName", "李雷",
                "contactMobile", "13892850012"));
    }

    private static Map<String, Object> with(Map<String, Object> some, Map<String, Object> differing) {
        var all = new LinkedHashMap<>(some);
        all.putAll(differing);
        return all;
    }
}
