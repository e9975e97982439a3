package org.lianban.procedure.overduesupervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lianban.procedure.Case;
import org.lianban.procedure.ProcedureCoverage;

/** All stories of the procedure; together they reach every element. */
@DisplayName("督办逾期事项")
class OverdueSupervisionProcessTest extends SupervisionStory {

    @RegisterExtension
    static final ProcedureCoverage EVERY_ELEMENT = new ProcedureCoverage(ENGINE);

    @Test
    @DisplayName("限期办结：责任部门报告，核实已办结")
    void theDepartmentIsUrgedAndFinishes() {
        var supervision = overdueReview();
        departmentExplains(supervision, "registrar");

        oversightDecides(supervision, "handle");
        assertThat(supervision.openSteps()).containsExactly("userTask_reportHandling");
        departmentReports(supervision, "registrar");
        oversightVerifies(supervision, "completed");

        assertThat(supervision.endEvents()).containsExactly("endEvent_handled");
        assertThat(supervision.value("handlingReport")).isEqualTo("已作出审查决定");
    }

    @Test
    @DisplayName("限期后仍未办结：报负责人批示")
    void whatStaysUndoneGoesToTheLeader() {
        var supervision = overdueReview();
        departmentExplains(supervision, "registrar");
        oversightDecides(supervision, "handle");
        departmentReports(supervision, "registrar");

        oversightVerifies(supervision, "uncompleted");
        assertThat(supervision.openSteps()).containsExactly("userTask_instructHandling");
        leaderInstructs(supervision);

        assertThat(supervision.endEvents()).containsExactly("endEvent_reportedToLeader");
        assertThat(supervision.value("leaderInstruction")).isEqualTo("约谈责任部门");
    }

    @Test
    @DisplayName("说明成立：认可说明，督办结束")
    void aSoundExplanationEndsTheSupervision() {
        var supervision = overdueReview();
        departmentExplains(supervision, "registrar");

        oversightDecides(supervision, "accepted");

        assertThat(supervision.endEvents()).containsExactly("endEvent_explanationAccepted");
    }

    @Test
    @DisplayName("重新说明：退回责任部门，上次的结论不算作这次的")
    void anExplanationIsGivenAgain() {
        var supervision = overdueReview();
        departmentExplains(supervision, "registrar");

        oversightDecides(supervision, "again");
        assertThat(supervision.openSteps()).containsExactly("userTask_explainOverdue");
        departmentExplains(supervision, "registrar");
        stays(supervision, () -> supervision.complete("oversight", "userTask_decideExplanation", Map.of("explanationOpinion", "已阅")));

        oversightDecides(supervision, "accepted");
        assertThat(supervision.isEnded()).isTrue();
    }

    @ParameterizedTest(name = "{0} {1} → {2}")
    @CsvSource({
        "enterprise-opening, registration, registrar",
        "enterprise-opening, approveExtension, leader",
        "enterprise-opening, case, hall",
        "enterprise-opening-revocation, investigation, registrar",
        "enterprise-opening-bank, handleMember, hall",
        "some-later-procedure, someStep, hall"
    })
    @DisplayName("由谁办理的环节逾期，就由谁说明和报告")
    void whoHadToActExplains(String procedure, String step, String department) {
        var supervision = overdue(procedure, step, "某环节");

        departmentExplains(supervision, department);
        oversightDecides(supervision, "handle");
        departmentReports(supervision, department);

        assertThat(supervision.openSteps()).containsExactly("userTask_verifyHandling");
    }

    @Test
    @DisplayName("督办自身的时限将到或已到：只提醒，不再套督办")
    void theSupervisionItselfIsOnlyReminded() {
        var supervision = overdueReview();

        for (var level : new String[] {"orange", "red"}) {
            supervision.isTold("clock.reached", Map.of(
                    "reminderClock", "overdue-supervision.explainOverdue",
                    "reminderProcedure", SUPERVISION,
                    "reminderStep", "explainOverdue",
                    "reminderStepName", "说明逾期原因",
                    "reminderLevel", level,
                    "reminderDueAt", "2026-02-16T00:00+08:00"));
        }

        assertThat(notices()).extracting(notice -> notice.get("reminderLevel")).containsExactly("orange", "red");
        assertThat(supervision.openSteps()).containsExactly("userTask_explainOverdue");
        assertThat(ENGINE.getRuntimeService().createProcessInstanceQuery()
                        .processInstanceBusinessKey(supervision.number()).count())
                .isOne();
    }

    @Test
    @DisplayName("没有审定结论、没有核实结论：停在原处")
    void decisionsThatWereNotMadeLeadNowhere() {
        var supervision = overdueReview();
        departmentExplains(supervision, "registrar");
        stays(supervision, () -> oversightDecides(supervision, null));

        oversightDecides(supervision, "handle");
        departmentReports(supervision, "registrar");
        stays(supervision, () -> oversightVerifies(supervision, null));
    }

    private static void stays(Case supervision, Runnable deed) {
        var before = supervision.openSteps();
        assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(deed::run);
        assertThat(supervision.openSteps()).isEqualTo(before);
    }
}
