package org.lianban.procedure;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import org.lianban.deadline.Deadline;
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
     * @param waitingFor names of the steps being worked on
     * @param outcome how it ended: the reason, if there was one, and the end reached
     */
    record Progress(
            String caseNumber,
            String state,
            OffsetDateTime openedAt,
            OffsetDateTime dueAt,
            OffsetDateTime endedAt,
            List<String> waitingFor,
            List<String> outcome) {}

    private final Cases cases;
    private final Deadline deadline;

    ProgressController(Cases cases, Deadline deadline) {
        this.cases = cases;
        this.deadline = deadline;
    }

    @GetMapping("/{caseNumber}")
    @Operation(summary = "凭查询码查进度", description = "不需登录。编号或查询码不对都回答 404。")
    Progress progress(@PathVariable String caseNumber, @RequestParam String code) {
        var view = cases.view(caseNumber, code);
        return new Progress(
                view.caseNumber(),
                // the applicant can do nothing about a department's system, so an incident is work in progress
                view.state().equals("incident") ? "running" : view.state(),
                view.openedAt(),
                deadline.caseDueAt(view.procedure(), view.municipality(), view.openedAt()).orElse(null),
                view.endedAt(),
                view.openSteps().stream().map(CaseView.OpenStep::name).toList(),
                view.outcome().stream().map(CaseView.Reached::name).toList());
    }
}
