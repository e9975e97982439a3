package org.lianban.procedure;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.lianban.deadline.ClockDesk;
import org.lianban.deadline.ClockView;
import org.lianban.engine.CaseCourse;
import org.lianban.engine.CaseView;
import org.lianban.engine.Cases;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the applicant sees without an account: progress only, and nothing without the query code. */
@RestController
@RequestMapping("/api/progress")
@Tag(name = "进度查询")
class ProgressController {

    /**
     * @param dueAt when the whole case must be done by the municipality's promise; null where it promises nothing, and
     *     while the time does not count
     * @param clock how the time of the whole case stands; null where the municipality promises nothing
     * @param matter name of the procedure
     * @param waitingFor names of the steps being worked on
     * @param done steps that people and departments have finished, in that order
     * @param open steps being worked on, with who has them
     * @param outcome how it ended: the reason, if there was one, and the end reached
     */
    record Progress(
            String caseNumber,
            String matter,
            String state,
            OffsetDateTime openedAt,
            OffsetDateTime dueAt,
            Time clock,
            OffsetDateTime endedAt,
            List<String> waitingFor,
            List<CaseCourse.Done> done,
            List<Open> open,
            List<String> outcome) {}

    /** @param departmentName null for a step that a department's system answers */
    record Open(String name, String departmentName) {}

    /**
     * @param state {@code running}, {@code paused} or {@code stopped}
     * @param unitsLeft units that are left, today included
     */
    record Time(String state, String colour, int limit, String unit, LocalDate dueDay, int unitsLeft, int unitsOverdue) {

        private static Time of(ClockView clock) {
            return new Time(
                    clock.state(),
                    clock.colour(),
                    clock.limit(),
                    clock.unit(),
                    clock.dueDay(),
                    clock.unitsLeft(),
                    clock.unitsOverdue());
        }
    }

    private final Cases cases;
    private final ClockDesk clocks;
    private final CaseCourse course;

    ProgressController(Cases cases, ClockDesk clocks, CaseCourse course) {
        this.course = course;
        this.cases = cases;
        this.clocks = clocks;
    }

    @GetMapping("/{caseNumber}")
    @Operation(summary = "凭查询码查进度", description = "不需登录。编号或查询码不对都回答 404。")
    Progress progress(@PathVariable String caseNumber, @RequestParam String code) {
        var view = cases.view(caseNumber, code);
        var whole = clocks.of(caseNumber).stream().filter(ClockView::isOfCase).reduce((earlier, later) -> later);
        return new Progress(
                view.caseNumber(),
                course.matter(caseNumber),
                // the applicant can do nothing about a department's system, so an incident is work in progress
                view.state().equals("incident") ? "running" : view.state(),
                view.openedAt(),
                whole.map(ClockView::dueAt).orElse(null),
                whole.map(Time::of).orElse(null),
                view.endedAt(),
                view.openSteps().stream().map(CaseView.OpenStep::name).toList(),
                course.done(caseNumber),
                view.openSteps().stream().map(step -> new Open(step.name(), step.departmentName())).toList(),
                view.outcome().stream().map(CaseView.Reached::name).toList());
    }
}
