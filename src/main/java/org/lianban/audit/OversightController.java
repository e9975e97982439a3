package org.lianban.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.lianban.audit.Oversight.Figures;
import org.lianban.audit.Oversight.Heat;
import org.lianban.audit.Oversight.Period;
import org.lianban.engine.InvalidInputException;
import org.lianban.engine.Municipality;
import org.lianban.engine.Violation;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures for oversight. They name nobody. */
@RestController
@RequestMapping("/api/audit/oversight")
@PreAuthorize("hasAuthority('auditor')")
@Tag(name = "审计")
class OversightController {

    private static final int MOST_YEARS = 3;

    private final Oversight oversight;
    private final OwnCases cases;

    OversightController(Oversight oversight, OwnCases cases) {
        this.oversight = oversight;
        this.cases = cases;
    }

    @GetMapping
    @Operation(
            summary = "监督看板",
            description = "一段时间（from、to 两日都含，至多三年）的办件量、按时率、各事项和各部门的办理时长（毫秒，含休息日）、满意度；只算本人地区，municipality 只算一个地区。"
                    + "onTime 是办结的案件中从未超期的件数；部门的时长从任务到达算到办完。422：日期写错。")
    Figures figures(
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(defaultValue = "") String municipality) {
        return oversight.figures(period(from, to, municipality));
    }

    @GetMapping("/heat")
    @Operation(summary = "流程图上的热度", description = "一段时间内某一版流程的各个环节经过的次数和时长的中位数（毫秒）。422：日期写错。")
    List<Heat> heat(
            @RequestParam String definitionId,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(defaultValue = "") String municipality) {
        return oversight.heat(definitionId, period(from, to, municipality));
    }

    private Period period(String first, String last, String municipality) {
        var from = day("from", "起日", first);
        var to = day("to", "止日", last);
        if (to.isBefore(from)) {
            throw new InvalidInputException(List.of(new Violation("to", "止日", "不能早于起日")));
        }
        if (to.isAfter(from.plusYears(MOST_YEARS))) {
            throw new InvalidInputException(List.of(new Violation("to", "止日", "一次至多看 %d 年".formatted(MOST_YEARS))));
        }
        var own = cases.municipalities().stream()
                .map(Municipality::id)
                .filter(place -> municipality.isBlank() || place.equals(municipality))
                .toList();
        // an empty list is no SQL; nothing belongs to a municipality without a name
        return new Period(from, to, own.isEmpty() ? List.of("") : own);
    }

    private static LocalDate day(String field, String label, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInputException(List.of(new Violation(field, label, "应为日期，例如 2026-01-31")));
        }
    }
}
