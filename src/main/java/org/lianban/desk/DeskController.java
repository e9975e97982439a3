package org.lianban.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.lianban.access.TaskPeople;
import org.lianban.basis.BasisCatalogue;
import org.lianban.basis.Citation;
import org.lianban.basis.Clause;
import org.lianban.deadline.ClockDesk;
import org.lianban.deadline.ClockView;
import org.lianban.engine.Cases;
import org.lianban.engine.TaskFiles;
import org.lianban.engine.Violation;
import org.lianban.form.ApplicationReader;
import org.lianban.form.FormRejected;
import org.lianban.privacy.Disclosure;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What stands on the desk beside a task. */
@RestController
@RequestMapping("/api/tasks")
@Tag(name = "任务")
class DeskController {

    private static final int MOST_TASKS = 200;

    /**
     * @param step what the task is called
     * @param assignee who has taken it, by name; null while nobody has
     * @param standsInFor whose task it is, by name, where the assignee stands in for somebody
     * @param actions what the caller may do besides working it: {@code handOver}, {@code substitute}, {@code assign}
     * @param application what was applied for, as the start form asked
     * @param decides the questions that hang on the step, as the diagram asks them
     * @param clock the clock by which the task is measured; null where none is
     * @param clocks those of the case that run or are paused
     * @param others steps that need another person, with who did them
     */
    record Desk(
            String caseNumber,
            String matter,
            String part,
            String step,
            String assignee,
            String standsInFor,
            OffsetDateTime since,
            List<String> actions,
            List<ApplicationReader.Section> application,
            List<TaskFiles.Question> decides,
            List<Ground> basis,
            ClockView clock,
            List<ClockView> clocks,
            List<TaskPeople.Other> others,
            List<Timeline.Entry> timeline) {}

    /** A clause with what it says, as far as the catalogue has it. */
    record Ground(Citation citation, String title, String figures) {}

    /** How the time of one task stands. */
    record Time(String task, String text, String colour, LocalDate dueDay, boolean provisional) {}

    private final TaskFiles files;
    private final Cases cases;
    private final ApplicationReader applications;
    private final ClockDesk clocks;
    private final BasisCatalogue catalogue;
    private final TaskPeople people;
    private final Timeline timeline;

    DeskController(
            TaskFiles files,
            Cases cases,
            ApplicationReader applications,
            ClockDesk clocks,
            BasisCatalogue catalogue,
            TaskPeople people,
            Timeline timeline) {
        this.files = files;
        this.cases = cases;
        this.applications = applications;
        this.clocks = clocks;
        this.catalogue = catalogue;
        this.people = people;
        this.timeline = timeline;
    }

    @GetMapping("/{task}/desk")
    @Operation(
            summary = "办件",
            description = "办理一项任务要看的：申请内容（只读）、本步骤决定什么及其依据、剩余时间、须由另一人办理的步骤、办理经过。"
                    + "证件号码和电话只对办理人不遮盖。404：没有这个任务，或者不属于本人可看的范围。")
    Desk desk(@PathVariable("task") String id, HttpServletRequest request) {
        var task = files.find(id).orElseThrow(() -> new NoSuchTask(id));
        if (people.callerMayWork(id)) {
            Disclosure.allow(request);
        }
        var all = clocks.of(task.caseNumber());
        return new Desk(
                task.caseNumber(),
                task.whole().name(),
                task.part().procedure().equals(task.whole().procedure()) ? null : task.part().name(),
                task.name(),
                task.assignee() == null ? null : people.name(task.assignee()),
                task.owner() == null ? null : people.name(task.owner()),
                task.since(),
                people.callerActions(task.assignee()),
                applications.read(task.whole().definition(), names -> cases.facts(task.caseNumber(), names)),
                task.decides(),
                Citation.in(task.basis()).stream().map(this::ground).toList(),
                clocks.byTask(task.caseNumber(), all).get(id),
                all.stream().filter(clock -> !clock.state().equals("stopped")).toList(),
                people.others(id),
                timeline.of(task.caseNumber()));
    }

    @GetMapping("/times")
    @Operation(
            summary = "任务的剩余时间",
            description = "按工作日历算到此刻。ids 以逗号分隔，最多 200 个；看不到的和不计时的任务不在回答里。422：太多或没有写。")
    List<Time> times(@RequestParam List<String> ids) {
        if (ids.isEmpty() || ids.size() > MOST_TASKS) {
            throw new FormRejected(List.of(new Violation("ids", "任务", "应为 1 至 %d 个".formatted(MOST_TASKS))));
        }
        return clocks.measuring(files.visible(ids)).entrySet().stream()
                .map(task -> time(task.getKey(), task.getValue()))
                .toList();
    }

    private static Time time(String task, ClockView clock) {
        return new Time(task, clock.timeLeft(), clock.colour(), clock.dueDay(), clock.provisional());
    }

    private Ground ground(Citation citation) {
        return catalogue.find(citation)
                .map(clause -> new Ground(citation, clause.title(), figures(clause)))
                .orElseGet(() -> new Ground(citation, "", null));
    }

    private static String figures(Clause clause) {
        return Objects.requireNonNullElse(clause.figures(), "").isEmpty() ? null : clause.figures();
    }
}
