package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A project that is inspected again and again in the spring of 2026, and what the clocks make of it. */
@Walk
class RectificationRoundsTest {

    private static final Logger LOG = LoggerFactory.getLogger(RectificationRoundsTest.class);
    private static final String FIRE = "userTask_inspectFire";
    private static final String SHELTER = "userTask_inspectCivilDefence";
    private static final String RECTIFICATION = "userTask_submitRectification";

    @TestConfiguration(proxyBeanMethods = false)
    static class Calendar2026 {

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
    private ProcessEngine engine;

    private Office office;

    @BeforeEach
    void comeIn() {
        office = new Office(port);
        clock.moveTo("2026-03-02T10:00:00");
    }

    @AfterAll
    static void letTimeRunAgain() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("三轮整改：整改期间案件不计时，通过的部门不再查验")
    void theClockStandsStillWhileTheBuilderRectifies() {
        var number = visited("曲江滨水住宅");
        inspectorDemands(number, FIRE);
        inspectorDemands(number, SHELTER);
        everyOtherInspectorPasses(number, FIRE, SHELTER);

        rectifiedInTenDays(number, "2026-03-13", FIRE, SHELTER);
        inspectorDemands(number, SHELTER);
        inspectorPasses(number, FIRE);
        rectifiedInTenDays(number, "2026-03-23", SHELTER);
        inspectorDemands(number, SHELTER);
        rectifiedInTenDays(number, "2026-04-02", SHELTER);
        inspectorPasses(number, SHELTER);

        complete("construction", number, "userTask_checkFiling", Map.of("filingDecision", "file"));
        complete("hall", number, "userTask_handOverOpinion", Map.of("receivedBy", "李雷", "receiptSigned", true));
        assertThat(Office.reached(office.awaitEnd(number))).containsExactly("endEvent_accepted");
        var inspections = new ProjectTable(engine).inspections(number);
        LOG.info("{} {}", number, inspections);
        assertThat(inspections.values()).containsExactlyInAnyOrder(1L, 1L, 1L, 1L, 2L, 4L);
    }

    @Test
    @DisplayName("几轮整改合用一个期限：第二轮中到期，终止验收")
    void theRoundsShareOneLimit() {
        var number = visited("曲江文化住宅");
        inspectorDemands(number, SHELTER);
        everyOtherInspectorPasses(number, SHELTER);
        order(number);
        var last = LocalDate.parse(clock(number, "joint-acceptance.rectification").get("dueDay").asText());

        clock.moveTo(last.minusDays(2) + "T09:00:00");
        builderRectifies(number);
        visit(number, last.minusDays(2).toString());
        inspectorDemands(number, SHELTER);
        order(number);
        assertThat(clock(number, "joint-acceptance.rectification").get("dueDay").asText()).isEqualTo(last.toString());
        clock.moveTo(last.plusDays(1) + "T00:00:01");

        assertThat(Office.reached(office.awaitEnd(number)))
                .containsExactly("endEvent_rectificationLapsed", "endEvent_terminated");
    }

    private String visited(String name) {
        var story = ProjectStories.inspected(name, "xian", Projects.housing(name));
        var number = office.opened(office.submit(story.procedure, story.municipality, story.application));
        complete("construction", number, "userTask_acceptApplication", Map.of("intakeDecision", "accept"));
        complete("construction", number, "userTask_confirmPlan", Map.of("planDecision", "confirm"));
        inspectorPasses(number, "userTask_verifyPlanning");
        visit(number, "2026-03-03");
        return number;
    }

    private void visit(String number, String day) {
        complete("construction", number, "userTask_scheduleVisit", ProjectStories.visitOn(day));
        clock.moveTo(day + "T09:30:00");
    }

    private void rectifiedInTenDays(String number, String again, String... inspectors) {
        order(number);
        var paused = clock(number, "case");
        clock.moveTo(again + "T09:00:00");
        var later = clock(number, "case");
        LOG.info("{}: {} {} 剩余 {}", again, number, later.get("state").asText(), later.get("unitsLeft").asInt());
        assertThat(paused.get("state").asText()).isEqualTo("paused");
        assertThat(later.get("state").asText()).isEqualTo("paused");
        assertThat(later.get("unitsLeft").asInt()).as("整改期间不计时").isEqualTo(paused.get("unitsLeft").asInt());

        builderRectifies(number);
        office.awaitStep(number, "userTask_scheduleVisit");
        assertThat(clock(number, "case").get("state").asText()).isEqualTo("running");
        assertThat(clock(number, "case").get("unitsLeft").asInt()).isEqualTo(paused.get("unitsLeft").asInt());
        visit(number, again);
        var view = office.awaitStep(number, inspectors[inspectors.length - 1]);
        assertThat(Office.openSteps(view)).as("只复验未通过的").containsExactlyInAnyOrder(inspectors);
    }

    private void order(String number) {
        complete("construction", number, "userTask_issueRectification", Map.of("rectificationNotice", "请一并整改"));
        office.awaitStep(number, RECTIFICATION);
    }

    private void builderRectifies(String number) {
        complete("hall", number, RECTIFICATION, Map.of("rectificationReport", "已全部整改"));
    }

    private void inspectorPasses(String number, String step) {
        inspectorConcludes(number, step, ProjectStories.passing(step));
    }

    private void inspectorDemands(String number, String step) {
        inspectorConcludes(number, step, ProjectStories.demanding(step, "须整改"));
    }

    private void everyOtherInspectorPasses(String number, String... but) {
        Office.openSteps(office.view(number)).stream()
                .filter(ProjectStories.INSPECTIONS::contains)
                .filter(step -> !List.of(but).contains(step))
                .forEach(step -> inspectorPasses(number, step));
    }

    private void inspectorConcludes(String number, String step, Map<String, Object> form) {
        var open = office.awaitStep(number, step).get("openSteps");
        var department = Office.list(open).stream()
                .filter(waiting -> waiting.get("id").asText().equals(step))
                .findFirst().orElseThrow().get("department").asText();
        complete(department, number, step, form);
    }

    private void complete(String department, String number, String step, Map<String, Object> form) {
        office.complete("xian." + department, number, step, form);
    }

    /** The latest of the clock's rounds. */
    private JsonNode clock(String number, String name) {
        return Office.list(office.view(number).get("clocks")).stream()
                .filter(running -> running.get("clock").asText().split("~")[0].equals(name))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
