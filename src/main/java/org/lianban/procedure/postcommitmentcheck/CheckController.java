package org.lianban.procedure.postcommitmentcheck;

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

/** What the applicant tells the hall or the supervisor while a check of the promise waits for it. */
@RestController
@RequestMapping("/api/cases/{caseNumber}")
@PreAuthorize("hasAnyAuthority('hall', 'supervisor')")
@Tag(name = "告知承诺事后核查")
class CheckController {

    private static final String PROCEDURE = "post-commitment-check";

    private final Cases cases;

    CheckController(Cases cases) {
        this.cases = cases;
    }

    @PostMapping("/appearance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "登记申请人出现", description = "公告期内，找不到的申请人出现的，重新核查承诺。404：本地没有这个案件；409：没有公告，或者公告期已满。")
    void appear(@PathVariable String caseNumber, @RequestBody @Valid Reason reason) {
        cases.pass(caseNumber, PROCEDURE, "postCommitmentCheck.applicantAppeared", Map.of("appearanceNote", reason.reason()));
    }

    @PostMapping("/hearing-request")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "登记听证申请",
            description = "被告知听证权利之日起五日内可以要求听证（行政许可法 47）。404：本地没有这个案件；409：没有告知听证，或者期限已过。")
    void requestHearing(@PathVariable String caseNumber, @RequestBody @Valid Reason reason) {
        cases.pass(caseNumber, PROCEDURE, "postCommitmentCheck.hearingRequested", Map.of("hearingRequest", reason.reason()));
    }
}
