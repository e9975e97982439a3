package org.lianban.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.department.Cases;
import org.lianban.department.DepartmentTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;

/** What the auditor gets of a case, checked by means of the document alone and against forgeries in the database. */
@DepartmentTest
class CaseJournalTest {

    @Autowired Cases cases;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc http;
    @Autowired ObjectMapper json;
    @Autowired IdentityService identities;

    private String number;

    @BeforeEach
    void aCaseAndAnAuditor() {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("auditor", null, "auditor"));
        number = cases.numberOf(cases.beforeTheWaitIn("tianshui"));
        identities.setAuthentication("auditor", List.of("auditor"), List.of("xianyang", "taiyuan", "tianshui", "gangcheng", "xian"));
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
        identities.clearAuthentication();
    }

    @Test
    @DisplayName("第三方只凭这份文件就能复算整条链")
    void aThirdPartyRecomputesTheChain() throws Exception {
        var journal = read("/api/audit/cases/" + number + "/journal");

        var before = "0".repeat(64);
        for (var row : journal.get("chain")) {
            assertThat(row.get("prevHash").asText()).isEqualTo(before);
            assertThat(row.get("hash").asText()).isEqualTo(recomputed(row));
            before = row.get("hash").asText();
        }
        assertThat(journal.at("/head/hash").asText()).isEqualTo(before);
        assertThat(journal.at("/head/seq").asInt()).isEqualTo(journal.get("chain").size());
        assertThat(journal.get("caseNumber").asText()).isEqualTo(number);
        assertThat(journal.get("municipality").asText()).isEqualTo("tianshui");
    }

    @Test
    @DisplayName("事件依次带有行号、序号、北京时间、节点、经办人、命令；可按类别筛选，链仍完整")
    void eventsAreInOrderAndMayBeChosen() throws Exception {
        var all = read("/api/audit/cases/" + number + "/journal");
        var calls = read("/api/audit/cases/" + number + "/journal?kind=department.");

        var event = all.at("/events/0");
        assertThat(List.of("seq", "index", "at", "node", "actor", "command", "kind")).allMatch(event::has);
        assertThat(event.get("at").asText()).endsWith("+08:00");
        assertThat(places(all)).isSorted();
        assertThat(calls.get("events").findValuesAsText("kind")).containsExactly("department.called", "department.answered");
        assertThat(calls.get("chain").size()).isEqualTo(all.get("chain").size() + 1);
    }

    @Test
    @DisplayName("查看记入案件的记录，核验不记；查看系统的记录也记")
    void looksAreOnRecord() throws Exception {
        read("/api/audit/cases/" + number + "/verification");
        assertThat(cases.recorded(number, "record.viewed")).isEmpty();

        read("/api/audit/cases/" + number + "/journal");
        read("/api/audit/installation/journal?limit=1");

        assertThat(cases.recorded(number, "record.viewed")).hasSize(1);
        assertThat(cases.recorded("installation", "record.viewed")).isNotEmpty();
        assertThat(verification().get("intact").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("数据库里的每种篡改都指出；时刻倒填一微秒也不例外")
    void forgeriesInTheDatabaseAreNamed() throws Exception {
        var rows = verification().get("rows").asInt();
        assertThat(rows).isGreaterThanOrEqualTo(2);

        tamper("update case_journal set happened_at = happened_at - interval '0.000001' second where case_number = ? and seq = 1");
        assertThat(findings()).containsExactly("edited 1");
        tamper("update case_journal set happened_at = happened_at + interval '0.000001' second where case_number = ? and seq = 1");
        assertThat(findings()).isEmpty();

        tamper("update case_journal set seq = 900 where case_number = ? and seq = 1");
        assertThat(findings()).containsExactly("reordered 1");
        tamper("update case_journal set seq = 1 where case_number = ? and seq = 900");

        tamper("""
                insert into case_journal select case_number, 900, happened_at, node, actor, command, events, prev_hash, hash
                from case_journal where case_number = ? and seq = 1""");
        assertThat(findings()).containsExactly("inserted 900");
        tamper("delete from case_journal where case_number = ? and seq = 900");

        tamper("delete from case_journal where case_number = ? and seq = " + rows);
        assertThat(findings()).containsExactly("deleted " + rows);
    }

    @Test
    @DisplayName("被改得无法读取的一行原样列出，其余照常")
    void anUnreadableRowDoesNotHideTheOthers() throws Exception {
        for (var nonsense : List.of("{nonsense", "null", "[null]", "[1]")) {
            jdbc.sql("update case_journal set events = ? where case_number = ? and seq = 1").params(nonsense, number).update();

            var journal = read("/api/audit/cases/" + number + "/journal");

            assertThat(journal.at("/events/0/kind").asText()).isEqualTo("record.unreadable");
            assertThat(journal.at("/events/0/text").asText()).isEqualTo(nonsense);
            assertThat(journal.get("events").findValuesAsText("kind")).contains("department.answered");
            assertThat(findings()).containsExactly("edited 1");
        }
    }

    /** As the API's description says, with nothing of the product. */
    private static String recomputed(JsonNode row) throws Exception {
        var text = new ObjectMapper().createArrayNode()
                .add(row.get("caseNumber").asText())
                .add(row.get("seq").asLong())
                .add(OffsetDateTime.parse(row.get("at").asText()).toInstant().toString())
                .add(row.get("node").asText())
                .add(row.get("actor").asText())
                .add(row.get("command").asText())
                .add(row.get("events").asText())
                .toString();
        var digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest((row.get("prevHash").asText() + text).getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Long> places(JsonNode journal) {
        return StreamSupport.stream(journal.get("events").spliterator(), false)
                .map(event -> event.get("seq").asLong() * 1_000 + event.get("index").asLong())
                .toList();
    }

    private void tamper(String statement) {
        assertThat(jdbc.sql(statement).param(number).update()).isEqualTo(1);
    }

    private List<String> findings() throws Exception {
        return StreamSupport.stream(verification().get("findings").spliterator(), false)
                .map(finding -> finding.get("kind").asText() + " " + finding.get("seq").asText())
                .toList();
    }

    private JsonNode verification() throws Exception {
        return read("/api/audit/cases/" + number + "/verification");
    }

    private JsonNode read(String path) throws Exception {
        var response = http.perform(get(path)).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return json.readTree(response.getContentAsString(StandardCharsets.UTF_8));
    }
}
