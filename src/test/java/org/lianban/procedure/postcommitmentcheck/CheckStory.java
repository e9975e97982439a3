package org.lianban.procedure.postcommitmentcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.BeforeEach;
import org.lianban.procedure.Case;
import org.lianban.procedure.Department;
import org.lianban.procedure.FixedDeadline;
import org.lianban.procedure.ProcedureEngine;

/** Supervisors, leaders and the hall in the stories of the check after a commitment, and what each of them does. */
abstract class CheckStory {

    static final String CHECK = "post-commitment-check";
    static final String REPAIR = "post-commitment-check-repair";
    static final String CLUE = "post-commitment-check-clue";

    private static final AtomicInteger SEQUENCE = new AtomicInteger();

    /** What each step within the system was told, by step. */
    private static final Map<String, List<Map<String, Object>>> TOLD = Map.of(
            "recordCredit", new ArrayList<>(),
            "restoreCredit", new ArrayList<>(),
            "openCheck", new ArrayList<>(),
            "sendTimeNotice", new ArrayList<>(),
            "startSupervision", new ArrayList<>());

    private static Department approval;
    private static String standing;

    static final ProcessEngine ENGINE = ProcedureEngine.knowing(CHECK, beans());

    private static Map<String, Object> beans() {
        var beans = new HashMap<String, Object>(Map.of(
                "deadline", new FixedDeadline(),
                "revokeDecision", (JavaDelegate) execution -> approval.execute(execution),
                "checkCredit", (JavaDelegate) execution -> {
                    execution.setVariable("creditStanding", standing);
                    execution.setVariable("falsePromiseUnrepaired", standing.equals("restricted"));
                    execution.setVariable("creditCheckedAt", "2026-03-02T09:00:00+08:00");
                }));
        TOLD.forEach((step, told) ->
                beans.put(step, (JavaDelegate) execution -> told.add(new HashMap<>(execution.getVariables()))));
        return beans;
    }

    @BeforeEach
    void nothingHappenedYet() {
        approval = Department.asking("municipality", "itemCode", "itemName", "applicantName", "originalCase")
                .answering("revocationNumber", "CX-1", "downstreamLicences", "食品经营许可");
        standing = "restricted";
        TOLD.values().forEach(List::clear);
    }

    static Department approval() {
        return approval;
    }

    static void creditIsGood() {
        standing = "good";
    }

    static List<Map<String, Object>> told(String step) {
        return TOLD.get(step);
    }

    /** Kinds of the entries in the credit book, in order. */
    static List<Object> creditEntries() {
        return told("recordCredit").stream().map(entry -> entry.get("creditEntryKind")).toList();
    }

    /** A licence granted on a promise, without anything that the law gives a hearing for. */
    static Case aLicence() {
        return check(Map.of());
    }

    static Case check(Map<String, Object> differing) {
        var facts = new HashMap<String, Object>(Map.of(
                "municipality", "gangcheng",
                "originalCase", "370117-GZCN-20260302-000001",
                "itemCode", "otc-drug-retail",
                "itemName", "只经营乙类非处方药的药品零售",
                "commitmentKind", "licence",
                "checkMeans", "on-site",
                "hearingGiven", false,
                "applicantKind", "enterprise",
                "applicantName", "钢城康宁药店有限公司"));
        facts.putAll(Map.of("applicantCreditCode", "91370117MA3XAB1C2D", "contactName", "孙丽", "contactMobile", "13800000000"));
        facts.putAll(differing);
        return start(CHECK, "SHHC", facts);
    }

    static Case repair() {
        return start(REPAIR, "XYXF", Map.of(
                "municipality", "gangcheng",
                "applicantKind", "enterprise",
                "applicantName", "钢城康宁药店有限公司",
                "applicantCreditCode", "91370117MA3XAB1C2D",
                "contactName", "孙丽",
                "contactMobile", "13800000000",
                "repairedCase", "370117-SHHC-20260302-0001",
                "correctionReport", "已停业整顿，执业药师已到岗"));
    }

    static Case clue() {
        return start(CLUE, "CNXS", Map.of(
                "municipality", "gangcheng",
                "reportedCase", "370117-GZCN-20260302-000001",
                "clueSource", "complaint",
                "clueDetail", "顾客举报长期无执业药师"));
    }

    private static Case start(String process, String code, Map<String, Object> facts) {
        var number = "370117-%s-20260302-%04d".formatted(code, SEQUENCE.incrementAndGet());
        ENGINE.getRuntimeService().startProcessInstanceByKey(process, number, facts);
        return new Case(ENGINE, number);
    }

    static void supervisorFinds(Case check, String finding) {
        check.complete("supervisor", "userTask_checkPromise", answers(
                "finding", finding, "checkedOn", "2026-03-20", "usedMeans", "on-site", "inspectors", "周敏、吴刚",
                "findingDetail", "执业药师不在岗"));
    }

    static void supervisorOrdersRectification(Case check) {
        check.complete("supervisor", "userTask_orderRectification", answers(
                "rectificationOrderNumber", "钢市监责改〔2026〕3号", "rectificationDemand", "十日内执业药师到岗"));
    }

    static void hallReportsRectification(Case check) {
        check.complete("hall", "userTask_reportRectification", answers("rectificationReport", "执业药师已到岗"));
    }

    static void supervisorRechecks(Case check, String finding) {
        check.complete("supervisor", "userTask_recheckPromise", answers(
                "finding", finding, "inspectors", "周敏、吴刚", "recheckDetail", "到店查看"));
    }

    static void supervisorPublishesNotice(Case check) {
        check.complete("supervisor", "userTask_publishNotice", answers("noticeNumber", "公告〔2026〕7号", "noticePlace", "钢城区政府网站"));
    }

    static void supervisorAssesses(Case check, boolean gravePublicHarm, boolean thirdPartyRelied) {
        check.complete("supervisor", "userTask_assessHarm", answers(
                "gravePublicHarm", gravePublicHarm, "thirdPartyRelied", thirdPartyRelied, "harmAssessment", "附近另有药店"));
    }

    static void supervisorInformsOfHearing(Case check) {
        check.complete("supervisor", "userTask_informHearing", answers(
                "hearingNoticeNumber", "听告〔2026〕1号", "hearingInformedOn", "2026-04-01"));
    }

    static void leaderHearsTheApplicant(Case check) {
        check.complete("leader", "userTask_holdHearing", answers(
                "hearingHeldOn", "2026-04-20", "hearingChair", "郑文", "hearingMinutes", "申请人称执业药师请假"));
    }

    static void leaderRules(Case check, String ruling) {
        check.complete("leader", "userTask_decideRevocation", answers("revocationRuling", ruling, "revocationGrounds", "核查属实"));
    }

    static void approvalIsCalled(Case check) {
        check.execute(check.call("serviceTask_revokeDecision"));
    }

    static void hallDelivers(Case check) {
        check.complete("hall", "userTask_deliverRevocation", answers("receivedBy", "孙丽", "receiptSigned", true));
    }

    static void supervisorReviewsRepair(Case repair, String decision) {
        repair.complete("supervisor", "userTask_reviewRepair", answers("repairDecision", decision, "repairReason", "已查看现场"));
    }

    static void supervisorScreens(Case clue, String decision) {
        clue.complete("supervisor", "userTask_screenClue", answers("clueDecision", decision, "screeningReason", "已核对考勤"));
    }

    /** What this person does fails, nothing of it is kept, and the case waits where it was. */
    static void failsAndStays(Case check, Runnable deed) {
        var before = check.openSteps();
        assertThat(before).isNotEmpty();
        assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(deed::run);
        assertThat(check.openSteps()).isEqualTo(before);
    }

    static void closedAs(Case check, String end) {
        assertThat(check.isEnded()).isTrue();
        assertThat(check.endEvents()).containsExactly(end);
    }

    /** A name and a value, and so on; a value may be missing. */
    static Map<String, Object> answers(Object... namesAndValues) {
        var answers = new HashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            answers.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return answers;
    }
}
