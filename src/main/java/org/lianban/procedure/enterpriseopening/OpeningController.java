package org.lianban.procedure.enterpriseopening;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Map;
import org.lianban.engine.Cases;
import org.lianban.procedure.Reason;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the hall does to a running opening in place of a department that does not answer. */
@RestController
@RequestMapping("/api/cases/{caseNumber}")
@PreAuthorize("hasAuthority('hall')")
@Tag(name = "企业开办")
class OpeningController {

    private static final String PROCEDURE = "enterprise-opening";

    /** The one member step that runs before the licence, in the opening's own diagram. */
    private static final String ACCOUNT_RESERVATION = "account-reservation";

    private final Cases cases;

    OpeningController(Cases cases) {
        this.cases = cases;
    }

    @PostMapping("/members/{member}/takeover")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "窗口接手一个事项",
            description = "部门系统长时间没有办成时（F8），由窗口接手：生成“处理未办成事项”任务。member 为 seal、tax、"
                    + "social-insurance、medical-insurance、housing-fund、bank；account-reservation 为放弃预约账号，"
                    + "领照后直接开户。409：该事项已办结或未开始。")
    void takeOver(@PathVariable String caseNumber, @PathVariable String member, @RequestBody @Valid Reason reason) {
        cases.send(
                caseNumber,
                member.equals(ACCOUNT_RESERVATION) ? PROCEDURE : PROCEDURE + "-" + member,
                "enterpriseOpening.memberTakenOver",
                Map.of("memberProblem", reason.reason()));
    }
}
