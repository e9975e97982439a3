package org.lianban.department;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.sandbox.SandboxMode;
import org.lianban.sandbox.SandboxSwitch;
import org.lianban.sandbox.SandboxSwitches;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DepartmentTest
class DepartmentCallTest {

    private static final String ROLE = "medical-insurance";

    @Autowired Cases cases;
    @Autowired SandboxSwitches sandbox;
    @Autowired JdbcClient jdbc;

    @AfterEach
    void departmentsBehaveAgain() {
        sandbox.reset();
    }

    @Test
    @DisplayName("部门办结：编号写入流程，只生效一次")
    void theAnswerBecomesVariables() {
        var started = cases.oneStepIn("tianshui");

        cases.runJob(started);

        assertThat(cases.whereIs(started)).isEqualTo("userTask_registered");
        assertThat((String) cases.variable(started, "medicalInsuranceNumber")).startsWith("YB620500");
        assertThat(cases.variable(started, "medicalInsuredCount")).isEqualTo(1);
        assertThat(effectsOn(started)).isEqualTo(1);
    }

    @Test
    @DisplayName("医保局只收到医疗、生育险种和自己需要的职工数据")
    void theDepartmentLearnsNoMoreThanItNeeds() {
        var started = cases.oneStepIn("tianshui");

        cases.runJob(started);

        var request = jdbc.sql("select request from sandbox_call where case_number = ?")
                .param(cases.numberOf(started))
                .query(String.class)
                .single();
        assertThat(request).contains("\"medical\"").doesNotContain("pension").doesNotContain("householdKind");
    }

    @Test
    @DisplayName("部门退回：走错误边界，理由写入流程")
    void aRefusalTakesTheErrorPath() {
        sandbox.set(ROLE, SandboxSwitch.of(SandboxMode.REFUSE).because("职工信息不一致"));
        var started = cases.oneStepIn("tianshui");

        cases.runJob(started);

        assertThat(cases.whereIs(started)).isEqualTo("userTask_correct");
        assertThat(cases.variable(started, "returnReason")).isEqualTo("职工信息不一致");
        assertThat(effectsOn(started)).isZero();
    }

    @Test
    @DisplayName("读取超时：异常写明部门、步骤和秒数；重试用同一幂等键，只生效一次")
    void aTimeoutIsRetriedUnderTheSameKeyAndHasOneEffect() {
        var started = cases.oneStepIn("tianshui");
        sandbox.set(ROLE, SandboxSwitch.of(SandboxMode.SLOW).after(Duration.ofMillis(1500)).forNextCalls(1));

        assertFails(started, "医保局（medical-insurance）的“办理医保单位登记”未完成：读取超时（1 秒）");
        cases.runJob(started);

        assertThat(cases.whereIs(started)).isEqualTo("userTask_registered");
        assertThat(keysOf(started)).hasSize(1);
        assertThat(effectsOn(started)).isEqualTo(1);
    }

    @Test
    @DisplayName("退回后再办：新一轮用新的幂等键")
    void anotherRoundHasAnotherKey() {
        sandbox.set(ROLE, SandboxSwitch.of(SandboxMode.REFUSE).forNextCalls(1));
        var started = cases.oneStepIn("tianshui");
        cases.runJob(started);
        cases.complete(started, Map.of());

        cases.runJob(started);

        assertThat(cases.whereIs(started)).isEqualTo("userTask_registered");
        assertThat(keysOf(started)).hasSize(2);
        assertThat(effectsOn(started)).isEqualTo(1);
    }

    @Test
    @DisplayName("部门停机：异常写明 503，停机结束后重试办成")
    void aDepartmentThatIsDownIsAskedAgain() {
        var started = cases.oneStepIn("tianshui");
        sandbox.set(ROLE, SandboxSwitch.of(SandboxMode.DOWN).forCase(cases.numberOf(started)).forNextCalls(1));

        assertFails(started, "医保局（medical-insurance）的“办理医保单位登记”未完成：对方服务故障（503）");
        assertThat(keysOf(started)).isEmpty();
        cases.runJob(started);

        assertThat(cases.whereIs(started)).isEqualTo("userTask_registered");
    }

    @Test
    @DisplayName("答复无法读取：异常写明；重试得到第一次的答复，只生效一次")
    void garbageIsNotTakenForAnAnswer() {
        var started = cases.oneStepIn("tianshui");
        sandbox.set(ROLE, SandboxSwitch.of(SandboxMode.GARBAGE).forNextCalls(1));

        assertFails(started, "医保局（medical-insurance）的“办理医保单位登记”未完成：答复无法读取");
        cases.runJob(started);

        assertThat(cases.whereIs(started)).isEqualTo("userTask_registered");
        assertThat(effectsOn(started)).isEqualTo(1);
    }

    @Test
    @DisplayName("答复缺少约定的内容：不当作办结，异常指出缺什么")
    void anIncompleteAnswerIsNotTakenForAnAnswer() {
        var started = cases.oneStepIn("tianshui");
        sandbox.set(ROLE, SandboxSwitch.of(SandboxMode.INCOMPLETE).forNextCalls(1));

        assertFails(started, "医保局（medical-insurance）的“办理医保单位登记”未完成：答复不合约定（employerNumber 不得缺少）");
    }

    @Test
    @DisplayName("连接不上（该地区另有地址）：异常写明")
    void aMunicipalityMayHaveAnAddressOfItsOwn() {
        var started = cases.oneStepIn("xian");

        assertFails(started, "医保局（medical-insurance）的“办理医保单位登记”未完成：无法连接");
    }

    @Test
    @DisplayName("调用与答复记入案件：哪个部门、哪项操作、为哪一步、幂等键、答复内容")
    void theCallAndItsAnswerAreOnRecord() {
        var started = cases.oneStepIn("tianshui");

        cases.runJob(started);

        assertThat(cases.recorded(started, "department.called")).singleElement().satisfies(called -> {
            assertThat(called.get("department").asText()).isEqualTo(ROLE);
            assertThat(called.get("operation").asText()).isEqualTo("registerEmployer");
            assertThat(called.get("municipality").asText()).isEqualTo("tianshui");
            assertThat(called.get("activityName").asText()).isEqualTo("办理医保单位登记");
            assertThat(called.get("idempotencyKey").asText()).isEqualTo(keysOf(started).get(0));
        });
        assertThat(cases.recorded(started, "department.answered")).singleElement().satisfies(answered -> {
            assertThat(answered.get("operation").asText()).isEqualTo("registerEmployer");
            assertThat(answered.get("refused").asBoolean()).isFalse();
            assertThat(answered.at("/answer/employerNumber").asText()).startsWith("YB620500");
        });
        assertThat(cases.recorded(started, "department.failed")).isEmpty();
    }

    @Test
    @DisplayName("部门退回也是答复，理由在案")
    void aRefusalIsOnRecordWithItsReason() {
        sandbox.set(ROLE, SandboxSwitch.of(SandboxMode.REFUSE).because("职工信息不一致"));
        var started = cases.oneStepIn("tianshui");

        cases.runJob(started);

        assertThat(cases.recorded(started, "department.answered")).singleElement().satisfies(answered -> {
            assertThat(answered.get("refused").asBoolean()).isTrue();
            assertThat(answered.at("/answer/reason").asText()).isEqualTo("职工信息不一致");
        });
    }

    @Test
    @DisplayName("没有得到答复的调用也在案，与撤销的事务无关；重试的幂等键相同")
    void aFailedCallIsOnRecordThoughItsTransactionIsNot() {
        var started = cases.oneStepIn("tianshui");
        sandbox.set(ROLE, SandboxSwitch.of(SandboxMode.DOWN).forCase(cases.numberOf(started)).forNextCalls(1));

        assertFails(started, "医保局（medical-insurance）的“办理医保单位登记”未完成：对方服务故障（503）");
        cases.runJob(started);

        assertThat(cases.recorded(started, "department.failed")).singleElement().satisfies(failed -> {
            assertThat(failed.get("department").asText()).isEqualTo(ROLE);
            assertThat(failed.get("operation").asText()).isEqualTo("registerEmployer");
            assertThat(failed.get("problem").asText()).isEqualTo("对方服务故障（503）");
        });
        assertThat(cases.recorded(started, "department.called")).hasSize(2);
        assertThat(cases.recorded(started, "department.called"))
                .extracting(called -> called.get("idempotencyKey").asText())
                .containsOnly(keysOf(started).get(0));
        assertThat(cases.recorded(started, "department.answered")).hasSize(1);
    }

    private void assertFails(ProcessInstance instance, String message) {
        assertThatThrownBy(() -> cases.runJob(instance)).isInstanceOf(DepartmentUnavailableException.class).hasMessage(message);
        assertThat(cases.job(instance).getExceptionMessage()).isEqualTo(message);
    }

    private List<String> keysOf(ProcessInstance instance) {
        return jdbc.sql("select idempotency_key from sandbox_call where case_number = ?")
                .param(cases.numberOf(instance))
                .query(String.class)
                .list();
    }

    private int effectsOn(ProcessInstance instance) {
        return jdbc.sql("select coalesce(sum(effects), 0) from sandbox_call where case_number = ?")
                .param(cases.numberOf(instance))
                .query(Integer.class)
                .single();
    }
}
