package org.lianban.procedure.enterpriseopening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.lianban.procedure.Case;
import org.lianban.procedure.Department;
import org.lianban.procedure.FixedDeadline;
import org.lianban.procedure.ProcedureEngine;

/** The people and departments of the stories of enterprise opening, and what each of them does. */
abstract class OpeningStory {

    static final String OPENING = "enterprise-opening";
    static final String REVOCATION = "enterprise-opening-revocation";

    private static final List<String> STEPS = List.of("reserveName", "verifyIdentities", "registerEnterprise", "orderSeals",
            "fileSeals", "confirmTaxpayer", "registerSocialInsurance", "registerMedicalInsurance", "registerHousingFund",
            "reserveAccount", "openAccount", "revokeRegistration");

    /** What the steps of the reminder were told, by step. */
    private static final Map<String, List<Map<String, Object>>> REMINDERS =
            Map.of("sendTimeNotice", new ArrayList<>(), "startSupervision", new ArrayList<>());

    private static final AtomicInteger SEQUENCE = new AtomicInteger();
    private static Departments departments;

    static final ProcessEngine ENGINE = ProcedureEngine.knowing(OPENING, beans());

    private static Map<String, Object> beans() {
        var beans = new HashMap<String, Object>(Map.of("deadline", new FixedDeadline()));
        STEPS.forEach(step -> beans.put(step, (JavaDelegate) execution -> departments.by(step).execute(execution)));
        REMINDERS.forEach((step, told) ->
                beans.put(step, (JavaDelegate) execution -> told.add(new HashMap<>(execution.getVariables()))));
        return beans;
    }

    @BeforeEach
    void everyDepartmentAccepts() {
        departments = new Departments();
        REMINDERS.values().forEach(List::clear);
    }

    static List<Map<String, Object>> notices() {
        return REMINDERS.get("sendTimeNotice");
    }

    static List<Map<String, Object>> supervisions() {
        return REMINDERS.get("startSupervision");
    }

    static Department department(String step) {
        return departments.by(step);
    }

    static Case applicantSubmits(Application application) {
        return open(OPENING, "QYKB", application.answers());
    }

    static Case open(String process, String code, Map<String, Object> answers) {
        var number = "620500-%s-20260210-%04d".formatted(code, SEQUENCE.incrementAndGet());
        ENGINE.getRuntimeService().startProcessInstanceByKey(process, number, answers);
        return new Case(ENGINE, number);
    }

    /** Runs every call to a department that is due, until all have answered or failed to answer. */
    static void departmentsWork(Case opening) {
        for (var due = due(opening); !due.isEmpty(); due = due(opening)) {
            due.forEach(call -> departmentIsCalled(opening, call));
        }
    }

    private static List<Job> due(Case opening) {
        return opening.calls().stream().filter(call -> call.getRetries() > 0).toList();
    }

    private static void departmentIsCalled(Case opening, Job call) {
        try {
            opening.execute(call);
        } catch (Department.Unreachable expected) {
            assertThat(opening.calls()).extracting(Job::getId).contains(call.getId());
        }
    }

    static void departmentIsCalled(Case opening, String step) {
        departmentIsCalled(opening, opening.call(step));
    }

    /** One call to each of these departments, in this order; the rest stay for later. */
    static void departmentsAreCalled(Case opening, String... steps) {
        Stream.of(steps).forEach(step -> departmentIsCalled(opening, step));
    }

    static void nameIsReservedAndIdentitiesVerified(Case opening) {
        departmentsAreCalled(opening, "serviceTask_reserveName", "serviceTask_verifyIdentities");
    }

    static void licenceIsIssued(Case opening) {
        nameIsReservedAndIdentitiesVerified(opening);
        departmentIsCalled(opening, "serviceTask_registerEnterprise");
    }

    static void hallRenames(Case opening, String tradeName) {
        opening.complete("hall", "userTask_renameEnterprise", Map.of("replacementTradeName", tradeName));
    }

    static void hallVerifiesInPerson(Case opening) {
        opening.complete("hall", "userTask_verifyInPerson",
                Map.of("identityProof", "in-person", "identityProofNote", "本人到场，证件相符"));
    }

    static void hallFindsTheProofFailed(Case opening) {
        opening.complete("hall", "userTask_verifyInPerson",
                Map.of("identityProof", "failed", "identityProofNote", "本人否认参与设立"));
    }

    static void registrarApproves(Case opening) {
        registrarConcludes(opening, "approve", Map.of());
    }

    static void registrarConcludes(Case opening, String outcome, Map<String, Object> grounds) {
        var answers = new HashMap<String, Object>(grounds);
        answers.put("reviewOutcome", outcome);
        opening.complete("registrar", "userTask_reviewApplication", answers);
    }

    static void hallHandles(Case opening, String member, String handling) {
        var answers = new HashMap<String, Object>(Map.of("handlingNote", "已与部门核实"));
        answers.put("handling", handling);
        opening.complete("hall", member + "/userTask_handleMember", answers);
    }

    static void hallCorrectsTheFiling(Case opening) {
        opening.complete("hall", "seal/userTask_correctFiling", Map.of("filingCorrection", "已重新采集印模"));
    }

    static void hallGivesTheReservationUp(Case opening) {
        opening.receive(OPENING, "enterpriseOpening.memberTakenOver", Map.of("memberProblem", "预约系统停机"));
    }

    static void hallTakesOver(Case opening, String member) {
        opening.receive(OPENING + "-" + member, "enterpriseOpening.memberTakenOver", Map.of("memberProblem", "部门系统停机"));
    }

    static void applicantWithdraws(Case opening) {
        opening.receive(OPENING, "enterpriseOpening.withdrawn", Map.of("withdrawalReason", "股东意见不一致"));
    }

    static void engraverDelivers(Case opening) {
        opening.receive(OPENING + "-seal", "enterpriseOpening.sealsEngraved", Map.of(
                "sealsAccepted", true, "sealSecurityCodes", "[\"6205000001\"]", "sealImprintDigest", "9f86d081", "sealFeeYuan", 0));
    }

    static void engraverFails(Case opening, String reason) {
        opening.receive(OPENING + "-seal", "enterpriseOpening.sealsEngraved",
                Map.of("sealsAccepted", false, "sealRefusalReason", reason));
    }

    static void bankAnswersYes(Case opening) {
        opening.receive(OPENING + "-bank", "enterpriseOpening.accountDecided",
                Map.of("accountAccepted", true, "bankAccountNumber", "6200001"));
    }

    static void bankAnswersNo(Case opening, String reason) {
        opening.receive(OPENING + "-bank", "enterpriseOpening.accountDecided",
                Map.of("accountAccepted", false, "accountRefusalReason", reason));
    }

    /** Every member finishes that can, whoever has to answer later. */
    static void everyMemberFinishes(Case opening) {
        departmentsWork(opening);
        if (opening.openSteps().contains("seal/receiveTask_awaitSeals")) {
            engraverDelivers(opening);
        }
        if (opening.openSteps().contains("bank/receiveTask_awaitDueDiligence")) {
            bankAnswersYes(opening);
        }
        departmentsWork(opening);
    }

    static void hallHandsOver(Case opening) {
        opening.complete("hall", "userTask_handOverResults", Map.of("receivedBy", "李明", "receiptSigned", true));
    }

    static void hallPosts(Case opening) {
        opening.complete("hall", "userTask_postResults", Map.of("courierName", "中国邮政", "trackingNumber", "EMS1"));
    }

    static void closedUnregistered(Case opening, String reason) {
        assertThat(opening.isEnded()).isTrue();
        assertThat(opening.value("closingReason")).isEqualTo(reason);
        assertThat(opening.value("unifiedSocialCreditCode")).isNull();
        assertThat(department("registerEnterprise").effects()).isEmpty();
        assertThat(department("confirmTaxpayer").attempts()).isEmpty();
    }

    static void clockReaches(Case opening, String level) {
        opening.isTold("clock.reached", Map.of(
                "reminderClock", "enterprise-opening.registration",
                "reminderProcedure", OPENING,
                "reminderStep", "registration",
                "reminderStepName", "审查登记申请",
                "reminderLevel", level,
                "reminderDueAt", "2026-02-13T00:00+08:00"));
    }

    /** What this person or department does fails, nothing of it is kept, and the case waits where it was. */
    static void failsAndStays(Case opening, Runnable deed) {
        var before = opening.openSteps();
        assertThat(before).isNotEmpty();
        assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(deed::run);
        assertThat(opening.openSteps()).isEqualTo(before);
    }
}
