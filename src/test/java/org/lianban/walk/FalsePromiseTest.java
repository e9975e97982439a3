package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A promise that passed its check and turns out false eleven months later: revoked, restricted, repaired, restored. */
@Walk
class FalsePromiseTest {

    private static final String CREDIT_CODE = "91610113MA6TX1B23W";
    private static final String CITY = "xian";
    private static final String HALL = CITY + ".hall";
    private static final String SUPERVISOR = CITY + ".supervisor";
    private static final String LEADER = CITY + ".leader";

    @TestConfiguration(proxyBeanMethods = false)
    static class TwoYears {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock("2026-03-02T10:00:00");
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Office office;

    @BeforeEach
    void comeIn() {
        office = new Office(port);
    }

    @AfterAll
    static void letTimeRunAgain() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("核查通过的承诺，十一个月后发现虚假：立案、听证、撤销、限制、修复、恢复")
    void aFalsePromiseComesOutElevenMonthsLater() {
        var granted = granted();
        var first = checkOf(granted);
        refused("post-commitment-check-clue", clue(granted + "9"), "没有凭承诺作出决定");
        refused("post-commitment-check-clue", clue(granted), "正在案件 " + first + " 中核查");
        clock.moveTo("2026-03-20T10:00:00");
        check(first, "complied", "2026-03-20");
        assertThat(Office.reached(office.awaitEnd(first))).containsExactly("endEvent_complied");
        assertThat(entries()).containsExactly("kept");

        clock.moveTo("2027-02-03T10:00:00");
        var check = checkOnClue(granted);
        check(check, "false", "2027-02-03");
        office.complete(SUPERVISOR, check, "userTask_assessHarm",
                Map.of("gravePublicHarm", false, "thirdPartyRelied", true, "harmAssessment", "房东已据此出租"));
        assertThat(hearing(check)).as("未告知听证之前").isEqualTo(409);
        office.complete(SUPERVISOR, check, "userTask_informHearing",
                Map.of("hearingNoticeNumber", "听告〔2027〕1号", "hearingInformedOn", "2027-02-03"));
        assertThat(hearing(check)).isEqualTo(204);
        assertThat(hearing(check)).as("只能要求一次").isEqualTo(409);
        office.complete(LEADER, check, "userTask_holdHearing",
                Map.of("hearingHeldOn", "2027-02-03", "hearingChair", "郑文", "hearingMinutes", "申请人承认疏散通道自始未设"));
        office.complete(LEADER, check, "userTask_decideRevocation", Map.of("revocationRuling", "revoke", "revocationGrounds", "疏散通道自始未设"));
        office.complete(HALL, check, "userTask_deliverRevocation", Map.of("receivedBy", "孙丽", "receiptSigned", true));
        var revoked = office.awaitEnd(check);
        assertThat(Office.reached(revoked)).containsExactly("endEvent_revoked");
        assertThat(Office.output(revoked, "revocationNumber")).isNotBlank();
        assertThat(Office.output(revoked, "remedies")).contains("西安市人民政府");
        assertThat(entries()).containsExactly("kept", "false-promise");

        refused("post-commitment-check-repair", repair(granted), "没有待修复的失信记录");
        var repair = office.opened(office.submit("post-commitment-check-repair", CITY, repair(check)));
        office.complete(SUPERVISOR, repair, "userTask_reviewRepair", Map.of("repairDecision", "approve", "repairReason", "已整改"));
        assertThat(Office.reached(office.awaitEnd(repair))).containsExactly("endEvent_restored");
        assertThat(jdbc.sql("select repaired_by_case from credit_entry where case_number = ?").param(check).query(String.class).single())
                .isEqualTo(repair);
        refused("post-commitment-check-repair", repair(check), "没有待修复的失信记录");
        assertThat(Office.read(office.send("auditor", "GET", "/api/audit/cases/" + check + "/verification", null)).get("intact").asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("找不到的申请人在公告期内出现：重新核查；核查须两人，只能由监管部门核查")
    void anApplicantWhoAppearsIsCheckedAgain() {
        var check = checkOf(grantedToAPerson());
        assertThat(appears(HALL, check)).isEqualTo(409);
        check(check, "unreachable", "2026-03-02");
        office.complete(SUPERVISOR, check, "userTask_publishNotice", Map.of("noticeNumber", "公告〔2026〕7号", "noticePlace", "西安市政府网站"));
        assertThat(appears(CITY + ".bank", check)).isEqualTo(403);
        assertThat(appears("tianshui.hall", check)).as("外地窗口").isEqualTo(404);
        assertThat(appears(HALL, check)).isEqualTo(204);

        office.awaitStep(check, "userTask_checkPromise");
        assertThat(office.tasks(HALL, check, "userTask_checkPromise")).isEmpty();
        var task = office.tasks(SUPERVISOR, check, "userTask_checkPromise").get(0).get("id").asText();
        assertThat(office.submitForm(SUPERVISOR, task, findings("complied", "2026-03-02", "周敏")).body()).contains("两名");
        check(check, "complied", "2026-03-02");
        assertThat(Office.reached(office.awaitEnd(check))).containsExactly("endEvent_complied");
        assertThat(jdbc.sql("select subject from credit_entry where case_number = ?").param(check).query(String.class).single())
                .as("信用记录里没有身份证号").isNotBlank().doesNotContain("3405241980");
    }

    /** The application is signed, granted and handed over; the answer is the number of its case. */
    private String granted() {
        var application = new HashMap<String, Object>(Map.of(
                "itemCode", "public-venue-fire", "commitmentChosen", true, "applicantKind", "enterprise",
                "applicantName", "西安乐活健身有限公司", "applicantCreditCode", CREDIT_CODE,
                "contactName", "孙丽", "contactMobile", "13800000000", "agentUsed", false, "thirdPartyData", false));
        return grant(application);
    }

    private String grantedToAPerson() {
        return grant(new HashMap<>(Map.of(
                "itemCode", "public-venue-fire", "commitmentChosen", true, "applicantKind", "individual",
                "applicantName", "孙丽", "applicantIdNumber", "34052419800101001X",
                "contactName", "孙丽", "contactMobile", "13800000000", "agentUsed", false, "thirdPartyData", false)));
    }

    private String grant(Map<String, Object> application) {
        var number = office.opened(office.submit("notification-commitment", CITY, application));
        var signed = new HashMap<String, Object>(Map.of(
                "signDecision", "sign", "signerName", "孙丽", "signatureNumber", "QM-1"));
        for (var term : List.of("first", "second", "third", "fourth", "fifth", "sixth")) {
            signed.put(term + "TermAccepted", true);
        }
        office.complete(HALL, number, "userTask_signCommitment", signed);
        office.complete(CITY + ".approval", number, "userTask_decideOnPromise", Map.of("promiseDecision", "grant"));
        office.awaitStep(number, "receiveTask_awaitReceipt");
        // the supervisor's receipt comes some time after the push
        clock.moveTo(LocalDateTime.ofInstant(clock.instant(), clock.getZone()).plusMinutes(30).toString());
        office.complete(HALL, number, "userTask_handOverDecision", Map.of("receivedBy", "孙丽", "receiptSigned", true));
        office.awaitEnd(number);
        return number;
    }

    private String checkOf(String granted) {
        return Office.output(office.view(granted), "checkCase");
    }

    private String checkOnClue(String granted) {
        var clue = office.opened(office.submit("post-commitment-check-clue", CITY, clue(granted)));
        office.complete(SUPERVISOR, clue, "userTask_screenClue", Map.of("clueDecision", "open", "screeningReason", "属实"));
        return Office.output(office.awaitEnd(clue), "openedCheck");
    }

    private static Map<String, Object> clue(String reported) {
        return Map.of("reportedCase", reported, "clueSource", "inspection", "clueDetail", "疏散通道自始未设");
    }

    private void check(String check, String finding, String on) {
        office.complete(SUPERVISOR, check, "userTask_checkPromise", findings(finding, on, "周敏、吴刚"));
    }

    private static Map<String, Object> findings(String finding, String on, String inspectors) {
        return Map.of("finding", finding, "checkedOn", on, "usedMeans", "on-site", "inspectors", inspectors, "findingDetail", "到店查看");
    }

    private static Map<String, Object> repair(String repairedCase) {
        return Map.of(
                "applicantKind", "enterprise", "applicantName", "西安乐活健身有限公司", "applicantCreditCode", CREDIT_CODE,
                "contactName", "孙丽", "contactMobile", "13800000000", "repairedCase", repairedCase,
                "correctionReport", "已整改", "repairCommitment", true);
    }

    private int hearing(String check) {
        return office.send(HALL, "POST", "/api/cases/" + check + "/hearing-request", Map.of("reason", "不服，要求听证")).statusCode();
    }

    private int appears(String account, String check) {
        return office.send(account, "POST", "/api/cases/" + check + "/appearance", Map.of("reason", "已搬迁，来电说明")).statusCode();
    }

    private void refused(String procedure, Map<String, Object> application, String sentence) {
        var answer = office.submit(procedure, CITY, application);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(sentence);
    }

    private List<String> entries() {
        return jdbc.sql("select kind from credit_entry where subject = ? order by recorded_at").param(CREDIT_CODE).query(String.class).list();
    }
}
