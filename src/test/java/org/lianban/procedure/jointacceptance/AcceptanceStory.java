package org.lianban.procedure.jointacceptance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.lianban.procedure.Case;

/** The people of the stories of joint acceptance, and what each of them does. */
abstract class AcceptanceStory extends AcceptanceEngine {

    private static final AtomicInteger SEQUENCE = new AtomicInteger();

    static Case builderApplies(Application project) {
        var number = "610100-LHYS-20260210-%04d".formatted(SEQUENCE.incrementAndGet());
        ENGINE.getRuntimeService().startProcessInstanceByKey(ACCEPTANCE, number, project.answers());
        return new Case(ENGINE, number);
    }

    static void constructionAccepts(Case project) {
        constructionExamines(project, "accept", null);
    }

    static void constructionExamines(Case project, String decision, String reason) {
        project.complete("construction", "userTask_acceptApplication",
                answers("intakeDecision", decision, "intakeReason", reason));
        departmentsWork(project);
    }

    static void builderSupplements(Case project) {
        project.complete("hall", "userTask_supplementMaterials", Map.of("supplementNote", "已补竣工图"));
    }

    static void constructionChecksTheSupplement(Case project, String decision) {
        project.complete("construction", "userTask_checkSupplement",
                answers("supplementDecision", decision, "missingMaterials", "仍缺竣工图"));
        departmentsWork(project);
    }

    static void constructionConfirmsThePlan(Case project) {
        project.complete("construction", "userTask_confirmPlan", Map.of("planDecision", "confirm"));
    }

    static void constructionCorrectsThePlan(Case project, Map<String, Object> facts) {
        project.complete("construction", "userTask_confirmPlan",
                allOf(facts, answers("planDecision", "correct", "correctionReason", "申请表填写有误")));
        departmentsWork(project);
    }

    static void constructionSetsTheVisit(Case project, String day) {
        project.complete("construction", "userTask_scheduleVisit", Map.of("jointVisitOn", day, "visitPlace", "项目南门"));
    }

    static void theDayOfTheVisitComes(Case project) {
        project.timeRunsOut("event_visitDayReached");
    }

    static void visitTakesPlace(Case project) {
        constructionSetsTheVisit(project, "2026-03-05");
        theDayOfTheVisitComes(project);
    }

    static void inspectorPasses(Case project, Inspector inspector) {
        inspectorConcludes(project, inspector, "pass", null);
        if (project.openSteps().contains(inspector.serviceTask())) {
            departmentIsCalled(project, inspector.serviceTask());
        }
    }

    static void inspectorDemands(Case project, Inspector inspector, String demand) {
        inspectorConcludes(project, inspector, "rectify", demand);
    }

    static void inspectorFails(Case project, Inspector inspector, String reason) {
        inspectorConcludes(project, inspector, "fail", reason);
    }

    static void inspectorConcludes(Case project, Inspector inspector, String conclusion, String demand) {
        project.complete(inspector.group, inspector.task(), allOf(inspector.lookedAt,
                answers("inspectors", "陈刚、周敏", "conclusion", conclusion, "demand", demand)));
    }

    /** The members whose inspectors have this project in their lists. */
    static List<Inspector> inspecting(Case project) {
        return Stream.of(Inspector.values()).filter(inspector -> project.openSteps().contains(inspector.task())).toList();
    }

    static void everyOpenMemberPasses(Case project) {
        inspecting(project).forEach(inspector -> inspectorPasses(project, inspector));
        departmentsWork(project);
    }

    static void constructionOrdersRectification(Case project) {
        project.complete("construction", "userTask_issueRectification", Map.of("rectificationNotice", "请于整改期限内一并整改"));
    }

    static void builderRectifies(Case project) {
        project.complete("hall", "userTask_submitRectification", Map.of("rectificationReport", "已全部整改"));
    }

    static void constructionFiles(Case project) {
        project.complete("construction", "userTask_checkFiling", Map.of("filingDecision", "file"));
        departmentsWork(project);
    }

    static void constructionFindsTheAcceptanceIllegal(Case project) {
        project.complete("construction", "userTask_checkFiling",
                Map.of("filingDecision", "illegal", "illegality", "监理单位未参加竣工验收"));
    }

    static void constructionOrdersReacceptance(Case project) {
        project.complete("construction", "userTask_orderReacceptance", Map.of(
                "reacceptanceOrderNumber", "责改〔2026〕1号", "reacceptanceDemand", "停止使用，重新组织竣工验收"));
        departmentsWork(project);
    }

    static void constructionChecksTheCommonParts(Case project, String decision) {
        project.complete("construction", "userTask_checkCommonParts",
                answers("commonPartsDecision", decision, "commonPartsNote", "地库出入口未完工"));
    }

    static void hallHandsOver(Case project) {
        project.complete("hall", "userTask_handOverOpinion", Map.of("receivedBy", "李雷", "receiptSigned", true));
    }

    static void builderWithdraws(Case project) {
        project.receive(ACCEPTANCE, "jointAcceptance.withdrawn", Map.of("withdrawalReason", "另行安排竣工验收"));
    }

    static void someoneReportsTheUse(Case project) {
        project.isTold("jointAcceptance.usedBeforeAcceptance", Map.of("earlyUseReport", "厂房已投产"));
    }

    static void clockReaches(Case project, String level) {
        project.isTold("clock.reached", Map.of(
                "reminderClock", "joint-acceptance.case",
                "reminderProcedure", ACCEPTANCE,
                "reminderStep", "case",
                "reminderStepName", "联合验收",
                "reminderLevel", level,
                "reminderDueAt", "2026-03-13T00:00+08:00"));
    }

    /** Applied for, accepted, and the plan confirmed. */
    static Case planned(Application application) {
        var project = builderApplies(application);
        constructionAccepts(project);
        constructionConfirmsThePlan(project);
        return project;
    }

    /** Planning verified where it takes part, and all others on site. */
    static Case visited(Application application) {
        var project = planned(application);
        everyOpenMemberPasses(project);
        visitTakesPlace(project);
        return project;
    }

    /** Every member has passed; the completion waits for its filing. */
    static Case passed(Application application) {
        var project = visited(application);
        everyOpenMemberPasses(project);
        return project;
    }

    private static Map<String, Object> allOf(Map<String, Object> some, Map<String, Object> others) {
        var all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }
}
