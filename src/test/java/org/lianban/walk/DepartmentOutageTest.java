package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Departments whose systems are down: retried, then an incident that an operator sees and mends; one effect. */
@Walk
class DepartmentOutageTest {

    private static final Logger LOG = LoggerFactory.getLogger(DepartmentOutageTest.class);

    @LocalServerPort
    private int port;

    private Office office;

    @BeforeEach
    void comeIn() {
        office = new Office(port);
    }

    @ParameterizedTest(name = "{1}停机：{2}")
    @DisplayName("部门停机时案件不丢，异常写明部门和环节，恢复后重试一次办成")
    @CsvSource({
        "registrar, 登记机关, serviceTask_registerEnterprise, 办理设立登记",
        "seal-engraver, 刻章单位, serviceTask_orderSeals, 委托刻制公章",
        "public-security, 公安机关, serviceTask_fileSeals, 报送公安备案",
        "tax, 税务机关, serviceTask_confirmTaxpayer, 确认税务信息并核定发票",
        "social-insurance, 社保, serviceTask_registerSocialInsurance, 办理社会保险登记",
        "medical-insurance, 医保, serviceTask_registerMedicalInsurance, 办理医疗保险登记",
        "housing-fund, 公积金中心, serviceTask_registerHousingFund, 办理公积金缴存登记",
        "bank, 银行, serviceTask_openAccount, 提交开户申请",
    })
    void theCaseSurvivesAndTheDepartmentSeesOneEffect(String role, String department, String step, String stepName) {
        var number = office.open("xian", Applications.forReview(Applications.withBank(false)));
        office.awaitStep(number, "userTask_reviewApplication");
        office.make(role, "down", number);
        office.complete("xian.registrar", number, "userTask_reviewApplication", Map.of("reviewOutcome", "approve"));

        var broken = office.await(number, "an incident", view -> view.get("state").asText().equals("incident"));

        var problem = problemAt(broken, step);
        LOG.info("{} → {}", role, problem);
        assertThat(problem).contains(role, department, stepName);

        office.make(role, "normal", number);
        office.retry(number, step);

        assertThat(Office.reached(office.handOverResults("xian", number))).contains("endEvent_opened");
        var calls = Office.list(office.calls(role, number)).stream()
                .filter(call -> call.get("idempotencyKey").asText().contains("/" + step + "/"))
                .toList();
        assertThat(calls).hasSize(1).allSatisfy(call -> assertThat(call.get("effects").asInt()).isEqualTo(1));
    }

    @Test
    @DisplayName("答复丢失后重试，部门只发生一次效果，案件得到第一次的答复")
    void aLostAnswerIsAskedForAgain() {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));
        office.awaitStep(number, "userTask_reviewApplication");
        office.make("tax", "garbage", number);
        office.complete("tianshui.registrar", number, "userTask_reviewApplication", Map.of("reviewOutcome", "approve"));
        office.await(number, "an incident", view -> view.get("state").asText().equals("incident"));

        office.make("tax", "normal", number);
        office.retry(number, "serviceTask_confirmTaxpayer");

        var view = office.awaitStep(number, "userTask_handOverResults");
        assertThat(Office.output(view, "taxConfirmationNumber")).startsWith("SW");
        assertThat(office.calls("tax", number)).hasSize(1).allSatisfy(call -> assertThat(call.get("effects").asInt()).isEqualTo(1));
    }

    @Test
    @DisplayName("部门停机期间窗口接手，改为人工办结，其他事项和执照不受影响")
    void theHallTakesOver() {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));
        office.awaitStep(number, "userTask_reviewApplication");
        office.make("housing-fund", "down", number);
        office.complete("tianshui.registrar", number, "userTask_reviewApplication", Map.of("reviewOutcome", "approve"));
        office.await(number, "an incident", view -> view.get("state").asText().equals("incident"));
        var takeover = "/api/cases/" + number + "/members/housing-fund/takeover";

        Office.expect(403, office.send("tianshui.registrar", "POST", takeover, Map.of("reason", "系统停机")));
        Office.expect(404, office.send("xian.hall", "POST", takeover, Map.of("reason", "系统停机")));
        Office.expect(204, office.send("tianshui.hall", "POST", takeover, Map.of("reason", "系统停机")));
        Office.expect(409, office.send("tianshui.hall", "POST", takeover, Map.of("reason", "系统停机")));
        office.complete(
                "tianshui.hall", number, "userTask_handleMember", Map.of("handling", "manual", "handlingNote", "柜台办理"));

        var view = office.awaitStep(number, "userTask_handOverResults");
        assertThat(view.get("state").asText()).isEqualTo("running");
        assertThat(Office.output(view, "housingFundHandling")).isEqualTo("manual");
        assertThat(Office.output(view, "sealFilingNumber")).isNotBlank();
    }

    private static String problemAt(JsonNode view, String step) {
        return Office.list(view.get("openSteps")).stream()
                .filter(open -> open.get("id").asText().equals(step))
                .map(open -> open.get("problem").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError(view.toPrettyString()));
    }

    /** As Cockpit does it: the failed job gets one more retry. */
}
