package org.lianban.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ClockTest
@DisplayName("流程图用属性告诉时钟")
class DiagramClocksTest {

    private static final String REGISTRATION = "timed-work.registration";

    @Autowired TimedWork work;
    @Autowired StandingTime time;
    @Autowired ClockDesk desk;
    @Autowired RepositoryService repository;
    @Autowired RuntimeService runtime;
    @Autowired ManagementService management;

    private String deployed;

    @BeforeEach
    void theMondayBeforeSpringFestival() {
        time.set("2026-02-09T10:00");
    }

    @AfterEach
    void theOwnDiagramGoes() {
        if (deployed != null) {
            repository.deleteDeployment(deployed, true);
        }
    }

    @Test
    @DisplayName("进入时开始，办完时停止；中断也停止")
    void aClockRunsFromTheStepThatStartsIt() {
        deploy(property("clock.start", "registration") + property("clock.stopAfter", "registration"));

        var heard = work.open("timed-work", "xian");
        assertThat(work.events(heard, REGISTRATION)).containsExactly("started");
        work.tell(heard, "timedWork.heard");
        assertThat(work.events(heard, REGISTRATION)).containsExactly("started", "stopped");

        var withdrawn = work.open("timed-work", "xian");
        work.tell(withdrawn, "timedWork.withdrawn");
        assertThat(work.events(withdrawn, REGISTRATION)).containsExactly("started", "stopped");
    }

    @Test
    @DisplayName("等待期间暂停，离开时恢复，写明依据；撤回而离开的也恢复")
    void aClockIsPausedAsLongAsTheStepLasts() {
        deploy(property("clock.start", "registration"), property("clock.pause", "registration; case") + property("clock.basis", "行政许可法/45"));

        var heard = work.open("timed-work", "tianshui");
        assertThat(work.clocks(heard)).contains("case paused", REGISTRATION + " paused");
        assertThat(work.journal(heard, "clock.paused")).allSatisfy(event -> assertThat(event).contains("行政许可法/45"));
        work.tell(heard, "timedWork.heard");
        assertThat(work.events(heard, REGISTRATION)).containsExactly("started", "paused", "resumed");

        var withdrawn = work.open("timed-work", "tianshui");
        work.tell(withdrawn, "timedWork.withdrawn");
        assertThat(work.events(withdrawn, REGISTRATION)).containsExactly("started", "paused", "resumed");
    }

    @Test
    @DisplayName("等待期间有人已恢复计时的，等到了照常往下走")
    void whatSomebodyResumedByHandDoesNotHoldUpTheCase() {
        deploy(property("clock.start", "registration"), property("clock.pause", "registration") + property("clock.basis", "行政许可法/45"));
        var number = work.open("timed-work", "xian");
        desk.resume(number, REGISTRATION, "申请人放弃听证");

        work.tell(number, "timedWork.heard");

        assertThat(work.task(number, "userTask_file")).isNotNull();
        assertThat(work.events(number, REGISTRATION)).containsExactly("started", "paused", "resumed");
    }

    @Test
    @DisplayName("退回期间停止，办完重新起算；中断的不再起算")
    void aClockBeginsAnewOnlyWhenTheStepIsDone() {
        deploy(property("clock.stop", "case") + property("clock.startAfter", "case"));

        var resubmitted = work.open("timed-work", "tianshui");
        assertThat(work.clocks(resubmitted)).contains("case stopped");
        work.tell(resubmitted, "timedWork.heard");
        assertThat(work.clocks(resubmitted)).contains("case stopped", "case~2 running");

        var withdrawn = work.open("timed-work", "tianshui");
        work.tell(withdrawn, "timedWork.withdrawn");
        assertThat(work.clocks(withdrawn)).contains("case stopped").doesNotContain("case~2 running");
    }

    @Test
    @DisplayName("走到时按时限表延长")
    void aClockIsExtendedWhereTheDiagramSaysSo() {
        deploy(property("clock.start", "registration"), property("clock.extend", "registration"));

        var number = work.open("timed-work", "xian");

        assertThat(work.events(number, REGISTRATION)).containsExactly("started", "extended");
    }

    @Test
    @DisplayName("边界计时跟着已经在走的时钟：一轮又一轮，期限是同一天")
    void roundsOfALoopShareTheLimitOfARunningClock() {
        deployed = repository.createDeployment()
                .addString("timed-work.bpmn", model(property("clock.start", "registration"), "")
                        .replace(
                                "<bpmn:messageEventDefinition id=\"definition_withdrawn\" messageRef=\"message_withdrawn\" />",
                                "<bpmn:timerEventDefinition><bpmn:timeDate>${deadline.stepDueAt(execution, 'registration')}"
                                        + "</bpmn:timeDate></bpmn:timerEventDefinition>")
                        .replace(
                                "sourceRef=\"receiveTask_awaitHearing\" targetRef=\"userTask_file\"",
                                "sourceRef=\"receiveTask_awaitHearing\" targetRef=\"receiveTask_awaitHearing\""))
                .deploy()
                .getId();
        var number = work.open("timed-work", "xian");
        var first = timer(number).getDuedate();

        time.set("2026-02-11T10:00");
        work.tell(number, "timedWork.heard");

        assertThat(timer(number).getDuedate()).isEqualTo(first);
    }

    @Test
    @DisplayName("案件删除时不因时钟受阻")
    void aCaseCanBeDeletedWhileAStepPausesItsClock() {
        deploy(property("clock.start", "registration"), property("clock.pause", "registration") + property("clock.basis", "行政许可法/45"));
        var number = work.open("timed-work", "xian");

        work.delete(number);

        assertThat(work.clocks(number)).containsExactly(REGISTRATION + " stopped");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "clock.pauses, registration, 没有时限属性 clock.pauses",
        "clock.pause, registration, 暂停计时须写明法定依据",
        "clock.basis, 行政许可法/45, 只用于暂停计时"
    })
    @DisplayName("写错的属性部署时就拒绝，并指出写错了什么")
    void whatADiagramSaysWronglyIsRefusedAtOnce(String name, String value, String problem) {
        assertThatThrownBy(() -> deploy(property(name, value))).hasMessageContaining(problem);
    }

    @Test
    @DisplayName("连线上不能写时限属性")
    void aFlowTellsAClockNothing() {
        var flow = "<bpmn:sequenceFlow id=\"flow_1\" sourceRef=\"startEvent_submitted\" targetRef=\"subProcess_work\"";
        var model = model("", "").replace(flow + " />", flow + ">" + extension(property("clock.start", "case")) + "</bpmn:sequenceFlow>");

        assertThatThrownBy(() -> repository.createDeployment().addString("timed-work.bpmn", model).deploy())
                .hasMessageContaining("这里不能写时限属性 clock.start");
    }

    private Job timer(String number) {
        var instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).singleResult();
        return management.createJobQuery().timers().processInstanceId(instance.getId()).singleResult();
    }

    private void deploy(String ofTheWait) {
        deploy("", ofTheWait);
    }

    private void deploy(String ofTheWhole, String ofTheWait) {
        deployed = repository.createDeployment()
                .addString("timed-work.bpmn", model(ofTheWhole, ofTheWait))
                .deploy()
                .getId();
    }

    private static String property(String name, String value) {
        return "<camunda:property name=\"%s\" value=\"%s\" />".formatted(name, value);
    }

    private static String extension(String properties) {
        return "<bpmn:extensionElements><camunda:properties>" + properties + "</camunda:properties></bpmn:extensionElements>";
    }

    /** A wait for a hearing, which a withdrawal interrupts, and after either a task, so that the case goes on. */
    private static String model(String ofTheWhole, String ofTheWait) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="https://lianban.org/test">
                  <bpmn:message id="message_heard" name="timedWork.heard" />
                  <bpmn:message id="message_withdrawn" name="timedWork.withdrawn" />
                  <bpmn:process id="timed-work" name="计时办件" isExecutable="true" camunda:historyTimeToLive="P30D">
                    <bpmn:extensionElements><camunda:properties><camunda:property name="procedureCode" value="JSBJ" /></camunda:properties></bpmn:extensionElements>
                    <bpmn:startEvent id="startEvent_submitted" />
                    <bpmn:sequenceFlow id="flow_1" sourceRef="startEvent_submitted" targetRef="subProcess_work" />
                    <bpmn:subProcess id="subProcess_work">
                      %s
                      <bpmn:startEvent id="startEvent_begun" />
                      <bpmn:sequenceFlow id="flow_2" sourceRef="startEvent_begun" targetRef="receiveTask_awaitHearing" />
                      <bpmn:receiveTask id="receiveTask_awaitHearing" name="听证" messageRef="message_heard">%s</bpmn:receiveTask>
                      <bpmn:boundaryEvent id="event_withdrawn" attachedToRef="receiveTask_awaitHearing">
                        <bpmn:messageEventDefinition id="definition_withdrawn" messageRef="message_withdrawn" />
                      </bpmn:boundaryEvent>
                      <bpmn:sequenceFlow id="flow_3" sourceRef="receiveTask_awaitHearing" targetRef="userTask_file" />
                      <bpmn:sequenceFlow id="flow_4" sourceRef="event_withdrawn" targetRef="userTask_file" />
                      <bpmn:userTask id="userTask_file" name="归档" camunda:candidateGroups="hall" />
                    </bpmn:subProcess>
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(extension(ofTheWhole), extension(ofTheWait)).strip();
    }
}
