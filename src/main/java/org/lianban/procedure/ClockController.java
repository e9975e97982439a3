package org.lianban.procedure;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lianban.basis.BasisCatalogue;
import org.lianban.basis.Citation;
import org.lianban.deadline.ClockDesk;
import org.lianban.deadline.ClockView;
import org.lianban.engine.Caller;
import org.lianban.engine.CaseNotFoundException;
import org.lianban.engine.CaseView;
import org.lianban.engine.Cases;
import org.lianban.engine.Violation;
import org.lianban.form.FormRejected;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pauses, resumes and extends the limits of a case where no step of its diagram does. */
@RestController
@RequestMapping("/api/cases/{caseNumber}/clocks/{clock}")
@Tag(name = "时限")
class ClockController {

    /** Whoever may say so: the group that deals with the applicant. */
    private static final String HALL = "hall";

    private static final String LEADER = "leader";
    private static final int LONGEST_REASON = 1_000;

    /** @param basis clause that takes the time out of the limit, as {@code 行政许可法/45} */
    record Pause(String reason, String basis) {}

    /** Why the limit runs on or is extended. */
    record Ground(String reason) {}

    private final Cases cases;
    private final ClockDesk clocks;
    private final Caller caller;
    private final BasisCatalogue catalogue;

    ClockController(Cases cases, ClockDesk clocks, Caller caller, BasisCatalogue catalogue) {
        this.cases = cases;
        this.clocks = clocks;
        this.caller = caller;
        this.catalogue = catalogue;
    }

    @PostMapping("/pauses")
    @Operation(
            summary = "暂停计时",
            description = "须有法律依据（basis，如 行政许可法/45）和理由（reason）。403：只有综合窗口或可发起该事项的部门可以暂停；"
                    + "404：没有案件或时限；409：时限已停止；422：一次列出全部问题。")
    ClockView pause(@PathVariable String caseNumber, @PathVariable String clock, @RequestBody Pause pause) {
        var view = requireDesk(caseNumber);
        var violations = reason(pause.reason());
        violations.addAll(basis(pause.basis()));
        refuse(violations);
        return found(view, clock, clocks.pause(caseNumber, clock, pause.reason(), pause.basis()));
    }

    @PostMapping("/resumptions")
    @Operation(summary = "恢复计时", description = "须写明理由（reason）。403、404、422 同暂停；409：没有暂停。")
    ClockView resume(@PathVariable String caseNumber, @PathVariable String clock, @RequestBody Ground ground) {
        var view = requireDesk(caseNumber);
        refuse(reason(ground.reason()));
        return found(view, clock, clocks.resume(caseNumber, clock, ground.reason()));
    }

    @PostMapping("/extensions")
    @Operation(
            summary = "延长时限",
            description = "按时限表允许的数额延长一次，须写明理由（reason）。403：只有负责人可以延长；409：不得延长、已延长过或已届满。")
    ClockView extend(@PathVariable String caseNumber, @PathVariable String clock, @RequestBody Ground ground) {
        var view = cases.view(caseNumber);
        if (!caller.isIn(LEADER)) {
            throw new NotAllowed("只有负责人可以延长时限");
        }
        refuse(reason(ground.reason()));
        return found(view, clock, clocks.extend(caseNumber, clock, ground.reason()));
    }

    private CaseView requireDesk(String caseNumber) {
        var view = cases.view(caseNumber);
        if (!caller.isIn(HALL) && !caller.mayStart(view.procedure())) {
            throw new NotAllowed("只有综合窗口或可发起该事项的部门可以暂停和恢复计时");
        }
        return view;
    }

    private static ClockView found(CaseView view, String clock, Optional<ClockView> changed) {
        return changed.orElseThrow(() -> new CaseNotFoundException("%s 的时限 %s".formatted(view.caseNumber(), clock)));
    }

    private static List<Violation> reason(String reason) {
        var violations = new ArrayList<Violation>();
        if (reason == null || reason.isBlank()) {
            violations.add(new Violation("reason", "理由", "未填写"));
        } else if (reason.length() > LONGEST_REASON) {
            violations.add(new Violation("reason", "理由", "不得超过 %d 字".formatted(LONGEST_REASON)));
        }
        return violations;
    }

    private List<Violation> basis(String basis) {
        if (basis == null || basis.isBlank()) {
            return List.of(new Violation("basis", "依据", "未填写"));
        }
        var citations = Citation.in(basis);
        if (citations.size() != 1 || !citations.get(0).toString().equals(basis)) {
            return List.of(new Violation("basis", "依据", "应写成 文件/条，例如 行政许可法/45"));
        }
        return catalogue.find(citations.get(0)).isPresent()
                ? List.of()
                : List.of(new Violation("basis", "依据", "条款目录没有 " + basis));
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new FormRejected(violations);
        }
    }

    /** The caller sees the case but this is not his to do. */
    private static class NotAllowed extends RuntimeException {

        NotAllowed(String message) {
            super(message);
        }
    }

    @ExceptionHandler
    ProblemDetail notAllowed(NotAllowed refused) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, refused.getMessage());
    }
}
