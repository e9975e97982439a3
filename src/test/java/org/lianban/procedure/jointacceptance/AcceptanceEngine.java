package org.lianban.procedure.jointacceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.lianban.procedure.Case;
import org.lianban.procedure.Department;
import org.lianban.procedure.FixedDeadline;
import org.lianban.procedure.ProcedureEngine;

/** The engine of the stories of joint acceptance, with the departments and the register that each story begins anew. */
abstract class AcceptanceEngine {

    static final String ACCEPTANCE = "joint-acceptance";

    private static final List<String> STEPS = List.of("drawFireFiling", "certifyPlanning", "issueFireOpinion", "recordFireCheck",
            "fileCivilDefence", "acceptArchives", "confirmUtilities", "reportSupervision", "fileCompletion",
            "issueAcceptanceOpinion", "announceRegistration", "transferArchives");

    private static final List<String> CLOSINGS = List.of("endEvent_accepted", "endEvent_stageAccepted", "endEvent_notAccepted",
            "endEvent_notAdmitted", "endEvent_notTaken", "endEvent_terminated", "endEvent_withdrawn");

    /** What the steps of the reminder were told, by step. */
    private static final Map<String, List<Map<String, Object>>> REMINDERS =
            Map.of("sendTimeNotice", new ArrayList<>(), "startSupervision", new ArrayList<>());

    private static Departments departments;
    private static Register register;

    static final ProcessEngine ENGINE = ProcedureEngine.knowing(ACCEPTANCE, beans());

    private static Map<String, Object> beans() {
        var beans = new HashMap<String, Object>(Map.of(
                "deadline", new FixedDeadline(),
                "registerAcceptancePart", (JavaDelegate) execution -> register.registerAcceptancePart(execution),
                "concludeAcceptancePart", (JavaDelegate) execution -> register.concludeAcceptancePart(execution),
                "recordAcceptance", (JavaDelegate) execution -> register.recordAcceptance(execution)));
        STEPS.forEach(step -> beans.put(step, (JavaDelegate) execution -> departments.by(step).execute(execution)));
        REMINDERS.forEach((step, told) ->
                beans.put(step, (JavaDelegate) execution -> told.add(new HashMap<>(execution.getVariables()))));
        return beans;
    }

    @BeforeEach
    void everyDepartmentAccepts() {
        departments = new Departments();
        register = new Register();
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

    static Department department(Inspector inspector) {
        return departments.by(inspector.call);
    }

    static Register register() {
        return register;
    }

    /** Runs every call to a department that is due, until all have answered or failed to answer. */
    static void departmentsWork(Case project) {
        for (var due = due(project); !due.isEmpty(); due = due(project)) {
            due.forEach(call -> departmentIsCalled(project, call));
        }
    }

    private static List<Job> due(Case project) {
        return project.calls().stream().filter(call -> call.getRetries() > 0).toList();
    }

    private static void departmentIsCalled(Case project, Job call) {
        try {
            project.execute(call);
        } catch (Department.Unreachable expected) {
            assertThat(project.calls()).extracting(Job::getId).contains(call.getId());
        }
    }

    static void departmentIsCalled(Case project, String step) {
        departmentIsCalled(project, project.call(step));
    }

    /** What this person or department does fails, nothing of it is kept, and the case waits where it was. */
    static void failsAndStays(Case project, Runnable deed) {
        var before = project.openSteps();
        assertThat(before).isNotEmpty();
        assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(deed::run);
        assertThat(project.openSteps()).isEqualTo(before);
    }

    /** The case has ended, so and not otherwise. */
    static void closedAs(Case project, String end) {
        assertThat(project.isEnded()).isTrue();
        assertThat(project.endEvents()).filteredOn(CLOSINGS::contains).containsExactly(end);
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
