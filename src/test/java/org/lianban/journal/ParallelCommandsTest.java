package org.lianban.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianban.journal.Dossiers.CLERK;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JournalTest
class ParallelCommandsTest {

    private static final int THREADS = 8;

    @Autowired
    Dossiers dossiers;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @BeforeEach
    void sitDown() {
        dossiers.sitDown();
    }

    @AfterEach
    void standUp() {
        dossiers.standUp();
    }

    @Test
    @DisplayName("会签各方同时办结：一条不断的链，一件不丢，没有死锁")
    void membersWhoFinishAtOnceFormOneChain() throws Exception {
        var number = dossiers.open("members", Map.of("members", THREADS));
        var members = dossiers.tasks(number);

        atOnce(members.stream().<Runnable>map(member -> () -> finish(member)).toList());

        assertThat(dossiers.events(number).stream().filter(event -> event.get("kind").asText().equals("task.complete"))
                        .map(event -> event.get("taskId").asText()))
                .containsExactlyInAnyOrderElementsOf(members.stream().map(Task::getId).toList());
        dossiers.assertUnbroken(number);
    }

    /** Who is too slow begins again: the engine counts the members in one row. */
    private void finish(Task member) {
        tasks.claim(member.getId(), CLERK);
        for (var attempt = 0; ; attempt++) {
            try {
                tasks.complete(member.getId());
                return;
            } catch (OptimisticLockingException e) {
                assertThat(attempt).isLessThan(50);
            }
        }
    }

    @Test
    @DisplayName("两案互发消息、方向相反：按案号上锁，谁也不等谁")
    void casesThatTouchEachOtherDoNotDeadlock() throws Exception {
        var pairs = IntStream.range(0, THREADS / 2).mapToObj(pair -> List.of(dossiers.open("review"), dossiers.open("review"))).toList();
        var left = pairs.get(0).get(0);
        var right = pairs.get(0).get(1);
        var leftInstance = dossiers.instance(left);
        var rightInstance = dossiers.instance(right);

        atOnce(IntStream.range(0, THREADS).<Runnable>mapToObj(thread -> () -> {
                    for (var turn = 0; turn < 5; turn++) {
                        var name = "note" + thread + "x" + turn;
                        var order = thread % 2 == 0 ? List.of(leftInstance, rightInstance) : List.of(rightInstance, leftInstance);
                        dossiers.inOneCommand(() -> order.forEach(instance -> runtime.setVariable(instance, name, thread)));
                    }
                })
                .toList());

        dossiers.assertUnbroken(left);
        dossiers.assertUnbroken(right);
        for (var number : List.of(left, right)) {
            assertThat(dossiers.events(number).stream().filter(event -> event.path("variable").asText().startsWith("note"))).hasSize(THREADS * 5);
        }
    }

    private void atOnce(List<Runnable> works) throws Exception {
        var threads = Executors.newFixedThreadPool(works.size());
        var start = new CountDownLatch(1);
        try {
            var running = works.stream()
                    .map(work -> threads.submit(() -> {
                        start.await();
                        dossiers.sitDown();
                        work.run();
                        return null;
                    }))
                    .toList();
            start.countDown();
            for (var each : running) {
                each.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
