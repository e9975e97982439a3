package org.lianban.procedure.licencereformmode;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.BeforeEach;
import org.lianban.procedure.Case;
import org.lianban.procedure.Department;
import org.lianban.procedure.FixedDeadline;
import org.lianban.procedure.ProcedureEngine;

/** The people of the stories of licence reform, and what each of them does. */
abstract class ReformStory {

    static final String REFORM = "licence-reform-mode";

    private static final AtomicInteger SEQUENCE = new AtomicInteger();
    private static final List<Map<String, Object>> NOTICES = new ArrayList<>();
    private static final List<Map<String, Object>> SUPERVISIONS = new ArrayList<>();

    /** What each case of commitment began with. */
    private static final List<Map<String, Object>> COMMITMENTS = new ArrayList<>();

    private static Department approval;
    private static Department supervisor;

    static final ProcessEngine ENGINE = ProcedureEngine.knowing(REFORM, Map.of(
            "deadline", new FixedDeadline(),
            "issueDecision", (JavaDelegate) execution -> approval.execute(execution),
            "pushSupervision", (JavaDelegate) execution -> supervisor.execute(execution),
            "startCommitment", (JavaDelegate) ReformStory::startCommitment,
            "sendTimeNotice", (JavaDelegate) execution -> NOTICES.add(new HashMap<>(execution.getVariables())),
            "startSupervision", (JavaDelegate) execution -> SUPERVISIONS.add(new HashMap<>(execution.getVariables()))));

    @BeforeEach
    void everyDepartmentAccepts() {
        approval = Department.asking("itemCode", "itemName", "applicantName", "decisionMode")
                .answering("decisionNumber", "许决〔2026〕1号");
        supervisor = Department.asking("itemCode", "itemName", "applicantName", "decisionKind")
                .answering("supervisionTicket", "JG-1");
        NOTICES.clear();
        COMMITMENTS.clear();
        SUPERVISIONS.clear();
    }

    static List<Map<String, Object>> notices() {
        return NOTICES;
    }

    static List<Map<String, Object>> supervisions() {
        return SUPERVISIONS;
    }

    static Department approval() {
        return approval;
    }

    static Department supervisor() {
        return supervisor;
    }

    static List<Map<String, Object>> commitments() {
        return COMMITMENTS;
    }

    private static void startCommitment(DelegateExecution execution) {
        COMMITMENTS.add(new HashMap<>(execution.getVariables()));
        execution.setVariable("commitmentCase", "620500-GZCN-20260302-000001");
    }

    /** An enterprise applies on 2 March 2026 and chooses the promise wherever it may. */
    static Case enterpriseApplies(String municipality, String item) {
        return enterpriseApplies(municipality, item, "2026-03-02", "commitment");
    }

    static Case enterpriseApplies(String municipality, String item, String day, String choice) {
        var number = "620500-ZZFL-%s-%04d".formatted(day.replace("-", ""), SEQUENCE.incrementAndGet());
        ENGINE.getRuntimeService().startProcessInstanceByKey(REFORM, number, Map.ofEntries(
                entry("municipality", municipality),
                entry("acceptedOn", day),
                entry("itemCode", item),
                entry("handlingChoice", choice),
                entry("proofNumber", "证〔2026〕8号"),
                entry("applicationNote", "麦积区桥南一号，经营面积八十平方米"),
                entry("applicantKind", "enterprise"),
                entry("applicantName", "天水麦积惠民商贸有限公司"),
                entry("applicantCreditCode", "91620503MA71B2C38P"),
                entry("contactName", "李雷"),
                entry("contactMobile", "13800000001")));
        return new Case(ENGINE, number);
    }

    static void approvalReviews(Case application, String decision, String reason) {
        var answers = new HashMap<String, Object>();
        answers.put("reviewDecision", decision);
        answers.put("refusalReason", reason);
        application.complete("approval", "userTask_reviewApplication", answers);
    }

    static void approvalFiles(Case application) {
        application.complete("approval", "userTask_registerFiling",
                Map.of("decisionNumber", "食备〔2026〕1号", "filingNote", "材料齐全"));
    }

    static void taxChecksTheProof(Case application, String decision, String reason) {
        var answers = new HashMap<String, Object>();
        answers.put("proofDecision", decision);
        answers.put("proofRejection", reason);
        application.complete("tax", "userTask_checkProof", answers);
    }

    static void departmentIsCalled(Case application, String step) {
        application.execute(application.call(step));
    }

    /** The department whose part supervision is gets the result and says so. */
    static void supervisorReceives(Case application) {
        departmentIsCalled(application, "serviceTask_pushSupervision");
        assertThat(application.openSteps()).containsExactly("receiveTask_awaitReceipt");
        application.receive(REFORM, "licenceReformMode.decisionReceived",
                Map.of("receiptNumber", "签收〔2026〕1号", "receivedOn", "2026-03-03"));
    }

    static void clockReaches(Case application, String level) {
        application.isTold("clock.reached", Map.of(
                "reminderClock", "licence-reform-mode.reviewApplication",
                "reminderProcedure", REFORM,
                "reminderStep", "reviewApplication",
                "reminderStepName", "审查许可申请",
                "reminderLevel", level,
                "reminderDueAt", "2026-03-17T00:00+08:00"));
    }

    /** The case has ended, so and not otherwise. */
    static void closedAs(Case application, String end) {
        assertThat(application.isEnded()).isTrue();
        assertThat(application.endEvents()).filteredOn(event -> !event.equals("endEvent_warned")).containsExactly(end);
    }
}
