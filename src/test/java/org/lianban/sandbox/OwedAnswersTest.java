package org.lianban.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.department.Cases;
import org.lianban.department.DepartmentTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DepartmentTest
class OwedAnswersTest {

    private static final String ROLE = "seal-engraver";

    @Autowired Cases cases;
    @Autowired SandboxSwitches switches;
    @Autowired AnswerCourier courier;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void nothingIsOwedYet() {
        jdbc.sql("delete from sandbox_answer").update();
    }

    @AfterEach
    void departmentsBehaveAgain() {
        switches.reset();
    }

    @Test
    @DisplayName("刻章单位事后签名答复，案件继续")
    void theAnswerOwedIsDelivered() {
        var waiting = cases.waitingForSealsIn("tianshui");

        courier.deliverDue();

        assertThat(cases.whereIs(waiting)).isEqualTo("userTask_decide");
        assertThat(cases.variable(waiting, "sealsAccepted")).isEqualTo(true);
        assertThat(owed(waiting)).containsEntry("state", "DELIVERED").containsEntry("last_status", 200);
    }

    @Test
    @DisplayName("地区另有密钥：用该地区的密钥签名，同样送达")
    void theAnswerIsSignedWithTheSecretOfTheMunicipality() {
        var waiting = cases.waitingForSealsIn("xian");

        courier.deliverDue();

        assertThat(cases.whereIs(waiting)).isEqualTo("userTask_decide");
    }

    @Test
    @DisplayName("答复两次：第二次没有作用")
    void answeringTwiceHasOneEffect() {
        switches.set(ROLE, SandboxSwitch.of(SandboxMode.ANSWER_TWICE));
        var waiting = cases.waitingForSealsIn("tianshui");

        courier.deliverDue();

        assertThat(jdbc.sql("select last_status from sandbox_answer where case_number = ?").param(cases.numberOf(waiting))
                        .query(Integer.class).list())
                .containsExactly(200, 200);
        assertThat(jdbc.sql("select count(*) from department_answer where case_number = ?").param(cases.numberOf(waiting))
                        .query(Long.class).single())
                .isEqualTo(1);
        assertThat(cases.whereIs(waiting)).isEqualTo("userTask_decide");
    }

    @Test
    @DisplayName("迟迟不答：未到时候不送；从不答复：没有可送的")
    void answersMayTakeTheirTimeOrNeverCome() {
        switches.set(ROLE, SandboxSwitch.of(SandboxMode.ANSWER_LATER).after(Duration.ofHours(1)).forNextCalls(1));
        var slow = cases.waitingForSealsIn("tianshui");
        switches.set(ROLE, SandboxSwitch.of(SandboxMode.NEVER_ANSWER));
        var silent = cases.waitingForSealsIn("tianshui");

        courier.deliverDue();

        assertThat(cases.whereIs(slow)).isEqualTo("receiveTask_awaitSeals");
        assertThat(owed(slow)).containsEntry("state", "DUE");
        assertThat(cases.whereIs(silent)).isEqualTo("receiveTask_awaitSeals");
        assertThat(jdbc.sql("select count(*) from sandbox_answer where case_number = ?").param(cases.numberOf(silent))
                        .query(Long.class).single())
                .isZero();
    }

    @Test
    @DisplayName("事后拒绝：理由送达案件，账上不记费用")
    void aRefusalMayComeLater() {
        switches.set(ROLE, SandboxSwitch.of(SandboxMode.REFUSE_LATER).because("设备故障"));
        var waiting = cases.waitingForSealsIn("tianshui");

        courier.deliverDue();

        assertThat(cases.variable(waiting, "sealsAccepted")).isEqualTo(false);
        assertThat(cases.variable(waiting, "sealRefusalReason")).isEqualTo("设备故障");
    }

    @Test
    @DisplayName("案件已不等待：答复被告知迟到，不再送")
    void aLateAnswerIsGivenUp() {
        var waiting = cases.waitingForSealsIn("tianshui");
        cases.abandon(waiting);
        cases.complete(waiting, Map.of("again", false));

        courier.deliverDue();

        assertThat(jdbc.sql("select state, last_status from sandbox_answer").query().singleRow())
                .containsEntry("state", "GIVEN_UP")
                .containsEntry("last_status", 409);
    }

    private Map<String, Object> owed(ProcessInstance instance) {
        return jdbc.sql("select state, last_status from sandbox_answer where case_number = ?")
                .param(cases.numberOf(instance))
                .query()
                .singleRow();
    }
}
