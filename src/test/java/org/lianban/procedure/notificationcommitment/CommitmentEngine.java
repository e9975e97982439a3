package org.lianban.procedure.notificationcommitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.lianban.procedure.Department.asking;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.lianban.engine.Decisions;
import org.lianban.engine.OfficialTime;
import org.lianban.procedure.Case;
import org.lianban.procedure.Department;
import org.lianban.procedure.FixedDeadline;
import org.lianban.procedure.ProcedureEngine;

/** The engine of the stories of notification and commitment: notice and seal are the real ones, on a day that the story sets. */
abstract class CommitmentEngine {

    static final String COMMITMENT = "notification-commitment";

    private static final List<String> CLOSINGS =
            List.of("endEvent_granted", "endEvent_promiseRefused", "endEvent_refused", "endEvent_notListed");

    private static final Map<String, List<Map<String, Object>>> TOLD = Map.of(
            "sendTimeNotice", new ArrayList<>(), "startSupervision", new ArrayList<>(), "grantOnCommitment", new ArrayList<>());

    private static Map<String, Department> departments;
    private static Map<String, Object> credit;
    private static LocalDate today;

    static final ProcessEngine ENGINE = ProcedureEngine.knowing(COMMITMENT, beans());

    private static Map<String, Object> beans() {
        var beans = new HashMap<String, Object>(Map.of(
                "deadline", new FixedDeadline(),
                "checkCredit", (JavaDelegate) execution -> credit.forEach(execution::setVariable),
                "serveNotice", (JavaDelegate) execution ->
                        new ServeNoticeDelegate(notices(execution), clock()).execute(execution),
                "sealCommitment", (JavaDelegate) execution ->
                        new SealCommitmentDelegate(notices(execution), clock()).execute(execution)));
        List.of("issueDecision", "pushSupervision").forEach(step ->
                beans.put(step, (JavaDelegate) execution -> departments.get(step).execute(execution)));
        TOLD.forEach((step, told) -> beans.put(step, (JavaDelegate) execution -> {
            told.add(new HashMap<>(execution.getVariables()));
            grant(step, execution);
        }));
        return beans;
    }

    private static void grant(String step, DelegateExecution execution) {
        if (step.equals("grantOnCommitment")) {
            execution.setVariable("grantedOn", today.toString());
        }
    }

    private static Notices notices(DelegateExecution execution) {
        return new Notices(new Decisions(execution.getProcessEngine()));
    }

    private static Clock clock() {
        return Clock.fixed(today.atTime(10, 0).atZone(OfficialTime.ZONE).toInstant(), OfficialTime.ZONE);
    }

    @BeforeEach
    void everybodyIsInGoodStandingAndEveryDepartmentAccepts() {
        today = LocalDate.parse("2026-03-02");
        credit = new HashMap<>(Map.of(
                "creditStanding", "good", "falsePromiseUnrepaired", false, "creditCheckedAt", "2026-03-02T10:00+08:00"));
        departments = Map.of(
                "issueDecision", asking("itemCode", "itemName", "applicantName", "decisionMode").answering("decisionNumber", "准-1"),
                "pushSupervision", asking("itemCode", "itemName", "applicantName", "decisionNumber", "decisionKind")
                        .answering("supervisionTicket", "JG-1"));
        TOLD.values().forEach(List::clear);
    }

    static void theDayIs(String day) {
        today = LocalDate.parse(day);
    }

    static void creditBookSays(String standing, boolean falsePromise) {
        credit.put("creditStanding", standing);
        credit.put("falsePromiseUnrepaired", falsePromise);
    }

    static Department department(String step) {
        return departments.get(step);
    }

    /** What the grant was told, each time. */
    static List<Map<String, Object>> grants() {
        return TOLD.get("grantOnCommitment");
    }

    static List<Map<String, Object>> notices() {
        return TOLD.get("sendTimeNotice");
    }

    static List<Map<String, Object>> supervisions() {
        return TOLD.get("startSupervision");
    }

    static void departmentsWork(Case application) {
        for (var due = due(application); !due.isEmpty(); due = due(application)) {
            due.forEach(call -> departmentIsCalled(application, call));
        }
    }

    private static List<Job> due(Case application) {
        return application.calls().stream().filter(call -> call.getRetries() > 0).toList();
    }

    private static void departmentIsCalled(Case application, Job call) {
        try {
            application.execute(call);
        } catch (Department.Unreachable expected) {
            assertThat(application.calls()).extracting(Job::getId).contains(call.getId());
        }
    }

    /** What this person does fails, nothing of it is kept, and the case waits where it was. */
    static void failsAndStays(Case application, Runnable deed) {
        var before = application.openSteps();
        assertThat(before).isNotEmpty();
        assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(deed::run);
        assertThat(application.openSteps()).isEqualTo(before);
    }

    /** The case has ended, so and not otherwise. */
    static void closedAs(Case application, String end) {
        assertThat(application.isEnded()).isTrue();
        assertThat(application.endEvents()).filteredOn(CLOSINGS::contains).containsExactly(end);
    }
}
