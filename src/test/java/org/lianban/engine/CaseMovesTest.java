package org.lianban.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.engine.CaseMoves.Step;
import org.lianban.engine.CaseMoves.Trial;
import org.lianban.engine.MoveRecorder.Moved;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

@DisplayName("运行中的案件迁移到另一版流程")
class CaseMovesTest {

    private static final String TWO_STEPS = """
            <startEvent id="startEvent_begun"/><sequenceFlow id="f1" sourceRef="startEvent_begun" targetRef="userTask_review"/>
            <userTask id="userTask_review" name="审查"/><sequenceFlow id="f2" sourceRef="userTask_review" targetRef="userTask_confirm"/>
            <userTask id="userTask_confirm" name="核准"/><sequenceFlow id="f3" sourceRef="userTask_confirm" targetRef="endEvent_done"/>
            <endEvent id="endEvent_done"/>""";

    private static final String OTHER_SECOND_STEP = TWO_STEPS.replace("userTask_confirm", "userTask_approve").replace("核准", "批准");

    private static final String WAITING = """
            <startEvent id="startEvent_begun"/><sequenceFlow id="f1" sourceRef="startEvent_begun" targetRef="receiveTask_answer"/>
            <receiveTask id="receiveTask_answer" name="等候答复" messageRef="message_answer"/>
            <boundaryEvent id="event_late" name="逾期" attachedToRef="receiveTask_answer" cancelActivity="false">
              <timerEventDefinition id="t"><timeDuration>%s</timeDuration></timerEventDefinition>
            </boundaryEvent>
            <subProcess id="subProcess_reminder" name="时限提醒" triggeredByEvent="true">
              <startEvent id="startEvent_reached" isInterrupting="false"><messageEventDefinition id="m" messageRef="message_reached"/></startEvent>
            </subProcess>""";

    private static final List<String> HERE = List.of("here");

    private ProcessEngine engine;
    private CaseMoves moves;
    private final List<Moved> recorded = new ArrayList<>();

    @BeforeEach
    void startEngine() {
        var beans = new DefaultListableBeanFactory();
        beans.registerSingleton("recorder", (MoveRecorder) (batch, moved, move) -> {
            move.run();
            recorded.add(moved);
        });
        var configuration = (StandaloneInMemProcessEngineConfiguration) new StandaloneInMemProcessEngineConfiguration()
                .setProcessEngineName("case-moves")
                .setJdbcUrl("jdbc:h2:mem:case-moves");
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setCustomBatchJobHandlers(List.of(new MovingJobs(beans.getBeanProvider(MoveRecorder.class))));
        engine = configuration.buildProcessEngine();
        moves = new CaseMoves(engine, new Unrestricted(engine));
    }

    @AfterEach
    void stopEngine() {
        engine.close();
    }

    @Test
    @DisplayName("试算：从哪一环节到哪一环节，按名称；不能的说明原因；什么都没有改动")
    void aTrialTellsWhereEachCaseWouldContinue() {
        var first = deploy(TWO_STEPS);
        open("A-1");
        open("A-2");
        complete("A-2");
        var second = deploy(OTHER_SECOND_STEP);

        assertThat(moves.trial(new VersionMove(first, second, Map.of()), HERE))
                .extracting(Trial::caseNumber, Trial::steps, Trial::problems)
                .containsExactly(
                        tuple(
                                "A-1", List.of(new Step("userTask_review", "审查", "userTask_review", "审查")), List.of()),
                        tuple(
                                "A-2",
                                List.of(new Step("userTask_confirm", "核准", null, null)),
                                List.of("环节“核准”：目标版本没有与它对应的环节，请指定接到哪一环节，或者等案件离开它")));

        assertThat(moves.running(first, HERE)).isEqualTo(2);
        assertThat(moves.running(second, HERE)).isZero();
        assertThat(engine.getManagementService().createBatchQuery().count()).isZero();
    }

    @Test
    @DisplayName("指定接到哪一环节后可以迁移，试算说到新的名称")
    void aMappingTellsWhatStandsForWhat() {
        var first = deploy(TWO_STEPS);
        open("A-1");
        complete("A-1");
        var second = deploy(OTHER_SECOND_STEP);
        var move = new VersionMove(first, second, Map.of("userTask_confirm", "userTask_approve"));

        assertThat(moves.trial(move, HERE)).singleElement().satisfies(trial -> {
            assertThat(trial.problems()).isEmpty();
            assertThat(trial.steps()).containsExactly(new Step("userTask_confirm", "核准", "userTask_approve", "批准"));
        });
        runBatch(moves.start(move, instances("A-1")));

        assertThat(engine.getTaskService().createTaskQuery().singleResult().getTaskDefinitionKey()).isEqualTo("userTask_approve");
        assertThat(recorded).singleElement().satisfies(moved -> {
            assertThat(moved.caseNumber()).isEqualTo("A-1");
            assertThat(moved.from()).isEqualTo(1);
            assertThat(moved.to()).isEqualTo(2);
            assertThat(moved.definition()).isEqualTo(second);
        });
    }

    @Test
    @DisplayName("不成立的接续当即退回，逐条说明")
    void aMappingThatNoCaseCouldFollowIsRefused() {
        var first = deploy(TWO_STEPS);
        var second = deploy(OTHER_SECOND_STEP);

        assertThatThrownBy(() -> moves.trial(new VersionMove(first, second, Map.of("userTask_confirm", "endEvent_done")), HERE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("userTask_confirm → endEvent_done：");
        assertThatThrownBy(() -> moves.trial(new VersionMove(first, second, Map.of("userTask_absent", "userTask_approve")), HERE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("原版本没有 userTask_absent");
        assertThatThrownBy(() -> moves.trial(new VersionMove(first, second, Map.of("userTask_confirm", "userTask_absent")), HERE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("目标版本没有 userTask_absent");
    }

    @Test
    @DisplayName("正等待执行的作业：目标环节不再异步时说明，要等它执行完")
    void aJobThatWaitsMustFit() {
        var async = """
                <startEvent id="startEvent_begun"/><sequenceFlow id="f1" sourceRef="startEvent_begun" targetRef="serviceTask_send"/>
                <serviceTask id="serviceTask_send" name="发送" camunda:expression="${true}" %s/>
                <sequenceFlow id="f2" sourceRef="serviceTask_send" targetRef="endEvent_done"/><endEvent id="endEvent_done"/>""";
        var first = deploy(async.formatted("camunda:asyncBefore=\"true\""));
        open("A-1");
        var second = deploy(async.formatted(""));
        var third = deploy(async.formatted("camunda:asyncBefore=\"true\""));

        assertThat(moves.trial(new VersionMove(first, second, Map.of()), HERE)).singleElement()
                .satisfies(trial -> assertThat(trial.problems())
                        .containsExactly("环节“发送”：目标版本的同一环节类型不同，或者不再在此等待，不能中途接上，请指定接到哪一环节，或者等案件离开它"));
        assertThat(moves.trial(new VersionMove(first, third, Map.of()), HERE)).singleElement().satisfies(trial -> {
            assertThat(trial.problems()).isEmpty();
            assertThat(trial.steps()).containsExactly(new Step("serviceTask_send", "发送", "serviceTask_send", "发送"));
        });
    }

    @Test
    @DisplayName("已开始的定时照旧，等候的消息按新版的名称，时限提醒仍在等候")
    void timersGoOnAndMessagesAreThoseOfTheNewVersion() {
        var first = deploy(WAITING.formatted("P3D"), "answer.given");
        open("A-1");
        var due = timer().getDuedate();
        var second = deploy(WAITING.formatted("P9D"), "answer.received");
        var move = new VersionMove(first, second, Map.of());

        assertThat(moves.trial(move, HERE)).singleElement().satisfies(trial -> assertThat(trial.problems()).isEmpty());
        runBatch(moves.start(move, instances("A-1")));

        assertThat(timer().getDuedate()).isEqualTo(due);
        assertThat(engine.getRuntimeService().createEventSubscriptionQuery().list()).extracting("eventName")
                .containsExactlyInAnyOrder("answer.received", "clock.reached");
        assertThat(moves.running(second, HERE)).isEqualTo(1);
    }

    @Test
    @DisplayName("被调用的流程不随迁，可另行迁移")
    void calledProcessesAreMovedByThemselves() {
        var child = deploy("child", TWO_STEPS, "m");
        var calling = """
                <startEvent id="startEvent_begun"/><sequenceFlow id="f1" sourceRef="startEvent_begun" targetRef="callActivity_child"/>
                <callActivity id="callActivity_child" name="办理税务" calledElement="child"><extensionElements>
                <camunda:in businessKey="#{execution.processBusinessKey}"/></extensionElements></callActivity>""";
        var first = deploy(calling);
        open("A-1");
        var second = deploy(calling);
        var newChild = deploy("child", OTHER_SECOND_STEP, "m");

        runBatch(moves.start(new VersionMove(first, second, Map.of()), instances(first)));

        assertThat(moves.running(second, HERE)).isEqualTo(1);
        assertThat(moves.running(child, HERE)).isEqualTo(1);
        assertThat(moves.trial(new VersionMove(child, newChild, Map.of()), HERE)).singleElement().satisfies(trial -> {
            assertThat(trial.caseNumber()).isEqualTo("A-1");
            assertThat(trial.problems()).isEmpty();
        });
    }

    @Test
    @DisplayName("执行前案件自己走了：只有它成为故障并列出，其余照迁；重试不会迁第二次")
    void whatFailsIsAnIncidentAndTheOthersGoOn() {
        var first = deploy(TWO_STEPS);
        open("A-1");
        open("A-2");
        var second = deploy(OTHER_SECOND_STEP);
        var move = new VersionMove(first, second, Map.of());
        var left = instances("A-2").get(0);
        var batch = moves.start(move, moves.trial(move, HERE).stream().map(Trial::processInstance).toList());
        complete("A-2");

        runBatch(batch);

        assertThat(moves.failures(batch)).containsOnlyKeys(left);
        assertThat(moves.definitions(List.of(left))).containsEntry(left, first);
        assertThat(moves.running(second, HERE)).isEqualTo(1);
        assertThat(engine.getRuntimeService().createIncidentQuery().count()).isEqualTo(1);
        assertThat(recorded).hasSize(1);

        engine.getManagementService().createJobQuery().noRetriesLeft().list()
                .forEach(job -> engine.getManagementService().setJobRetries(job.getId(), 1));
        runBatch(batch);

        assertThat(moves.failures(batch)).containsOnlyKeys(left);
        assertThat(recorded).hasSize(1);
    }

    @Test
    @DisplayName("引擎的每一种反对都有中文；不认识的照说")
    void everyObjectionIsToldInChinese() {
        assertThat(MoveProblems.inChinese("Process instance contains not migrated jobs: [x]")).isEqualTo("有待执行的作业或者定时没有着落，请等它执行完");
        assertThat(MoveProblems.inChinese("Activities have incompatible types (A is not compatible with B)")).isEqualTo("两个环节不是同一类型，不能互相接续");
        assertThat(MoveProblems.inChinese("Something new")).isEqualTo("引擎不允许：Something new");
    }

    private Job timer() {
        return engine.getManagementService().createJobQuery().timers().singleResult();
    }

    private void runBatch(String batch) {
        var running = engine.getManagementService().createBatchQuery().batchId(batch).singleResult();
        List.of(running.getSeedJobDefinitionId(), running.getBatchJobDefinitionId()).forEach(kind ->
                engine.getManagementService().createJobQuery().jobDefinitionId(kind).withRetriesLeft().list().forEach(job -> {
                    try {
                        engine.getManagementService().executeJob(job.getId());
                    } catch (RuntimeException failed) {
                        // as in the job executor: it stays as an incident
                    }
                }));
    }

    private void open(String number) {
        engine.getRuntimeService().startProcessInstanceByKey("permit", number);
    }

    private void complete(String number) {
        var task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number).singleResult();
        engine.getTaskService().complete(task.getId());
    }

    private List<String> instances(String numberOrDefinition) {
        return engine.getRuntimeService().createProcessInstanceQuery().list().stream()
                .filter(instance -> numberOrDefinition.equals(instance.getBusinessKey()) || numberOrDefinition.equals(instance.getProcessDefinitionId()))
                .map(instance -> instance.getId())
                .toList();
    }

    private String deploy(String body) {
        return deploy("permit", body, "answer");
    }

    private String deploy(String body, String answer) {
        return deploy("permit", body, answer);
    }

    private String deploy(String id, String body, String answer) {
        return engine.getRepositoryService().createDeployment().tenantId(HERE.get(0)).addString(id + ".bpmn", """
                        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
                          <message id="message_answer" name="%s"/><message id="message_reached" name="clock.reached"/>
                          <process id="%s" name="许可" isExecutable="true">%s</process>
                        </definitions>""".formatted(answer, id, body))
                .deployWithResult().getDeployedProcessDefinitions().get(0).getId();
    }
}
