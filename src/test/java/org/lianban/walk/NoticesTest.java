package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.journal.CaseForgotten;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What applicants are sent, and how they follow their case without an account. */
@Walk
class NoticesTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEventPublisher events;

    private Office office;
    private String number;
    private String code;

    @BeforeEach
    void anApplicationIsRefused() {
        office = new Office(port);
        var opened = Office.read(office.submit("deferred-materials", "xian", Promises.deferral("91610113MA6TX1B23W")));
        number = opened.get("caseNumber").asText();
        code = opened.get("queryCode").asText();
        office.complete("xian.hall", number, "userTask_issueNotice", Map.of(
                "longestWaitDays", 15, "promiseDecision", "promise", "promisedOn", TODAY.plusDays(5).toString(),
                "promiseSigner", "王强", "promiseSignature", "QM-1"));
        office.complete("xian.approval", number, "userTask_reviewApplication",
                Map.of("reviewDecision", "refuse", "refusalReason", "经营场所不符", "reviewers", "陈刚、周敏"));
        office.complete("xian.hall", number, "userTask_deliverRefusal", Map.of("receivedBy", "王强", "receiptSigned", true));
        office.awaitEnd(number);
    }

    @Test
    @DisplayName("受理和决定各发一份文书：编号、理由、依据、救济途径、日期，发出时的原样")
    void eachDecisionIsToldInWriting() throws Exception {
        var sent = progress("/notices");
        assertThat(sent.findValuesAsText("kind")).containsExactly("accepted", "refused");
        assertThat(sent.findValuesAsText("number")).containsExactly(number + "-T1", number + "-T2");

        var document = progress("/notices/2");
        var notice = document.get("notice");
        assertThat(notice.get("title").asText()).isEqualTo("不予许可决定书");
        assertThat(notice.get("addressee").asText()).isEqualTo("西安人力有限公司");
        assertThat(facts(notice)).containsEntry("不予许可的理由", "经营场所不符").containsEntry("事项", "人力资源服务许可");
        assertThat(facts(notice).get("救济途径")).contains("60日", "6个月");
        assertThat(notice.get("basis").asText()).isEqualTo("《行政许可法》第三十八条");
        assertThat(notice.get("issuedOn").asText()).isEqualTo(TODAY.toString());
        assertThat(document.get("sha256").asText()).isEqualTo(HexFormat.of().formatHex(
                MessageDigest.getInstance("SHA-256").digest(words(notice).getBytes(StandardCharsets.UTF_8))));
        assertThat(office.send("xian.hall", "GET", "/api/cases/" + number + "/notices/2", null).body()).contains("经营场所不符");
        assertThat(jdbc.sql("select content from case_notice where number = ?").param(number + "-T2").query(String.class).single())
                .as("库里是密文").startsWith("v1.").doesNotContain("经营场所");
        assertThat(Office.read(office.send("auditor", "GET", "/api/audit/cases/" + number + "/journal", null)).findValuesAsText("kind"))
                .contains("notice.issued");
    }

    @Test
    @DisplayName("任何人凭编号和验证码可以核对真伪，看不到内容；验证码不对的不是真的")
    void anybodyMayVerify() {
        var document = progress("/notices/2");
        var path = "/api/progress/notice-verification?number=%s&code=".formatted(document.get("notice").get("number").asText());

        var genuine = office.send(null, "GET", path + document.get("verificationCode").asText(), null);
        assertThat(Office.read(genuine).get("genuine").asBoolean()).isTrue();
        assertThat(Office.read(genuine).get("sha256")).isEqualTo(document.get("sha256"));
        assertThat(genuine.body()).doesNotContain("西安人力", "经营场所");
        assertThat(Office.read(office.send(null, "GET", path + "AAAAAAAAAAAAAAAA", null)).get("genuine").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("内容被改动的打不开；保存期满后只剩编号和摘要，仍可核对")
    void whatWasChangedIsNotShown() {
        var document = progress("/notices/2");
        jdbc.sql("update case_notice set sha256 = ? where number = ?").params("0".repeat(64), number + "-T1").update();
        assertThat(status("/notices/1")).isEqualTo(404);

        events.publishEvent(new CaseForgotten(number));

        assertThat(status("/notices/2")).isEqualTo(404);
        assertThat(Office.read(office.send(null, "GET", "/api/progress/notice-verification?number=%s-T2&code=%s"
                                .formatted(number, document.get("verificationCode").asText()), null))
                        .get("genuine").asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("进度：做完的步骤和日子、办理部门、结果；没有姓名和证件；外地和无关的人看不到文书")
    void progressTellsWhatIsDone() {
        var progress = office.send(null, "GET", "/api/progress/%s?code=%s".formatted(number, code), null);
        var body = Office.read(progress);
        assertThat(body.get("matter").asText()).isEqualTo("容缺受理");
        assertThat(body.get("done").findValuesAsText("name")).contains("审查申请", "送达不予许可决定");
        assertThat(progress.body()).doesNotContain("王强", "13892850012", "91610113MA6TX1B23W", "西安人力");
        assertThat(office.send("tianshui.hall", "GET", "/api/cases/" + number + "/notices", null).statusCode()).isEqualTo(404);
        assertThat(office.send(null, "GET", "/api/cases/" + number + "/notices", null).statusCode()).isEqualTo(401);
        assertThat(office.send(null, "GET", "/progress/", null).body()).contains("办理进度");
    }

    @Test
    @DisplayName("猜查询码：几次不对之后暂时不答，别的案件照常")
    void guessingIsSlowedDown() {
        for (var guess = 0; guess < 6; guess++) {
            office.send(null, "GET", "/api/progress/%s?code=AAAAAAAAA%d".formatted(number, guess), null);
        }
        var refused = office.send(null, "GET", "/api/progress/%s?code=%s".formatted(number, code), null);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("错误次数过多");
    }

    private JsonNode progress(String part) {
        return Office.read(office.send(null, "GET", "/api/progress/%s%s?code=%s".formatted(number, part, code), null));
    }

    private int status(String part) {
        return office.send(null, "GET", "/api/progress/%s%s?code=%s".formatted(number, part, code), null).statusCode();
    }

    private static Map<String, String> facts(JsonNode notice) {
        return Office.list(notice.get("facts")).stream()
                .collect(Collectors.toMap(fact -> fact.get("label").asText(), fact -> fact.get("value").asText()));
    }

    private static String words(JsonNode notice) {
        var before = List.of("title", "number", "addressee", "text").stream().map(name -> notice.get(name).asText());
        var facts = Office.list(notice.get("facts")).stream()
                .map(fact -> fact.get("label").asText() + "：" + fact.get("value").asText());
        var after = List.of("closing", "basis", "issuer", "issuedOn").stream().map(name -> notice.get(name).asText());
        return Stream.of(before, facts, after).flatMap(lines -> lines).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
