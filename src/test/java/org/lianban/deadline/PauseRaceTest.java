package org.lianban.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ClockTest
@DisplayName("暂停与建任务同时发生")
class PauseRaceTest {

    private static final String REGISTRATION = "timed-work.registration";
    private static final String BASIS = "行政许可法/45";

    @Autowired TimedWork work;
    @Autowired ClockDesk desk;
    @Autowired StandingTime time;
    @Autowired PlatformTransactionManager transactions;

    @BeforeEach
    void theMondayBeforeSpringFestival() {
        time.set("2026-02-09T10:00");
    }

    @Test
    @DisplayName("暂停未提交时建任务：任务等到暂停提交，没有到期日")
    void aTaskThatIsCreatedWhileAPauseIsUnderWaySeesIt() throws Exception {
        var number = work.open("timed-work", "tianshui");
        var bank = Executors.newSingleThreadExecutor();

        var completing = new TransactionTemplate(transactions).execute(status -> {
            desk.pause(number, CaseClock.CASE, "听证", BASIS);
            var completion = bank.submit(() -> work.complete(number, "userTask_handle", Map.of()));
            waitALittle();
            assertThat(completion.isDone()).isFalse();
            return completion;
        });

        completing.get(10, TimeUnit.SECONDS);
        assertThat(work.task(number, "userTask_confirm").getDueDate()).isNull();
        bank.shutdown();
    }

    @Test
    @DisplayName("暂停改的正是别人在办结的任务：办结的人须刷新再办")
    void whoeverCompletesATaskThatAPauseChangesIsToldToLookAgain() throws Exception {
        var number = work.open("timed-work", "xian");
        var registrar = Executors.newSingleThreadExecutor();

        var completing = new TransactionTemplate(transactions).execute(status -> {
            desk.pause(number, REGISTRATION, "听证", BASIS);
            var completion = registrar.submit(() -> work.complete(number, "userTask_reviewApplication", Map.of()));
            waitALittle();
            return completion;
        });

        assertThatThrownBy(() -> completing.get(10, TimeUnit.SECONDS)).hasRootCauseInstanceOf(OptimisticLockingException.class);
        assertThat(work.task(number, "userTask_reviewApplication").getDueDate()).isNull();
        work.complete(number, "userTask_reviewApplication", Map.of());
        assertThat(work.task(number, "userTask_supplement").getDueDate()).isNull();
        registrar.shutdown();
    }

    @Test
    @DisplayName("建任务未提交时暂停：暂停等到任务提交，连它一并停")
    void aPauseThatComesWhileATaskIsBeingCreatedReachesIt() throws Exception {
        var number = work.open("timed-work", "xian");
        var hall = Executors.newSingleThreadExecutor();
        var created = new CountDownLatch(1);

        var pausing = hall.submit(() -> {
            created.await();
            return desk.pause(number, REGISTRATION, "听证", BASIS);
        });
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            work.complete(number, "userTask_reviewApplication", Map.of());
            created.countDown();
            waitALittle();
            assertThat(pausing.isDone()).isFalse();
        });

        assertThat(pausing.get(10, TimeUnit.SECONDS)).isPresent();
        assertThat(work.task(number, "userTask_supplement").getDueDate()).isNull();
        hall.shutdown();
    }

    private static void waitALittle() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
