package org.lianban.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

@ClockTest
@DisplayName("案件里的时钟")
class CaseClocksTest {

    private static final String REVIEW = "userTask_reviewApplication";
    private static final String REGISTRATION = "timed-work.registration";
    private static final String HEARING_BASIS = "行政许可法/45";

    @Autowired TimedWork work;
    @Autowired ClockDesk desk;
    @Autowired ClockSweeper sweeper;
    @Autowired StandingTime time;
    @Autowired CalendarImport calendarImport;
    @Autowired RepositoryService repository;
    @Autowired RuntimeService runtime;

    @BeforeEach
    void theMondayBeforeSpringFestival() {
        time.set("2026-02-09T10:00");
    }

    @Test
    @DisplayName("立案起计：全程时钟、环节时钟、分办环节时钟各一；未承诺全程时限的地区没有全程时钟")
    void clocksStartWithTheCaseAndItsSteps() {
        assertThat(work.clocks(work.open("timed-work", "tianshui"))).containsExactlyInAnyOrder(
                "case running", "timed-work.registration running", "timed-work.assess running", "timed-work-part.handle running");
        assertThat(work.clocks(work.open("timed-work", "xian"))).doesNotContain("case running").hasSize(3);
    }

    @Test
    @DisplayName("任务的到期日就是时钟的到期日，并显示绿色")
    void tasksShowWhatTheirClockSays() {
        var number = work.open("timed-work", "tianshui");

        assertThat(work.dueDay(number, REVIEW)).isEqualTo("2026-03-13");
        assertThat(work.timeState(number, REVIEW)).isEqualTo("绿");
        assertThat(work.clock(number, REGISTRATION).basis()).isEqualTo("行政许可法/42");
    }

    @Test
    @DisplayName("有名称的时钟跨环节连续计，环节自己的时钟每次进入重新计")
    void aNamedClockOutlivesTheTaskAndAnOwnOneDoesNot() {
        var number = work.open("timed-work", "xian");
        time.set("2026-02-11T10:00");

        work.complete(number, REVIEW, Map.of());
        work.tell(number, "timedWork.taken");

        assertThat(work.dueDay(number, "userTask_supplement")).isEqualTo("2026-03-13");
        assertThat(work.dueDay(number, "userTask_assess")).isEqualTo("2026-02-25");
        assertThat(work.clocks(number)).contains(
                "timed-work.registration running", "timed-work.assess stopped", "timed-work.assess~2 running");
        assertThat(work.events(number, "timed-work.assess")).containsExactly("started", "stopped");
    }

    @Test
    @DisplayName("任务迁移到改了名称的环节：仍由开始时的时钟计时")
    void aMigratedTaskKeepsItsClock() throws IOException {
        var number = work.open("timed-work", "xian");
        var before = repository.createProcessDefinitionQuery().processDefinitionKey("timed-work").latestVersion().singleResult().getId();
        var renamed = new ClassPathResource("deadline/processes/timed-work/timed-work.bpmn").getContentAsString(StandardCharsets.UTF_8)
                .replace("userTask_assess", "userTask_appraise")
                .replace("stepDueAt(execution, 'assess')", "stepDueAt(execution, 'appraise')");
        var made = repository.createDeployment().name("timed-work").addString("timed-work.bpmn", renamed).deployWithResult();
        try {
            var after = made.getDeployedProcessDefinitions().stream().filter(one -> one.getKey().equals("timed-work")).findFirst().orElseThrow().getId();
            var plan = runtime.createMigrationPlan(before, after).mapEqualActivities().mapActivities("userTask_assess", "userTask_appraise").build();
            var due = work.dueDay(number, "userTask_assess");
            var instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).processDefinitionId(before).singleResult();

            runtime.newMigration(plan).processInstanceIds(instance.getId()).execute();

            assertThat(work.dueDay(number, "userTask_appraise")).isEqualTo(due);
            time.set("2026-02-10T10:00");
            desk.pause(number, "timed-work.assess", "听证", HEARING_BASIS);
            assertThat(work.task(number, "userTask_appraise").getDueDate()).isNull();
            assertThat(work.timeState(number, "userTask_appraise")).isEqualTo("停");
            desk.resume(number, "timed-work.assess", "听证结束");
            work.complete(number, "userTask_appraise", Map.of());
            assertThat(work.clocks(number)).contains("timed-work.assess stopped");
        } finally {
            repository.deleteDeployment(made.getId(), true);
        }
    }

    @Test
    @DisplayName("春节前暂停、节后恢复：暂停期间没有到期日，节假日不因此丢失")
    void aPauseOverSpringFestivalTakesOutItsDays() {
        var number = work.open("timed-work", "xian");
        time.set("2026-02-12T15:00");

        var paused = desk.pause(number, REGISTRATION, "听证", HEARING_BASIS).orElseThrow();
        assertThat(paused.state()).isEqualTo("paused");
        assertThat(paused.colour()).isEqualTo("grey");
        assertThat(paused.unitsLeft()).isEqualTo(17);
        assertThat(work.task(number, REVIEW).getDueDate()).isNull();
        assertThat(work.timeState(number, REVIEW)).isEqualTo("停");

        time.set("2026-02-26T10:00");
        assertThat(desk.resume(number, REGISTRATION, "听证结束").orElseThrow().dueDay()).isEqualTo("2026-03-20");
        assertThat(work.dueDay(number, REVIEW)).isEqualTo("2026-03-20");
        assertThat(work.timeState(number, REVIEW)).isEqualTo("绿");

        desk.extend(number, REGISTRATION, "情形复杂");
        assertThat(work.dueDay(number, REVIEW)).isEqualTo("2026-04-03");
    }

    @Test
    @DisplayName("暂停中创建的任务没有到期日，恢复后补上")
    void aTaskCreatedDuringAPauseHasNoDueDate() {
        var number = work.open("timed-work", "xian");
        time.set("2026-02-12T15:00");
        desk.pause(number, REGISTRATION, "听证", HEARING_BASIS);

        work.complete(number, REVIEW, Map.of());
        assertThat(work.task(number, "userTask_supplement").getDueDate()).isNull();
        assertThat(work.timeState(number, "userTask_supplement")).isEqualTo("停");

        time.set("2026-02-26T10:00");
        desk.resume(number, REGISTRATION, "听证结束");
        assertThat(work.dueDay(number, "userTask_supplement")).isEqualTo("2026-03-20");
    }

    @Test
    @DisplayName("分办流程里的任务由全程时钟计时，一并暂停和恢复")
    void tasksOfCalledProcessesFollowTheClockOfTheCase() {
        var number = work.open("timed-work", "tianshui");
        work.complete(number, "userTask_handle", Map.of());
        var due = work.dueDay(number, "userTask_confirm");
        assertThat(due).isEqualTo("2026-03-11");

        time.set("2026-02-12T15:00");
        desk.pause(number, "case", "听证", HEARING_BASIS);
        assertThat(work.task(number, "userTask_confirm").getDueDate()).isNull();
        assertThat(work.dueDay(number, REVIEW)).isEqualTo("2026-03-13");

        time.set("2026-02-14T10:00");
        desk.resume(number, "case", "听证结束");
        assertThat(work.dueDay(number, "userTask_confirm")).isEqualTo("2026-03-13");
    }

    @Test
    @DisplayName("同一命令里先建任务再暂停：任务也没有到期日；未承诺全程时限的地区，暂停全程时钟不起作用")
    void aPauseReachesATaskOfTheSameCommand() {
        var number = work.open("timed-hearing", "xian");

        assertThat(work.task(number, REVIEW).getDueDate()).isNull();
        assertThat(work.timeState(number, REVIEW)).isEqualTo("停");
        assertThat(work.events(number, "timed-hearing.registration")).containsExactly("started", "paused");

        time.set("2026-02-11T10:00");
        work.tell(number, "timedHearing.heard");
        assertThat(work.dueDay(number, REVIEW)).isEqualTo("2026-03-17");
    }

    @Test
    @DisplayName("定时事件只取一次日期，不另设时钟")
    void aTimerTakesItsDateOnce() {
        var number = work.open("timed-hearing", "xian");

        assertThat(work.clocks(number)).containsExactly("timed-hearing.registration paused");
    }

    @Test
    @DisplayName("重叠的暂停只算一次，逐一恢复")
    void overlappingPausesCountOnce() {
        var number = work.open("timed-work", "xian");
        time.set("2026-02-10T09:00");
        desk.pause(number, REGISTRATION, "听证", HEARING_BASIS);
        time.set("2026-02-12T09:00");
        desk.pause(number, REGISTRATION, "鉴定", HEARING_BASIS);
        time.set("2026-02-24T09:00");
        assertThat(desk.resume(number, REGISTRATION, "听证结束").orElseThrow().state()).isEqualTo("paused");
        time.set("2026-02-26T09:00");
        assertThat(desk.resume(number, REGISTRATION, "鉴定结束").orElseThrow().dueDay()).isEqualTo("2026-03-24");
    }

    @Test
    @DisplayName("没有依据不能暂停，没有暂停不能恢复，没有理由不能延长")
    void eachChangeNeedsItsGround() {
        var number = work.open("timed-work", "xian");

        assertThatThrownBy(() -> desk.pause(number, REGISTRATION, "听证", " ")).hasMessageContaining("暂停须写明法律依据");
        assertThatThrownBy(() -> desk.resume(number, REGISTRATION, "听证结束")).hasMessageContaining("没有暂停");
        assertThatThrownBy(() -> desk.extend(number, REGISTRATION, "")).hasMessageContaining("延长须写明理由");
        assertThat(work.events(number, REGISTRATION)).containsExactly("started");
    }

    @Test
    @DisplayName("依规定不得延长的、第二次延长、届满后延长，一律拒绝，不留痕迹")
    void extensionsAreAllowedOnceInTimeAndByTheTable() {
        var number = work.open("timed-work", "xian");

        assertThatThrownBy(() -> desk.extend(number, "timed-work.assess", "情形复杂")).hasMessageContaining("依规定不得延长");
        desk.extend(number, REGISTRATION, "情形复杂");
        assertThatThrownBy(() -> desk.extend(number, REGISTRATION, "情形复杂")).hasMessageContaining("已经延长过一次");
        assertThat(work.events(number, REGISTRATION)).containsExactly("started", "extended");

        var late = work.open("timed-work", "xian");
        time.set("2026-03-14T00:00");
        assertThatThrownBy(() -> desk.extend(late, REGISTRATION, "情形复杂")).hasMessageContaining("已经届满");
        assertThat(work.events(late, REGISTRATION)).containsExactly("started");
    }

    @Test
    @DisplayName("流程中的延长被拒绝时，办结任务不成，什么也没有留下")
    void aRefusalInADiagramUndoesTheCommand() {
        var number = work.open("timed-work", "xian");
        desk.extend(number, REGISTRATION, "情形复杂");
        work.complete(number, REVIEW, Map.of());
        work.complete(number, "userTask_supplement", Map.of());

        assertThatThrownBy(() -> work.complete(number, "userTask_approveExtension", Map.of("note", "同意")))
                .isInstanceOf(ClockRefused.class)
                .hasMessage("“审查申请”的时限已经延长过一次，不得再次延长");
        assertThat(work.task(number, "userTask_approveExtension")).isNotNull();
        assertThat(work.events(number, "timed-work.approveExtension")).containsExactly("started");
    }

    @Test
    @DisplayName("届满之后才暂停的，仍是逾期；这个暂停可以恢复，流程不因此卡住")
    void aPauseAfterTheEndUndoesNothing() {
        var number = work.open("timed-work", "xian");
        time.set("2026-03-16T10:00");

        assertThat(desk.pause(number, REGISTRATION, "听证", HEARING_BASIS).orElseThrow().colour()).isEqualTo("red");
        time.set("2026-03-18T10:00");
        assertThat(desk.resume(number, REGISTRATION, "听证结束").orElseThrow().dueDay()).isEqualTo("2026-03-13");
    }

    @Test
    @DisplayName("流程中停止时钟；停止后的时钟不再变动")
    void aStoppedClockIsLeftAlone() {
        var number = work.open("timed-work", "xian");
        work.complete(number, REVIEW, Map.of());
        work.complete(number, "userTask_supplement", Map.of());
        work.complete(number, "userTask_approveExtension", Map.of());

        assertThat(work.events(number, REGISTRATION)).containsExactly("started", "extended", "stopped");
        assertThatThrownBy(() -> desk.pause(number, REGISTRATION, "听证", HEARING_BASIS)).hasMessageContaining("已经停止计时");
        assertThat(desk.pause(number, "timed-work.nothing", "听证", HEARING_BASIS)).isEmpty();
    }

    @Test
    @DisplayName("案件被删除时，所有时钟停止")
    void deletionStopsEveryClock() {
        var number = work.open("timed-work", "tianshui");

        work.delete(number);

        assertThat(work.clocks(number)).hasSize(4).allMatch(clock -> clock.endsWith(" stopped"));
    }

    @Test
    @DisplayName("黄、橙、红按时各报一次；延长后退回仍成立的一级，可再次预警")
    void warningsComeInTimeOnceAndAgainAfterAnExtension() {
        var number = work.open("timed-work", "xian");
        assertThat(work.nextAt(number, REGISTRATION)).isEqualTo("2026-03-02T09:00+08:00");

        time.set("2026-03-02T08:59");
        sweeper.sweep();
        assertThat(levels(number)).isEmpty();
        assertThat(work.timeState(number, REVIEW)).isEqualTo("绿");

        time.set("2026-03-02T09:00");
        sweeper.sweep();
        sweeper.sweep();
        assertThat(levels(number)).containsExactly("yellow");
        assertThat(work.timeState(number, REVIEW)).isEqualTo("黄");

        desk.extend(number, REGISTRATION, "情形复杂");
        assertThat(work.timeState(number, REVIEW)).isEqualTo("绿");
        assertThat(work.nextAt(number, REGISTRATION)).isEqualTo("2026-03-09T09:00+08:00");

        time.set("2026-03-09T09:00");
        sweeper.sweep();
        time.set("2026-03-20T09:00");
        sweeper.sweep();
        time.set("2026-03-27T23:59");
        sweeper.sweep();
        assertThat(levels(number)).containsExactly("yellow", "yellow", "orange");
        time.set("2026-03-28T00:00");
        sweeper.sweep();
        sweeper.sweep();
        assertThat(levels(number)).containsExactly("yellow", "yellow", "orange", "red");
        assertThat(work.clock(number, REGISTRATION).colour()).isEqualTo("red");
        assertThat(work.timeState(number, REVIEW)).isEqualTo("红");
        assertThat(work.nextAt(number, REGISTRATION)).isNull();
    }

    @Test
    @DisplayName("跨到未公布的年份是暂定；节假日安排导入后，巡查即重算到期日和任务")
    void dueDaysFollowTheCalendarWhenItIsPublished() {
        time.set("2026-12-28T10:00");
        var number = work.open("timed-work", "xian");
        assertThat(work.clock(number, REGISTRATION).provisional()).isTrue();
        assertThat(work.dueDay(number, REVIEW)).isEqualTo("2027-01-25");

        calendarImport.replaceYears(
                List.of(new SpecialDay(LocalDate.parse("2027-01-01"), SpecialDay.Kind.REST, "元旦")), "admin", "国务院办公厅");
        sweeper.sweep();

        assertThat(work.clock(number, REGISTRATION).provisional()).isFalse();
        assertThat(work.dueDay(number, REVIEW)).isEqualTo("2027-01-26");
        assertThat(work.journal(number, "clock.recounted"))
                .anySatisfy(event -> assertThat(event).contains(REGISTRATION, "2027-01-25", "2027-01-26"));
        sweeper.sweep();
        assertThat(work.journal(number, "clock.recounted")).filteredOn(event -> event.contains(REGISTRATION)).hasSize(1);
    }

    @Test
    @DisplayName("停机跨过几级：只报最高的一级")
    void onlyTheHighestLevelIsToldAfterAnOutage() {
        var number = work.open("timed-work", "xian");

        time.set("2026-03-16T08:00");
        sweeper.sweep();

        assertThat(levels(number)).containsExactly("red");
        assertThat(work.journal(number, "clock.overdue")).hasSize(3);
        assertThat(work.journal(number, "clock.warned")).isEmpty();
    }

    @Test
    @DisplayName("没有人来得及报就已停止的，停止时记入案件记录")
    void whatWasReachedBeforeTheStopIsOnRecord() {
        var number = work.open("timed-work", "xian");

        time.set("2026-02-26T00:00");
        work.tell(number, "timedWork.taken");

        assertThat(work.journal(number, "clock.overdue")).singleElement().asString().contains("timed-work.assess");
        assertThat(work.clock(number, "timed-work.assess").colour()).isEqualTo("red");
        sweeper.sweep();
        assertThat(work.reminders(number)).doesNotContain("timed-work.assess red");
    }

    @Test
    @DisplayName("案件记录里有每一次起计、暂停、恢复、延长、预警和停止，带人和依据")
    void theJournalTellsTheClocksStory() {
        var number = work.open("timed-work", "xian");
        time.set("2026-02-12T15:00");
        desk.pause(number, REGISTRATION, "听证", HEARING_BASIS);
        time.set("2026-02-26T10:00");
        desk.resume(number, REGISTRATION, "听证结束");
        desk.extend(number, REGISTRATION, "情形复杂");

        assertThat(work.journal(number, "clock.paused")).singleElement().asString()
                .contains("\"basis\":\"行政许可法/45\"", "\"reason\":\"听证\"");
        assertThat(work.journal(number, "clock.resumed")).singleElement().asString().contains("2026-03-20");
        assertThat(work.journal(number, "clock.extended")).singleElement().asString().contains("\"amount\":10", "2026-04-03");
        assertThat(work.journal(number, "task.update")).hasSizeGreaterThanOrEqualTo(3);
    }

    private List<String> levels(String number) {
        return work.reminders(number).stream()
                .filter(told -> told.startsWith(REGISTRATION + " "))
                .map(told -> told.substring(REGISTRATION.length() + 1))
                .toList();
    }
}
