package org.lianban.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hutool.core.util.CreditCodeUtil;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lianban.department.AcceptanceRequests;
import org.lianban.department.DepartmentTest;
import org.lianban.department.Requests;
import org.lianban.department.registrar.ListedPerson;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;

@DepartmentTest
class SandboxTest {

    @Autowired Environment environment;
    @Autowired SandboxSwitches switches;
    @Autowired ObjectMapper json;
    @Autowired JdbcClient jdbc;

    private final String caseNumber = "620500-TEST-" + UUID.randomUUID();
    private RestClient client;

    @BeforeEach
    void reachTheSandbox() {
        client = RestClient.builder()
                .baseUrl("http://localhost:" + environment.getProperty("local.server.port") + "/sandbox")
                .defaultStatusHandler(status -> true, (request, response) -> {})
                .build();
    }

    @AfterEach
    void departmentsBehaveAgain() {
        switches.reset();
    }

    @Test
    @DisplayName("没有凭据、凭据不对、别的部门的凭据：401")
    void onlyTheAgreedCredentialOpens() {
        assertThat(client.get().uri("/registrar/calls").retrieve().toBodilessEntity().getStatusCode().value()).isEqualTo(401);
        assertThat(client.get().uri("/registrar/calls").header("Authorization", "Bearer tax-key").retrieve().toBodilessEntity()
                        .getStatusCode().value())
                .isEqualTo(401);
        assertThat(client.get().uri("/nobody/calls").header("Authorization", "Bearer ").retrieve().toBodilessEntity()
                        .getStatusCode().value())
                .as("no credential agreed")
                .isEqualTo(401);
    }

    @Test
    @DisplayName("同一幂等键再来：得到第一次的答复，只登记一次")
    void aRepeatedKeyGetsTheFirstAnswer() {
        var request = Requests.registration(caseNumber, "天水市甲乙酿造有限公司" + caseNumber, "张三");

        var first = registrar("/registrations", "key-" + caseNumber, request);
        var second = registrar("/registrations", "key-" + caseNumber, request);

        assertThat(second).isEqualTo(first);
        var call = callsOf("registrar").get(0);
        assertThat(call.get("effects").asInt()).isEqualTo(1);
        assertThat(call.get("attempts").asInt()).isEqualTo(2);
        assertThat(call.get("answer").get("unifiedSocialCreditCode")).isEqualTo(first.get("unifiedSocialCreditCode"));
    }

    @Test
    @DisplayName("同一幂等键同时来十次：答复相同，只登记一次")
    void simultaneousCallsHaveOneEffect() throws Exception {
        var request = Requests.registration(caseNumber, "天水市丙丁酿造有限公司" + caseNumber, "张三");
        var threads = Executors.newFixedThreadPool(10);

        var answers = threads.invokeAll(Stream.generate(
                                () -> (Callable<JsonNode>) () -> registrar("/registrations", "key-" + caseNumber, request))
                        .limit(10)
                        .toList())
                .stream()
                .map(SandboxTest::result)
                .distinct()
                .toList();
        threads.shutdown();

        assertThat(answers).hasSize(1);
        assertThat(callsOf("registrar").get(0).get("effects").asInt()).isEqualTo(1);
        assertThat(callsOf("registrar").get(0).get("attempts").asInt()).isEqualTo(10);
        assertThat(jdbc.sql("select count(*) from sandbox_enterprise where case_number = ?").param(caseNumber)
                        .query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("发出的统一社会信用代码：两个校验位有效，区划为本地区")
    void issuedCreditCodesAreValid() {
        var answer = registrar("/registrations", "key-" + caseNumber, Requests.registration(caseNumber, "天水" + caseNumber, "张三"));

        var code = answer.get("unifiedSocialCreditCode").asText();
        assertThat(CreditCodeUtil.isCreditCode(code)).isTrue();
        assertThat(code).startsWith("91620500MA");
        assertThat(CreditCodes.organisationCheck(code.substring(8, 16))).isEqualTo(code.charAt(16));
    }

    @Test
    @DisplayName("同行业字号被他人保留：逐个说明，用下一个备选；全部不可用则拒绝")
    void takenNamesAreRefusedOneByOne() {
        var industry = "15" + caseNumber.substring(caseNumber.length() - 6);
        var mine = registrar("/name-reservations", "a-" + caseNumber, Requests.name(caseNumber, industry, "麦积山"));
        var second = registrar(
                "/name-reservations", "b-" + caseNumber, Requests.name(caseNumber + "2", industry, "麦积山", "伏羲庙"));
        var third = registrar("/name-reservations", "c-" + caseNumber, Requests.name(caseNumber + "3", industry, "麦积山", "甲"));
        var elsewhere = registrar("/name-reservations", "d-" + caseNumber, Requests.name(caseNumber + "4", "9" + industry, "麦积山"));

        assertThat(mine.get("enterpriseName").asText()).isEqualTo("天水市麦积山酿造有限公司");
        assertThat(OffsetDateTime.parse(mine.get("reservedUntil").asText()))
                .isEqualTo(LocalDate.now(ZoneId.of("Asia/Shanghai")).plusMonths(2).plusDays(1) + "T00:00+08:00");
        assertThat(second.get("tradeName").asText()).isEqualTo("伏羲庙");
        assertThat(third.get("refused").asBoolean()).isTrue();
        assertThat(third.get("reason").asText())
                .isEqualTo("“麦积山”：与同行业保留期内的字号相同；“甲”：字号应当由两个以上汉字组成");
        assertThat(elsewhere.get("refused").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("同一案件重新申报：原来保留的字号释放")
    void aCaseHoldsOneNameAtATime() {
        var industry = "16" + caseNumber.substring(caseNumber.length() - 6);
        registrar("/name-reservations", "a-" + caseNumber, Requests.name(caseNumber, industry, "麦积山"));
        registrar("/name-reservations", "b-" + caseNumber, Requests.name(caseNumber, industry, "伏羲庙"));

        var other = registrar("/name-reservations", "c-" + caseNumber, Requests.name(caseNumber + "2", industry, "麦积山"));

        assertThat(other.get("refused").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("核验不通过的人逐一列出，不带证件号码")
    void personsWhoCannotBeVerifiedAreNamed() {
        var answer = registrar("/identity-verifications", "key-" + caseNumber, Requests.identities(
                caseNumber,
                new ListedPerson("张三", "id-card", Requests.ID_CARD),
                new ListedPerson("李四核验不通过", "passport", "E12345678"),
                new ListedPerson("王五", "id-card", "340524190001010013"),
                new ListedPerson("赵六", "id-card", "340524198001010013")));

        assertThat(answer.get("unverifiedPersons").findValuesAsText("name")).containsExactly("李四核验不通过", "王五", "赵六");
        assertThat(answer.toString()).doesNotContain("340524");
    }

    @Test
    @DisplayName("信用限制：不予登记并说明理由，不发代码")
    void discreditedRepresentativesAreRefused() {
        var answer = registrar("/registrations", "key-" + caseNumber, Requests.registration(caseNumber, "天水" + caseNumber, "失信限制某"));

        assertThat(answer.get("refused").asBoolean()).isTrue();
        assertThat(answer.get("reason").asText()).contains("严重违法失信名单");
        assertThat(callsOf("registrar").get(0).get("effects").asInt()).isZero();
    }

    @Test
    @DisplayName("首次领票：按通常份数核定，不超过所申请的限额")
    void firstInvoicesAreTheUsualSet() {
        var answer = post("tax", "/taxpayer-confirmations", "key-" + caseNumber, Requests.taxpayer(caseNumber)).getBody();

        assertThat(answer.get("grantedQuotaText").asText())
                .isEqualTo("增值税专用发票（数电发票），单份最高开票限额 10000 元，每月 25 份");
    }

    @Test
    @DisplayName("政府买单的公章记在政府账上")
    void theLedgerSaysWhoPays() {
        var response = post("seal-engraver", "/orders", "key-" + caseNumber, Requests.seals(caseNumber));

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        assertThat(jdbc.sql("select payer, fee_yuan from sandbox_seal_ledger where case_number = ?").param(caseNumber)
                        .query().singleRow())
                .containsEntry("payer", "government")
                .hasEntrySatisfying("fee_yuan", fee -> assertThat(fee.toString()).isEqualTo("240.00"));
    }

    @Test
    @DisplayName("内容不合约定的请求：422；没有幂等键：400")
    void malformedRequestsAreNotTaken() {
        assertThat(post("tax", "/taxpayer-confirmations", "key-" + caseNumber, Map.of("caseNumber", "x")).getStatusCode().value())
                .isEqualTo(422);
        assertThat(client.post().uri("/tax/taxpayer-confirmations").header("Authorization", "Bearer tax-key")
                        .header("Lianban-Municipality", "tianshui").contentType(MediaType.APPLICATION_JSON)
                        .body(Requests.taxpayer(caseNumber)).retrieve().toBodilessEntity().getStatusCode().value())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("演示开关可以经 HTTP 设置：只对一个案件、只管下一次")
    void switchesAreSetOverHttp() {
        var set = post("tax", "/switches", "-", Map.of("mode", "refuse", "reason", "演示", "nextCalls", 1, "caseNumber", caseNumber));
        var other = post("tax", "/taxpayer-confirmations", "a-" + caseNumber, Requests.taxpayer(caseNumber + "2")).getBody();
        var first = post("tax", "/taxpayer-confirmations", "b-" + caseNumber, Requests.taxpayer(caseNumber)).getBody();
        var second = post("tax", "/taxpayer-confirmations", "c-" + caseNumber, Requests.taxpayer(caseNumber)).getBody();

        assertThat(set.getStatusCode().value()).isEqualTo(204);
        assertThat(other.get("refused").asBoolean()).isFalse();
        assertThat(first.get("reason").asText()).isEqualTo("演示");
        assertThat(second.get("refused").asBoolean()).isFalse();
    }

    @ParameterizedTest(name = "{0}：{1}")
    @CsvSource({"渭城便民中心, false", "渭城便民中心抽中, true"})
    @DisplayName("消防备案：名称含“抽中”的抽中")
    void theLotFallsOnWhatIsNamedSo(String project, boolean drawn) {
        var answer = post("construction", "/fire-filings", "key-" + caseNumber, AcceptanceRequests.fireFiling(caseNumber, project)).getBody();

        assertThat(answer.get("drawn").asBoolean()).isEqualTo(drawn);
        assertThat(answer.get("filingNumber").asText()).startsWith("（天水）消备字");
    }

    @Test
    @DisplayName("名称含“登记不通过”的工程拿不到文书，也不产生效果")
    void someProjectsGetNoCertificate() {
        var given = post("construction", "/fire-opinions", "a-" + caseNumber, AcceptanceRequests.fireOpinion(caseNumber, "酒店")).getBody();
        var refused = post("construction", "/fire-opinions", "b-" + caseNumber, AcceptanceRequests.fireOpinion(caseNumber, "酒店登记不通过"))
                .getBody();

        assertThat(given.get("certificateNumber").asText()).startsWith("（天水）消验字");
        assertThat(refused.get("refused").asBoolean()).isTrue();
        assertThat(refused.get("reason").asText()).isNotBlank();
        assertThat(callsOf("construction").get(0).get("effects").asInt()).isZero();
    }

    @Test
    @DisplayName("不能拒绝的事项，开关要它拒绝时答复 503，备案号没有用掉")
    void whatCannotBeRefusedIsUnavailable() {
        post("construction", "/switches", "-", Map.of("mode", "refuse", "reason", "演示", "nextCalls", 1, "caseNumber", caseNumber));
        var request = AcceptanceRequests.fireFiling(caseNumber, "办公楼");

        assertThat(post("construction", "/fire-filings", "k-" + caseNumber, request).getStatusCode().value()).isEqualTo(503);
        assertThat(post("construction", "/fire-filings", "k-" + caseNumber, request).getStatusCode().value()).isEqualTo(200);
    }

    private JsonNode registrar(String path, String key, Object request) {
        return post("registrar", path, key, request).getBody();
    }

    private ResponseEntity<JsonNode> post(String role, String path, String key, Object request) {
        JsonNode body = json.valueToTree(request);
        return client.post()
                .uri("/" + role + path)
                .header("Authorization", "Bearer " + role + "-key")
                .header("Idempotency-Key", key)
                .header("Lianban-Municipality", "tianshui")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toEntity(JsonNode.class);
    }

    private JsonNode callsOf(String role) {
        return client.get()
                .uri("/" + role + "/calls?caseNumber=" + caseNumber)
                .header("Authorization", "Bearer " + role + "-key")
                .retrieve()
                .body(JsonNode.class);
    }

    private static JsonNode result(Future<JsonNode> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
