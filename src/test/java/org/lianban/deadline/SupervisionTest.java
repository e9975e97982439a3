package org.lianban.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianban.access.Tenancy;
import org.lianban.journal.JournalRow;
import org.lianban.journal.JournalRows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** What the delivered diagrams do when time runs out, and what they tell the clocks. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:supervision;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "lianban.deadline.sweep-delay=PT24H"
        })
@DirtiesContext
@Import({TimedWork.class, StandingTime.class})
@ActiveProfiles("demo")
@DisplayName("预警、督办与延长")
class SupervisionTest {

    private static final String REVOCATION = "enterprise-opening-revocation";
    private static final String SUPERVISION = "overdue-supervision";
    private static final String INVESTIGATION = REVOCATION + ".investigation";

    @Autowired TimedWork work;
    @Autowired StandingTime time;
    @Autowired ClockSweeper sweeper;
    @Autowired RuntimeService runtime;
    @Autowired TaskService tasks;
    @Autowired HistoryService history;
    @Autowired IdentityService identities;
    @Autowired Tenancy tenancy;
    @Autowired JournalRows journal;

    @BeforeEach
    void theMondayBeforeSpringFestival() {
        time.set("2026-02-09T10:00");
    }

    @AfterEach
    void nobodyIsLoggedIn() {
        identities.clearAuthentication();
    }

    @Test
    @DisplayName("时限过半：通知正在办理的部门，写明到哪天为止；不立督办案件")
    void aWarningGoesToTheDepartmentThatHasTheTask() {
        var number = requested("tianshui");
        time.set("2026-02-11T09:00");

        sweeper.sweep();

        assertThat(work.journal(number, "notice.sent")).singleElement().asString().contains(
                "\"department\":\"registrar\"",
                "\"level\":\"yellow\"",
                "\"clock\":\"enterprise-opening-revocation.decideAcceptance\"",
                "2026年2月12日24时");
        assertThat(supervisionsOf(number)).isEmpty();
    }

    @Test
    @DisplayName("逾期：另立督办案件，编号自成一件，地区相同，由系统计时发起；原案件照常，再巡查也不重复")
    void anOverdueStepIsSupervisedInACaseOfItsOwn() {
        var number = requested("tianshui");
        time.set("2026-02-13T00:00");

        sweeper.sweep();
        sweeper.sweep();

        var supervision = supervisionsOf(number).get(0);
        assertThat(supervisionsOf(number)).hasSize(1);
        assertThat(supervision.getTenantId()).isEqualTo("tianshui");
        assertThat(supervision.getBusinessKey()).matches("620500-XNDB-20260213-\\d{6}");
        assertThat(runtime.getVariables(supervision.getId())).contains(
                Map.entry("municipality", "tianshui"),
                Map.entry("supervisedProcedure", REVOCATION),
                Map.entry("supervisedStep", "decideAcceptance"),
                Map.entry("supervisedStepName", "审查撤销登记申请"),
                Map.entry("supervisedDueText", "2026年2月12日24时"),
                Map.entry("responsibleDepartment", "registrar"));
        assertThat(journal.of(supervision.getBusinessKey(), 1, Integer.MAX_VALUE))
                .extracting(JournalRow::actor)
                .containsOnly("system:clock");
        assertThat(work.journal(number, "supervision.started")).singleElement().asString().contains(supervision.getBusinessKey());
        assertThat(work.task(number, "userTask_decideAcceptance")).isNotNull();
        assertThat(work.dueDay(supervision.getBusinessKey(), "userTask_explainOverdue")).isEqualTo("2026-02-14");
    }

    @Test
    @DisplayName("督办案件只归责任部门和本地区：别的部门、别的地区看不到任务，责任部门可以办理")
    void theDecidedDepartmentWorksTheTaskAndNobodyElse() {
        var number = requested("tianshui");
        time.set("2026-02-13T00:00");
        sweeper.sweep();
        var supervision = supervisionsOf(number).get(0).getBusinessKey();
        var task = work.task(supervision, "userTask_explainOverdue").getId();

        for (var stranger : List.of("xianyang.registrar", "tianshui.bank", "tianshui.hall", "tianshui.oversight")) {
            logIn(stranger);
            assertThat(tasks.createTaskQuery().taskId(task).count()).as(stranger).isZero();
            assertThatExceptionOfType(ProcessEngineException.class)
                    .as(stranger)
                    .isThrownBy(() -> tasks.complete(task, Map.of("explanation", "代为说明")));
        }
        logIn("tianshui.registrar");
        assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
        tasks.complete(task, Map.of("explanation", "申请集中，已增加人员"));

        identities.clearAuthentication();
        assertThat(work.task(supervision, "userTask_decideExplanation")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tianshui.hall", "tianshui.registrar", "tianshui.oversight", "tianshui.leader", "auditor", "operator", "admin"})
    @DisplayName("督办只由系统发起，任何人都不能直接发起")
    void nobodyStartsASupervisionByHand(String person) {
        logIn(person);

        assertThatExceptionOfType(AuthorizationException.class)
                .isThrownBy(() -> runtime.startProcessInstanceByKey(SUPERVISION, Map.of("supervisedCase", "620500-QYKB-20260209-000001")));
    }

    @Test
    @DisplayName("督办自身逾期：只提醒责任部门，不再套督办")
    void anOverdueSupervisionIsNotSupervised() {
        var number = requested("tianshui");
        time.set("2026-02-13T00:00");
        sweeper.sweep();
        var supervision = supervisionsOf(number).get(0).getBusinessKey();
        time.set("2026-02-28T00:00");

        sweeper.sweep();

        assertThat(work.journal(supervision, "notice.sent")).last().asString()
                .contains("\"department\":\"registrar\"", "\"level\":\"red\"", "说明逾期原因");
        assertThat(supervisionsOf(supervision)).isEmpty();
    }

    @Test
    @DisplayName("批准延长：调查期限按时限表延长一次；复核也算在内，作出决定前停止计时")
    void anApprovedExtensionMovesTheDueDay() {
        var number = underInvestigation();
        assertThat(work.dueDay(number, "userTask_investigate")).isEqualTo("2026-05-09");

        leaderDecidesOnMoreTime(number, true);

        assertThat(work.dueDay(number, "userTask_investigate")).isEqualTo("2026-08-10");
        work.complete(number, "userTask_investigate", Map.of("investigationResult", "concluded", "investigationFindings", "笔迹不符"));
        assertThat(work.clocks(number)).contains(INVESTIGATION + " running");
        work.complete(number, "userTask_confirmInvestigation", Map.of("investigationConfirmed", true, "confirmationOpinion", "已另行核对档案"));
        assertThat(work.clocks(number)).contains(INVESTIGATION + " stopped");
        assertThat(work.events(number, INVESTIGATION)).containsExactly("started", "extended", "stopped");
    }

    @Test
    @DisplayName("不批准延长：期限不变，继续计时")
    void aRefusedExtensionAddsNothing() {
        var number = underInvestigation();

        leaderDecidesOnMoreTime(number, false);

        assertThat(work.dueDay(number, "userTask_investigate")).isEqualTo("2026-05-09");
        assertThat(work.events(number, INVESTIGATION)).containsExactly("started");
    }

    private String requested(String municipality) {
        var instance = tenancy.runAs(municipality, () -> runtime.startProcessInstanceByKey(REVOCATION, Map.of(
                "originalCaseNumber", "620500-QYKB-20260105-000001",
                "unifiedSocialCreditCode", "91330100799655058B",
                "enterpriseName", "天水麦香软件有限公司",
                "reporterName", "赵强",
                "reporterMobile", "13900000002",
                "revocationGrounds", "身份证被冒用")));
        return history.createHistoricProcessInstanceQuery().processInstanceId(instance.getId()).singleResult().getBusinessKey();
    }

    private String underInvestigation() {
        var number = requested("tianshui");
        work.complete(number, "userTask_decideAcceptance", Map.of("revocationAccepted", true, "acceptanceReason", "已核对来件"));
        return number;
    }

    private void leaderDecidesOnMoreTime(String number, boolean approved) {
        work.complete(number, "userTask_investigate", Map.of("investigationResult", "extend", "investigationFindings", "尚待笔迹鉴定"));
        work.complete(number, "userTask_approveInvestigationExtension", Map.of("extensionApproved", approved));
    }

    private List<ProcessInstance> supervisionsOf(String number) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(SUPERVISION)
                .variableValueEquals("supervisedCase", number)
                .list();
    }

    private void logIn(String person) {
        identities.clearAuthentication();
        var groups = identities.createGroupQuery().groupMember(person).list().stream().map(group -> group.getId()).toList();
        var tenants = identities.createTenantQuery().userMember(person).list().stream().map(tenant -> tenant.getId()).toList();
        identities.setAuthentication(person, groups, tenants);
    }
}
