package org.lianban.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.engine.Cases;
import org.lianban.engine.Unrestricted;
import org.lianban.journal.CaseRow;
import org.lianban.journal.Journal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@ClockTest
@DisplayName("巡查到期：每件一个事务，不早报，不重报")
class ClockSweeperTest {

    private static final String REGISTRATION = "timed-work.registration";
    private static final int CASES = 24;

    @Autowired TimedWork work;
    @Autowired ClockSweeper sweeper;
    @Autowired StandingTime time;
    @Autowired ClockStore store;
    @Autowired WorkdayCalendars calendars;
    @Autowired CaseRow row;
    @Autowired CaseClocks clocks;
    @Autowired Cases cases;
    @Autowired Journal journal;
    @Autowired Unrestricted command;
    @Autowired PlatformTransactionManager transactions;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void theMondayBeforeSpringFestival() {
        time.set("2026-02-09T10:00");
    }

    @Test
    @DisplayName("两个节点、四个线程同时巡查：每件每级恰好报一次")
    void severalSweepersTellEachCaseOnce() throws Exception {
        var numbers = Stream.generate(() -> work.open("timed-work", "xian")).limit(CASES).toList();
        time.set("2026-03-02T09:00");
        var another = new ClockSweeper(store, calendars, row, clocks, cases, journal, command, transactions, time);

        var threads = Executors.newFixedThreadPool(4);
        Callable<Void> here = () -> {
            sweeper.sweep();
            return null;
        };
        Callable<Void> there = () -> {
            another.sweep();
            return null;
        };
        for (var done : threads.invokeAll(List.of(here, there, here, there))) {
            done.get();
        }
        threads.shutdown();
        sweeper.sweep();

        assertThat(numbers).allSatisfy(number -> {
            assertThat(work.reminders(number)).filteredOn(told -> told.startsWith(REGISTRATION)).containsExactly(REGISTRATION + " yellow");
            assertThat(work.journal(number, "clock.warned")).filteredOn(told -> told.contains(REGISTRATION)).hasSize(1);
        });
    }

    @Test
    @DisplayName("被别人占着的案件跳过，下一轮再报")
    void aCaseThatIsHeldElsewhereWaitsForTheNextSweep() throws Exception {
        var held = work.open("timed-work", "xian");
        var free = work.open("timed-work", "xian");
        time.set("2026-03-02T09:00");

        var transaction = new org.springframework.transaction.support.TransactionTemplate(transactions);
        var thread = Executors.newSingleThreadExecutor();
        transaction.executeWithoutResult(status -> {
            row.lock(held);
            try {
                thread.submit(sweeper::sweep).get();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        thread.shutdown();
        assertThat(work.reminders(held)).isEmpty();
        assertThat(work.reminders(free)).isNotEmpty();

        sweeper.sweep();
        assertThat(work.reminders(held)).isNotEmpty();
    }

    @Test
    @DisplayName("一件失败，其余照报；失败的隔一段时间再试，间隔加倍")
    void aFailingCaseStopsNobodyAndIsNotTriedInAHotLoop() {
        var failing = work.open("timed-work", "xian");
        var sound = Collections.nCopies(3, "").stream().map(each -> work.open("timed-work", "xian")).toList();
        work.suspend(failing);
        time.set("2026-03-02T09:00:00");

        sweeper.sweep();
        sweeper.sweep();
        assertThat(sound).allSatisfy(number -> assertThat(work.reminders(number)).contains(REGISTRATION + " yellow"));
        assertThat(attempts(failing)).isEqualTo(1);
        assertThat(work.journal(failing, "clock.warned")).isEmpty();

        time.set("2026-03-02T09:00:01");
        sweeper.sweep();
        sweeper.sweep();
        assertThat(attempts(failing)).isEqualTo(2);

        work.activate(failing);
        time.set("2026-03-02T09:00:02");
        sweeper.sweep();
        assertThat(work.reminders(failing)).isEmpty();
        time.set("2026-03-02T09:00:03");
        sweeper.sweep();
        assertThat(work.reminders(failing)).contains(REGISTRATION + " yellow");
    }

    @Test
    @DisplayName("流程图没有时限提醒的，仍记入案件记录")
    void aCaseWhoseDiagramDoesNotListenIsStillOnRecord() {
        var number = work.open("timed-hearing", "xian");
        work.tell(number, "timedHearing.heard");
        time.set("2026-03-16T00:00");

        sweeper.sweep();

        assertThat(work.journal(number, "clock.overdue")).singleElement().asString().contains("timed-hearing.registration");
    }

    private int attempts(String number) {
        return jdbc.sql("select max(attempts) from case_clock where case_number = ?").param(number).query(Integer.class).single();
    }
}
