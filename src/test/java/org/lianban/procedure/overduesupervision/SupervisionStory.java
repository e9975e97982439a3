package org.lianban.procedure.overduesupervision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.BeforeEach;
import org.lianban.procedure.Case;
import org.lianban.procedure.FixedDeadline;
import org.lianban.procedure.ProcedureEngine;

/** The departments and supervisors of the stories of overdue supervision, and what each of them does. */
abstract class SupervisionStory {

    static final String SUPERVISION = "overdue-supervision";

    private static final AtomicInteger SEQUENCE = new AtomicInteger();
    private static final List<Map<String, Object>> NOTICES = new ArrayList<>();

    static final ProcessEngine ENGINE = ProcedureEngine.knowing(SUPERVISION, Map.of(
            "deadline", new FixedDeadline(),
            "sendTimeNotice", (JavaDelegate) execution -> NOTICES.add(new HashMap<>(execution.getVariables()))));

    @BeforeEach
    void noNoticeWasSent() {
        NOTICES.clear();
    }

    static List<Map<String, Object>> notices() {
        return NOTICES;
    }

    static Case overdue(String procedure, String step, String stepName) {
        var number = "620500-XNDB-20260213-%04d".formatted(SEQUENCE.incrementAndGet());
        ENGINE.getRuntimeService().startProcessInstanceByKey(SUPERVISION, number, Map.of(
                "municipality", "tianshui",
                "supervisedCase", "620500-QYKB-20260210-000001",
                "supervisedProcedure", procedure,
                "supervisedStep", step,
                "supervisedStepName", stepName,
                "supervisedDueAt", "2026-02-13T00:00+08:00",
                "supervisedDueText", "2026年2月12日24时",
                "supervisedClock", procedure + "." + step));
        return new Case(ENGINE, number);
    }

    static Case overdueReview() {
        return overdue("enterprise-opening", "registration", "审查登记申请");
    }

    static void departmentExplains(Case supervision, String department) {
        supervision.complete(department, "userTask_explainOverdue", Map.of("explanation", "申请集中，已增加审查人员"));
    }

    static void oversightDecides(Case supervision, String decision) {
        var answers = new HashMap<String, Object>(Map.of("explanationOpinion", "已阅"));
        answers.put("explanationDecision", decision);
        supervision.complete("oversight", "userTask_decideExplanation", answers);
    }

    static void departmentReports(Case supervision, String department) {
        supervision.complete(department, "userTask_reportHandling", Map.of("handlingReport", "已作出审查决定"));
    }

    static void oversightVerifies(Case supervision, String outcome) {
        var answers = new HashMap<String, Object>(Map.of("verificationFindings", "已核对案件"));
        answers.put("handlingOutcome", outcome);
        supervision.complete("oversight", "userTask_verifyHandling", answers);
    }

    static void leaderInstructs(Case supervision) {
        supervision.complete("leader", "userTask_instructHandling", Map.of("leaderInstruction", "约谈责任部门"));
    }
}
