package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lianban.engine.OfficialTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures by which the work is overseen. */
@Walk
class OversightTest {

    private static final String REVIEW = "userTask_reviewApplication";

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
    @DisplayName("办件量、按时率、时长、热度：只算这段时间、这些地区")
    void figuresCountWhatBelongsToThem() {
        var onTime = office.openingCompleted("tianshui");
        var late = office.openingCompleted("tianshui");
        office.openingCompleted("xianyang");
        var running = office.open("tianshui", Applications.forReview(Applications.plain()));
        office.awaitStep(running, REVIEW);
        jdbc.sql("update case_record set overdue = true where case_number = ?").param(late).update();
        rate(onTime, "satisfied");
        rate(late, "dissatisfied");

        var figures = figures("auditor", today(), today(), "tianshui");
        var opening = procedure(figures, "enterprise-opening");
        assertThat(opening.get("procedureName").asText()).isEqualTo("企业开办一件事");
        assertThat(opening.get("opened").asInt()).isEqualTo(3);
        assertThat(opening.get("onTime").asInt()).isEqualTo(1);
        assertThat(figures.at("/onTime/closed").asInt() - figures.at("/onTime/onTime").asInt()).isEqualTo(1);
        assertThat(figures.at("/volume/terminated").asInt()).isZero();
        assertThat(figures.at("/volume/running").asInt()).isPositive();
        assertThat(figures.get("satisfaction").toString())
                .isEqualTo("{\"rated\":2,\"satisfied\":1,\"grades\":{\"dissatisfied\":1,\"satisfied\":1}}");
        assertThat(opening.get("closed").asInt()).isEqualTo(2);
        assertThat(opening.get("medianMillis").asLong()).isBetween(1L, 600_000L);
        var registrar = department(figures, "registrar");
        assertThat(registrar.get("steps").asInt()).isEqualTo(2);
        assertThat(registrar.get("p90Millis").asLong()).isGreaterThanOrEqualTo(registrar.get("medianMillis").asLong()).isPositive();

        assertThat(procedure(figures("auditor", today(), today(), ""), "enterprise-opening").get("opened").asInt()).isEqualTo(4);
        assertThat(figures("xianyang.auditor", today(), today(), "").at("/volume/opened").asInt()).isEqualTo(1);
        assertThat(figures("xianyang.auditor", today(), today(), "tianshui").at("/volume/opened").asInt()).isZero();
        assertThat(figures("auditor", today().minusDays(9), today().minusDays(1), "").at("/volume/opened").asInt()).isZero();

        var definition = jdbc.sql("select proc_def_id_ from act_hi_procinst where business_key_ = ? and super_process_instance_id_ is null")
                .param(onTime).query(String.class).single();
        var heat = Office.read(office.send("auditor", "GET", "/api/audit/oversight/heat?definitionId=%s&from=%s&to=%s&municipality=tianshui"
                .formatted(definition, today(), today()), null));
        assertThat(Office.list(heat)).anySatisfy(element -> {
            assertThat(element.get("activityId").asText()).isEqualTo("userTask_handOverResults");
            assertThat(element.get("count").asInt()).isEqualTo(2);
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"from=2026-01-02&to=2026-01-01", "from=2020-01-01&to=2026-01-01", "from=x&to=2026-01-01"})
    @DisplayName("写错的日期说明原因")
    void wrongDaysAreRefused(String period) {
        assertThat(office.send("auditor", "GET", "/api/audit/oversight?" + period, null).statusCode()).isEqualTo(422);
    }

    private JsonNode figures(String account, LocalDate from, LocalDate to, String municipality) {
        return Office.read(office.send(
                account, "GET", "/api/audit/oversight?from=%s&to=%s&municipality=%s".formatted(from, to, municipality), null));
    }

    private void rate(String number, String grade) {
        var code = jdbc.sql("select query_code from case_record where case_number = ?").param(number).query(String.class).single();
        Office.expect(201, office.send(null, "POST", "/api/progress/%s/rating?code=%s".formatted(number, code),
                Map.of("grade", grade, "ratingComment", "等得太久", "raterName", "赵敏", "raterMobile", "13893850012")));
    }

    private static JsonNode procedure(JsonNode figures, String key) {
        return Office.list(figures.get("procedures")).stream().filter(one -> one.get("procedure").asText().equals(key)).findFirst().orElseThrow();
    }

    private static JsonNode department(JsonNode figures, String role) {
        return Office.list(figures.get("departments")).stream().filter(one -> one.get("department").asText().equals(role)).findFirst().orElseThrow();
    }

    private static LocalDate today() {
        return LocalDate.now(OfficialTime.ZONE);
    }
}
