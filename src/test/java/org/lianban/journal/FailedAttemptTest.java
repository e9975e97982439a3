package org.lianban.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lianban.journal.Dossiers.CLERK;
import static org.lianban.journal.Dossiers.event;
import static org.lianban.journal.Dossiers.events;
import static org.lianban.journal.Dossiers.kinds;

import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@JournalTest
class FailedAttemptTest {

    @Autowired
    Dossiers dossiers;

    @Autowired
    DossierStep step;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ProcessEngineConfigurationImpl engine;

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
    @DisplayName("作业失败：先是失败的尝试，连同它写过的值；再是引擎记下的失败")
    void aFailedJobTellsWhatItHadDone() {
        step.does(execution -> {
            execution.setVariable("licence", "91620500MA");
            throw new IllegalStateException("登记机关没有应答");
        });
        var number = dossiers.open("work");

        var rows = dossiers.rowsOf(number, () -> dossiers.work(dossiers.job(number)));

        assertThat(rows).hasSize(2);
        var attempt = event(rows.get(0), "attempt.failed");
        assertThat(rows.get(0).actor()).isEqualTo("system:job");
        assertThat(rows.get(0).command()).isEqualTo("executeJobs");
        assertThat(rows.get(0).node()).isEqualTo("west");
        assertThat(attempt.get("reason").asText()).contains("IllegalStateException").contains("登记机关没有应答");
        assertThat(attempt.get("optimistic").asBoolean()).isFalse();
        assertThat(attempt.get("events")).anySatisfy(event -> {
            assertThat(event.path("variable").asText()).isEqualTo("licence");
            assertThat(event.path("value").asText()).isEqualTo("91620500MA");
        });
        assertThat(runtime.getVariable(dossiers.instance(number), "licence")).isNull();
        assertThat(kinds(rows.get(1))).contains("job.fail");
        assertThat(event(rows.get(1), "job.fail").get("problem").asText()).contains("登记机关没有应答");
        dossiers.assertUnbroken(number);
    }

    @Test
    @DisplayName("最后一次失败成为异常事件")
    void theLastFailureBecomesAnIncident() {
        step.does(execution -> {
            throw new IllegalStateException("停机");
        });
        var number = dossiers.open("work");
        // the first failure sets the number of attempts
        dossiers.work(dossiers.job(number));
        engine.getManagementService().setJobRetries(dossiers.job(number).getId(), 1);

        var rows = dossiers.rowsOf(number, () -> dossiers.work(dossiers.job(number)));

        assertThat(kinds(rows.get(rows.size() - 1))).contains("job.fail", "incident.create");
        assertThat(event(rows.get(rows.size() - 1), "incident.create").get("activityId").asText()).isEqualTo("serviceTask_work");
    }

    @Test
    @DisplayName("命令做成了，外层事务却撤销：也是失败的尝试，而且只有它")
    void whatTheCallerTakesBackIsAFailedAttempt() {
        var number = dossiers.open("review");
        var task = dossiers.task(number).getId();

        var row = dossiers.onlyRowOf(number, () -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
            tasks.claim(task, CLERK);
            status.setRollbackOnly();
        }));

        var attempt = event(row, "attempt.failed");
        assertThat(row.actor()).isEqualTo(CLERK);
        assertThat(row.command()).isEqualTo("claimTask");
        assertThat(attempt.get("events").findValuesAsText("assignee")).contains(CLERK);
        assertThat(tasks.createTaskQuery().taskId(task).taskUnassigned().count()).isOne();
        dossiers.assertUnbroken(number);
    }

    @Test
    @DisplayName("一次撤销牵连两案：各记各的")
    void oneRollbackOfTwoCasesIsToldToBoth() {
        var first = dossiers.open("review");
        var second = dossiers.open("wait");

        var row = dossiers.onlyRowOf(first, () -> assertThat(kinds(dossiers.onlyRowOf(second, () ->
                        assertThatThrownBy(() -> engine.getCommandExecutorTxRequired().execute(command -> {
                            runtime.setVariable(dossiers.instance(first), "opinion", "同意");
                            runtime.createMessageCorrelation("dossier.answered").processInstanceBusinessKey(second).correlate();
                            throw new IllegalStateException("还是不行");
                        })).hasMessage("还是不行"))))
                .containsExactly("attempt.failed"));

        var attempted = event(row, "attempt.failed").get("events");
        assertThat(attempted.findValuesAsText("variable")).containsExactly("opinion");
        assertThat(attempted.findValuesAsText("kind")).doesNotContain("message.received");
    }

    @Test
    @DisplayName("慢了一步的人：写明是并发冲突")
    void whoeverWasSlowerIsToldApart() {
        var number = dossiers.open("review");
        var task = dossiers.task(number).getId();

        var rows = dossiers.rowsOf(number, () -> assertThatThrownBy(() -> engine.getCommandExecutorTxRequired().execute(command -> {
                    tasks.setPriority(task, 70);
                    var faster = new Thread(() -> {
                        dossiers.sitDown();
                        tasks.setPriority(task, 80);
                    });
                    faster.start();
                    join(faster);
                    return null;
                }))
                .isInstanceOf(OptimisticLockingException.class));

        assertThat(rows).hasSize(2);
        assertThat(event(rows.get(0), "task.update").get("priority").asInt()).isEqualTo(80);
        assertThat(event(rows.get(1), "attempt.failed").get("optimistic").asBoolean()).isTrue();
        assertThat(events(rows.get(1)).get(0).get("events").findValuesAsText("priority")).contains("70");
        dossiers.assertUnbroken(number);
    }

    @Test
    @DisplayName("什么也没做就被拒绝的，不留行")
    void whatWasRefusedBeforeItBeganLeavesNothing() {
        var number = dossiers.open("review");

        assertThat(dossiers.rowsOf(number, () -> assertThatThrownBy(() -> tasks.complete("no-such-task")).isNotNull())).isEmpty();
    }

    @Test
    @DisplayName("只读事务里的命令照常；失败记录写不下时不影响调用者得到的原因")
    void theCallerGetsTheReasonWhateverHappensToTheRecord() {
        var number = dossiers.open("review");
        assertThatThrownBy(() -> engine.getCommandExecutorTxRequired().execute(command -> {
                    runtime.setVariables(dossiers.instance(number), Map.of("half", "\uD800"));
                    throw new IllegalStateException("原因");
                }))
                .hasMessage("原因");
        dossiers.assertUnbroken(number);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
