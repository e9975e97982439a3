package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** One case in 2026: paused across the Spring Festival, resumed, extended, warned, overdue, supervised and closed. */
@Walk
@TestPropertySource(properties = "lianban.deadline.sweep-delay=PT0.2S")
class SpringFestivalTest {

    private static final Logger LOG = LoggerFactory.getLogger(SpringFestivalTest.class);
    private static final String REVIEW = "userTask_reviewApplication";
    private static final String CLOCK = "enterprise-opening.registration";

    @TestConfiguration(proxyBeanMethods = false)
    static class Calendar2026 {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock("2026-02-09T10:00:00");
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @AfterAll
    static void letTimeRunAgain() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("一件案件跨春节暂停、恢复、延长、预警、逾期、督办到办结，都在记录里")
    void theJournalTellsIt() {
        var office = new Office(port);
        var number = office.open("xian", Applications.forReview(Applications.plain()));
        office.awaitStep(number, REVIEW);
        assertThat(clock(office, number).get("dueDay").asText()).isEqualTo("2026-02-12");
        assertThat(clock(office, number).get("colour").asText()).isEqualTo("green");

        clock.moveTo("2026-02-10T15:00:00");
        Office.expect(200, office.send("xian.hall", "POST", "/api/cases/" + number + "/clocks/" + CLOCK + "/pauses",
                Map.of("reason", "住所使用权属专家评审", "basis", "行政许可法/45")));
        var paused = clock(office, number);
        assertThat(paused.get("state").asText()).isEqualTo("paused");
        assertThat(paused.get("dueDay").isNull()).isTrue();
        assertThat(paused.get("unitsLeft").asInt()).isEqualTo(2);
        assertThat(office.tasks("xian.registrar", number, REVIEW).get(0).get("due").isNull()).isTrue();

        clock.moveTo("2026-02-24T10:00:00");
        assertThat(told(office, number)).doesNotContain("clock.warned");
        Office.expect(200, office.send("xian.hall", "POST", "/api/cases/" + number + "/clocks/" + CLOCK + "/resumptions",
                Map.of("reason", "评审意见已收到")));
        assertThat(clock(office, number).get("dueDay").asText()).isEqualTo("2026-02-26");
        assertThat(office.tasks("xian.registrar", number, REVIEW).get(0).get("due").asText()).startsWith("2026-02-26T16:00");

        clock.moveTo("2026-02-25T09:00:00");
        awaitReminder(office, number, "yellow", 1);
        office.complete("xian.registrar", number, REVIEW, Map.of("reviewOutcome", "extend", "extensionReason", "住所情形复杂"));
        office.complete("xian.leader", number, "userTask_approveExtension", Map.of("extensionApproved", true));
        office.awaitStep(number, REVIEW);
        assertThat(clock(office, number).get("dueDay").asText()).isEqualTo("2026-03-02");
        assertThat(clock(office, number).get("colour").asText()).isEqualTo("green");

        clock.moveTo("2026-02-27T09:00:00");
        awaitReminder(office, number, "yellow", 2);
        clock.moveTo("2026-02-28T09:00:00");
        awaitReminder(office, number, "orange", 3);
        clock.moveTo("2026-03-02T23:59:59");
        assertThat(clock(office, number).get("colour").asText()).isEqualTo("orange");
        clock.moveTo("2026-03-03T00:00:01");
        awaitReminder(office, number, "red", 4);

        var supervision = supervisionOf(office, number);
        office.complete("xian.registrar", supervision, "userTask_explainOverdue", Map.of("explanation", "等待住所核查"));
        office.complete("xian.oversight", supervision, "userTask_decideExplanation",
                Map.of("explanationDecision", "handle", "explanationOpinion", "请于次日办结"));
        office.complete("xian.registrar", number, REVIEW, Map.of("reviewOutcome", "approve"));
        office.complete("xian.registrar", supervision, "userTask_reportHandling", Map.of("handlingReport", "已准予登记"));
        office.complete("xian.oversight", supervision, "userTask_verifyHandling", Map.of("handlingOutcome", "completed", "verificationFindings", "属实"));
        office.awaitEnd(supervision);
        // the engraver answers some time after the order
        office.awaitStep(number, "receiveTask_awaitSeals");
        clock.moveTo("2026-03-03T00:20:00");
        assertThat(Office.reached(office.handOverResults("xian", number))).contains("endEvent_opened");

        journal(office, number).stream().filter(SpringFestivalTest::isOfTheClock).forEach(event -> LOG.info(
                "{} {} {} {}", event.get("at").asText(), event.get("actor").asText(), event.get("kind").asText(), event));
        assertThat(journal(office, number).stream()
                        .filter(SpringFestivalTest::isOfTheClock)
                        .map(event -> "%s %s %s".formatted(event.get("at").asText().substring(0, 10), event.get("actor").asText(), event.get("kind").asText())))
                .containsExactly(
                        "2026-02-09 system:job clock.started",
                        "2026-02-10 xian.hall clock.paused",
                        "2026-02-24 xian.hall clock.resumed",
                        "2026-02-25 system:clock clock.warned",
                        "2026-02-25 xian.leader clock.extended",
                        "2026-02-27 system:clock clock.warned",
                        "2026-02-28 system:clock clock.warned",
                        "2026-03-03 system:clock clock.overdue",
                        "2026-03-03 system:job clock.stopped");
        assertThat(told(office, number)).contains("notice.sent");
        office.await(number, "found by the sweep", view -> !overdue(office, number).isEmpty());
        assertThat(overdue(office, number)).containsExactly(
                "“审查登记申请”应于 2026-03-02 办结；暂停 1 次，共 13 天 19 小时；“审查登记申请”自2月25日起无人认领（registrar）");
        for (var told : List.of(number, supervision)) {
            assertThat(Office.read(office.send("auditor", "GET", "/api/audit/cases/" + told + "/verification", null)).get("intact").asBoolean())
                    .isTrue();
        }
    }

    private static List<String> overdue(Office office, String number) {
        var rows = Office.read(office.send("auditor", "GET", "/api/audit/findings/overdue", null)).get("rows");
        return Office.list(rows).stream()
                .filter(row -> row.get("caseNumber").asText().equals(number))
                .map(row -> row.get("detail").asText())
                .toList();
    }

    private static boolean isOfTheClock(JsonNode event) {
        return event.get("kind").asText().startsWith("clock.") && event.get("clock").asText().equals(CLOCK);
    }

    private static JsonNode clock(Office office, String number) {
        return Office.list(office.view(number).get("clocks")).stream()
                .filter(clock -> clock.get("clock").asText().equals(CLOCK))
                .findFirst()
                .orElseThrow();
    }

    /** Waits until so many levels have been told, the last of them this one. */
    private static void awaitReminder(Office office, String number, String colour, int told) {
        office.await(number, "reminder of " + colour, view -> {
            var levels = journal(office, number).stream()
                    .filter(event -> isOfTheClock(event) && event.has("level"))
                    .map(event -> event.get("level").asText())
                    .toList();
            return levels.size() == told && levels.get(told - 1).equals(colour);
        });
        assertThat(clock(office, number).get("colour").asText()).isEqualTo(colour);
    }

    private String supervisionOf(Office office, String number) {
        office.await(number, "supervised", view -> supervisions() == 1);
        return jdbc.sql("select case_number from case_record where procedure_key = 'overdue-supervision'").query(String.class).single();
    }

    private long supervisions() {
        return jdbc.sql("select count(*) from case_record where procedure_key = 'overdue-supervision'").query(Long.class).single();
    }

    private static List<String> told(Office office, String number) {
        return journal(office, number).stream().map(event -> event.get("kind").asText()).toList();
    }

    private static List<JsonNode> journal(Office office, String number) {
        var journal = Office.read(office.send("auditor", "GET", "/api/audit/cases/" + number + "/journal", null));
        return Office.list(journal.get("events"));
    }
}
