package org.lianban.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@JournalTest
class SealerTest {

    @LocalServerPort
    int port;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Sealer sealer;

    @Autowired
    Seals seals;

    @Autowired
    RetentionSweep retention;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void sitDown() {
        dossiers.sitDown();
    }

    @AfterEach
    void standUp() {
        dossiers.standUp();
    }

    @Test
    @DisplayName("封印有变化的案件和系统的记录；没有变化不再封印；接在前一枚之后")
    void whatChangedIsSealed() {
        var one = dossiers.open("review");
        var other = dossiers.open("review");
        var first = sealer.seal("auditor").orElseThrow();
        assertThat(first.by()).isEqualTo("auditor");
        assertThat(sealer.seal("auditor")).isEmpty();

        tasks.complete(dossiers.task(one).getId());
        var second = sealer.seal("auditor").orElseThrow();

        assertThat(second.number()).isEqualTo(first.number() + 1);
        assertThat(second.prevHash()).isEqualTo(first.hash());
        assertThat(second.cases()).isEqualTo(1);
        assertThat(seals.head()).isEqualTo(new JournalRows.Head(second.number(), second.hash()));
        assertThat(seals.journal(one).sealed()).hasSize(2).last().satisfies(head -> {
            assertThat(head.seq()).isEqualTo(seals.journal(one).head().seq());
            assertThat(head.isIn(second)).isTrue();
            assertThat(head.isIn(first)).isFalse();
        });
        assertThat(seals.journal(other).sealed()).hasSize(1).first().satisfies(head -> assertThat(head.isIn(first)).isTrue());
        assertThat(seals.journal(JournalRows.INSTALLATION).sealed()).isNotEmpty();
        assertThat(seals.hasItsLeaves(first)).isTrue();
        assertThat(seals.hasItsLeaves(second)).isTrue();
    }

    @Test
    @DisplayName("别的节点正在封印时跳过；定时未到不封")
    void oneNodeSeals() {
        dossiers.open("review");
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("select id from journal_seal_head where id = 1 for update").query(Integer.class).single();
            assertThat(onAnotherNode()).isFalse();
        });
        assertThat(onAnotherNode()).isTrue();

        var number = dossiers.open("review");
        sealer.sealWhenDue();
        assertThat(seals.journal(number).sealed()).as("the last seal is younger than the delay").isEmpty();
        assertThat(sealer.seal("auditor")).isPresent();
        jdbc.sql("update journal_seal set sealed_at = sealed_at - interval '1' day where number = ?").param(seals.head().seq()).update();
        dossiers.open("review");
        sealer.sealWhenDue();
        assertThat(seals.page(Long.MAX_VALUE, 1).get(0).by()).isEqualTo("system:seal");
        jdbc.sql("update journal_seal set sealed_at = sealed_at + interval '1' day where number = ?").param(seals.head().seq() - 1).update();
    }

    private boolean onAnotherNode() {
        try {
            var sealed = new boolean[1];
            var node = new Thread(() -> sealed[0] = sealer.seal("auditor").isPresent());
            node.start();
            node.join();
            return sealed[0];
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("封印失败不留半枚")
    void aSealThatFailsLeavesNothing() {
        var number = dossiers.open("review");
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            assertThat(sealer.seal("auditor")).isPresent();
            status.setRollbackOnly();
        });
        assertThat(seals.journal(number).sealed()).isEmpty();
        assertThat(jdbc.sql("select count(*) from journal_seal_block where seal > (select number from journal_seal_head)").query(Long.class).single()).isZero();
        assertThat(sealer.seal("auditor")).isPresent();
    }

    @Test
    @DisplayName("保存期满忘掉的案件，链和封印照样核验无误")
    void aForgottenCaseStillVerifies() throws Exception {
        var number = dossiers.open("review", Map.of("said", "张三，身份证号 620502199003074012"));
        tasks.complete(dossiers.task(number).getId());
        sealer.seal("auditor");
        jdbc.sql("update act_hi_procinst set removal_time_ = ? where business_key_ = ?").params(Timestamp.from(Instant.now().minusSeconds(1)), number).update();
        dossiers.standUp();
        retention.sweep();
        sealer.seal("auditor");

        var verdict = read(send("auditor", "GET", "/api/audit/cases/" + number + "/verification"));

        assertThat(verdict.get("intact").asBoolean()).as(verdict.toPrettyString()).isTrue();
        assertThat(verdict.at("/sealed/seals").asInt()).isEqualTo(2);
        assertThat(verdict.at("/sealed/seq").asLong()).isEqualTo(verdict.get("rows").asLong());
        assertThat(send("auditor", "GET", "/api/audit/cases/" + number + "/export?format=pack").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("审计人员列出封印、取公钥、要求立即封印；别人不行")
    void sealsOverHttp() throws Exception {
        dossiers.open("review");
        var made = read(send("auditor", "POST", "/api/audit/seals"));
        var again = read(send("auditor", "POST", "/api/audit/seals"));

        assertThat(made.get("sealed").asBoolean()).isTrue();
        assertThat(made.at("/seal/by").asText()).isEqualTo("auditor");
        assertThat(made.at("/seal/at").asText()).endsWith("+08:00");
        assertThat(again.get("sealed").asBoolean()).isFalse();
        assertThat(again.get("seal")).isEqualTo(made.get("seal"));
        assertThat(read(send("tianshui.auditor", "GET", "/api/audit/seals?limit=1")).get(0)).isEqualTo(made.get("seal"));
        assertThat(read(send("auditor", "GET", "/api/audit/seals?before=" + made.at("/seal/number").asText())).toString())
                .doesNotContain(made.at("/seal/hash").asText());
        var key = send("auditor", "GET", "/api/audit/seals/key").body();
        assertThat(SealVerifier.of(key).isSigned(seals.page(Long.MAX_VALUE, 1).get(0))).isTrue();
        var verdict = read(send("auditor", "GET", "/api/audit/seals/verification?published=" + made.at("/seal/hash").asText()));
        assertThat(verdict.get("intact").asBoolean()).as(verdict.toPrettyString()).isTrue();
        assertThat(verdict.get("seals").asLong()).isEqualTo(made.at("/seal/number").asLong());
        for (var path : new String[] {"/api/audit/seals", "/api/audit/seals/key", "/api/audit/seals/verification"}) {
            assertThat(send("operator", "GET", path).statusCode()).as(path).isEqualTo(403);
            assertThat(send("tianshui.hall", "GET", path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(send("operator", "POST", "/api/audit/seals").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> send(String account, String method, String path) throws Exception {
        var basic = Base64.getEncoder().encodeToString((account + ":lianban-demo").getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.noBody())
                .header("Authorization", "Basic " + basic)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static JsonNode read(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
