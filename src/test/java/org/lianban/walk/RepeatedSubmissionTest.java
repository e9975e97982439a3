package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An application whose answer got lost on the way is sent again; it is one case all the same. */
@Walk
@DisplayName("同一份申请重复发送")
class RepeatedSubmissionTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private final String key = UUID.randomUUID().toString();
    private Office office;

    @BeforeEach
    void comeIn() {
        office = new Office(port);
    }

    @Test
    @DisplayName("再发一次：同样的编号和查询码，不立第二个案；没有 Idempotency-Key 的各立一个")
    void isOneCase() {
        var application = Applications.deferredMaterials();

        var first = submit("xian.hall", application, key);
        var again = submit("xian.hall", application, key);
        var withoutKey = office.submit("deferred-materials", "xian", application);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location")).isEqualTo(first.headers().firstValue("Location"));
        assertThat(office.opened(withoutKey)).isNotEqualTo(office.opened(first));
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    @DisplayName("八份同时到达：一个案")
    void isOneCaseHoweverCloseTogether() {
        var application = Applications.deferredMaterials();

        var answers = IntStream.range(0, 8).parallel().mapToObj(turn -> submit("xian.hall", application, key)).toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201));
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
    }

    @Test
    @DisplayName("同一个值发来另一份申请：409；别人用同一个值：各立各的")
    void isNotAnotherApplication() {
        var first = submit("xian.hall", Applications.deferredMaterials(), key);
        var other = Applications.deferredMaterials();
        other.put("applicantName", "另一家人力有限公司");

        var refused = submit("xian.hall", other, key);
        var colleague = submit("tianshui.hall", Applications.deferredMaterials(), key);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Office.read(refused).get("detail").asText()).contains("Idempotency-Key", "另一份申请");
        assertThat(office.opened(colleague)).isNotEqualTo(office.opened(first));
    }

    @Test
    @DisplayName("第一次有错：不占用，改好再发即立案")
    void aRefusedApplicationLeavesItsKeyFree() {
        var wrong = Applications.deferredMaterials();
        wrong.remove("contactMobile");

        assertThat(submit("xian.hall", wrong, key).statusCode()).isEqualTo(422);
        assertThat(taken()).isZero();
        assertThat(submit("xian.hall", Applications.deferredMaterials(), key).statusCode()).isEqualTo(201);
    }

    @Test
    @DisplayName("太长的值：422，写明是哪一项")
    void aKeyHasItsForm() {
        var answer = submit("xian.hall", Applications.deferredMaterials(), "k".repeat(101));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Office.read(answer).get("violations").get(0).get("field").asText()).isEqualTo("Idempotency-Key");
    }

    private HttpResponse<String> submit(String account, Map<String, Object> application, String under) {
        return office.send(account, "POST", "/api/cases/deferred-materials", application, Map.of("Idempotency-Key", under));
    }

    private long taken() {
        return jdbc.sql("select count(*) from submission where idempotency_key = ?").param(key).query(Long.class).single();
    }
}
