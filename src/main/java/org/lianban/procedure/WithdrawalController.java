package org.lianban.procedure;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.regex.Pattern;
import org.lianban.engine.Cases;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Applications of whatever procedure are withdrawn at the hall, for as long as the diagram waits for it. */
@RestController
@RequestMapping("/api/cases/{caseNumber}/withdrawal")
@PreAuthorize("hasAuthority('hall')")
@Tag(name = "案件")
class WithdrawalController {

    private static final Pattern LETTER_AFTER_HYPHEN = Pattern.compile("-([a-z])");

    private final Cases cases;

    WithdrawalController(Cases cases) {
        this.cases = cases;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "撤回申请",
            description = "流程图允许撤回的阶段，申请人可以撤回：企业开办在登记之前，联合验收在查验结束之前。409：已过这一阶段或已经办结。")
    void withdraw(@PathVariable String caseNumber, @RequestBody @Valid Reason reason) {
        var procedure = cases.view(caseNumber).procedure();
        cases.send(caseNumber, procedure, camelCase(procedure) + ".withdrawn", Map.of("withdrawalReason", reason.reason()));
    }

    private static String camelCase(String procedure) {
        return LETTER_AFTER_HYPHEN.matcher(procedure).replaceAll(match -> match.group(1).toUpperCase());
    }
}
