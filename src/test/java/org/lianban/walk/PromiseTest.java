package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notification and commitment as delivered: decided on the promise, checked, supervised, published. */
@Walk
class PromiseTest {

    private static final String HALL = "xian.hall";
    private static final String APPROVAL = "xian.approval";
    private static final String SIGN = "userTask_signCommitment";
    private static final String DECIDE = "userTask_decideOnPromise";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Office office;

    @BeforeEach
    void comeIn() {
        office = new Office(port);
    }

    @Test
    @DisplayName("从申请到送达：决定、核查、监管签收、公示俱全，抽取可以重算")
    void aPromiseIsGrantedCheckedSupervisedAndPublished() {
        var number = open(Promises.builder("西安渭北建工有限公司", "91610113MA6TX1B23W"));
        office.complete(HALL, number, SIGN, Promises.signature(true));
        office.complete(APPROVAL, number, DECIDE, Promises.grant());

        var granted = office.awaitStep(number, "userTask_handOverDecision");
        assertThat(Office.output(granted, "decisionNumber")).contains("承准字");
        assertThat(Office.output(granted, "receiptNumber")).contains("监收字");
        assertThat(Office.output(granted, "checkDrawn")).isEqualTo("true");
        assertThat(Office.output(granted, "drawSeed")).hasSize(32);
        var check = Office.output(granted, "checkCase");
        assertThat(Office.openSteps(office.view(check))).containsExactly("userTask_checkPromise");
        assertThat(office.calls("supervisor", number)).hasSize(1);
        office.complete(HALL, number, "userTask_handOverDecision", Map.of("receivedBy", "宋佳", "receiptSigned", true));
        assertThat(Office.reached(office.awaitEnd(number))).containsExactly("endEvent_granted");

        var published = office.send(null, "GET", "/api/commitments?municipality=xian", null);
        assertThat(published.statusCode()).isEqualTo(200);
        assertThat(published.body()).contains("西安渭北建工有限公司", "申报的工程业绩真实").doesNotContain("宋佳", "13892850012", number);
        assertThat(office.send(null, "GET", "/api/commitments?municipality=tianshui", null).body()).doesNotContain("渭北建工");
        assertThat(Office.read(office.send("auditor", "GET", "/api/audit/cases/" + number + "/verification", null))
                        .get("intact").asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("不同意公示的不公示")
    void whoDidNotAgreeIsNotPublished() {
        var number = open(Promises.builder("西安灞桥市政有限公司", "91610113MA6TX1B23W"));
        office.complete(HALL, number, SIGN, Promises.signature(false));
        office.complete(APPROVAL, number, DECIDE, Promises.grant());

        office.awaitStep(number, "userTask_handOverDecision");
        assertThat(office.send(null, "GET", "/api/commitments?municipality=xian", null).body()).doesNotContain("灞桥市政");
    }

    @Test
    @DisplayName("准予之后、提交之前失败：没有准予，也没有核查；再办一次，两样都有")
    void aGrantThatFailsLeavesNeitherDecisionNorCheck() {
        var number = open(Promises.builder("西安沣东路桥有限公司", "91610113MA6TX1B23W"));
        office.complete(HALL, number, SIGN, Promises.signature(true));
        office.awaitStep(number, DECIDE);
        publicationIsOccupiedFor(number);
        var task = office.tasks(APPROVAL, number, DECIDE).get(0).get("id").asText();
        Office.expect(204, office.send(APPROVAL, "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", APPROVAL)));

        assertThat(office.submitForm(APPROVAL, task, Promises.grant()).statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(Office.openSteps(office.view(number))).containsExactly(DECIDE);
        assertThat(Office.output(office.view(number), "grantedOn")).isIn(null, "null");
        assertThat(checksOf(number)).isEmpty();

        jdbc.sql("delete from commitment_publication where case_number = ?").param(number).update();
        Office.expect(204, office.submitForm(APPROVAL, task, Promises.grant()));
        assertThat(checksOf(number)).hasSize(1);
        office.awaitStep(number, "userTask_handOverDecision");
        assertThat(office.calls("approval", number)).hasSize(1);
    }

    @Test
    @DisplayName("信用受限的（T1）按一般程序办理；修复之后又可以承诺")
    void aBrokenPromiseClosesTheGateUntilItIsRepaired() {
        var code = "91610113MA6TQ2C321";
        enterFalsePromise(code);

        var closed = open(Promises.builder("西安长安建筑有限公司", code));
        office.awaitStep(closed, "userTask_decideNormally");
        assertThat(Office.output(office.view(closed), "applicabilityReason")).contains("信用修复");
        jdbc.sql("update credit_entry set repaired_at = ? where case_number = 'FALSE-1'").param(OffsetDateTime.now()).update();
        var opened = open(Promises.builder("西安长安建筑有限公司", code));

        assertThat(Office.openSteps(office.awaitStep(opened, SIGN))).containsExactly(SIGN);
        office.complete(APPROVAL, closed, "userTask_decideNormally", Map.of("normalDecision", "grant"));
        var granted = office.awaitStep(closed, "userTask_handOverDecision");
        assertThat(Office.output(granted, "decisionNumber")).contains("准字").doesNotContain("承准字");
        assertThat(checksOf(closed)).isEmpty();
    }

    @Test
    @DisplayName("承诺事项少勾一项：表单不收，指出是哪一项")
    void aTermThatIsNotTickedIsNamed() {
        var number = open(Promises.builder("西安鄠邑建工有限公司", "91610113MA6TX1B23W"));
        office.awaitStep(number, SIGN);
        var task = office.tasks(HALL, number, SIGN).get(0).get("id").asText();
        Office.expect(204, office.send(HALL, "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", HALL)));
        var signature = new HashMap<>(Promises.signature(false));
        signature.put("thirdTermAccepted", false);

        var answer = office.submitForm(HALL, task, signature);

        assertThat(answer.statusCode()).isIn(400, 422, 500);
        assertThat(answer.body()).contains("承诺第三项");
        signature.put("thirdTermAccepted", true);
        Office.expect(204, office.submitForm(HALL, task, signature));
        office.awaitStep(number, DECIDE);
    }

    @Test
    @DisplayName("个人以承诺代替税务证明：抽中与否都有记录，存档的种子可以重抽")
    void anIndividualReplacesAProof() {
        var application = new LinkedHashMap<String, Object>(Map.of(
                "itemCode", "tax-only-home", "commitmentChosen", true, "applicantKind", "individual", "applicantName", "赵敏",
                "applicantIdNumber", "34052419800101001X", "contactName", "赵敏", "contactMobile", "13893800001"));
        var number = office.opened(office.submit("notification-commitment", "tianshui", application));
        var signature = new HashMap<>(Promises.signature(false));
        signature.remove("publicationAgreed");
        office.complete("tianshui.hall", number, SIGN, signature);
        office.complete("tianshui.approval", number, DECIDE, Promises.grant());

        var granted = office.awaitStep(number, "userTask_handOverDecision");
        assertThat(Office.output(granted, "checkRatioPercent")).isEqualTo("10");
        var drawn = Integer.parseInt(Office.output(granted, "drawNumber")) < 1000;
        assertThat(Office.output(granted, "checkDrawn")).isEqualTo(String.valueOf(drawn));
        assertThat(checksOf(number)).hasSize(drawn ? 1 : 0);
        assertThat(jdbc.sql("select count(*) from commitment_publication where case_number = ?").param(number)
                        .query(Long.class).single())
                .isZero();
    }

    private String open(Map<String, Object> application) {
        return office.opened(office.submit("notification-commitment", "xian", application));
    }

    /** So that the last act of the grant fails, after the check was opened. */
    private void publicationIsOccupiedFor(String number) {
        jdbc.sql("insert into commitment_publication values (?, 'xian', 'x', 'x', 'x', 'x', 'x', 'x', current_date)")
                .param(number)
                .update();
    }

    private void enterFalsePromise(String creditCode) {
        jdbc.sql("""
                insert into credit_entry (id, municipality, subject, kind, item_code, case_number, recorded_at)
                values ('FALSE-1', 'xian', ?, 'false-promise', 'construction-qualification', 'FALSE-1', current_timestamp)""")
                .param(creditCode)
                .update();
    }

    /** Numbers of the checks that name this case as theirs. */
    private List<String> checksOf(String number) {
        return jdbc.sql("""
                select r.case_number from case_record r join act_hi_varinst v on v.proc_inst_id_ = r.process_instance_id
                where r.procedure_key = 'post-commitment-check' and v.name_ = 'originalCase' and v.text_ = ?""")
                .param(number)
                .query(String.class)
                .list();
    }
}
