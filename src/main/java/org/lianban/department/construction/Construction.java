package org.lianban.department.construction;

import static org.lianban.department.DepartmentStep.IDEMPOTENCY_KEY;
import static org.lianban.department.DepartmentStep.MUNICIPALITY;

import jakarta.validation.Valid;
import org.lianban.department.CertificateAnswer;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The contract of the construction department. A repeated idempotency key gets the first answer and has no further effect. */
@HttpExchange(accept = "application/json", contentType = "application/json")
public interface Construction {

    String ROLE = "construction";

    /** Files the fire safety of other works and draws by lot whether it is checked (消防备案抽查). */
    @PostExchange("/fire-filings")
    FireFilingAnswer drawFireFiling(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody FireFilingRequest request);

    /** Issues the opinion on a fire acceptance (消防验收意见书). */
    @PostExchange("/fire-opinions")
    CertificateAnswer issueFireOpinion(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody FireOpinionRequest request);

    /** Records the result of a check that the lot demanded. */
    @PostExchange("/fire-checks")
    CertificateAnswer recordFireCheck(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody FireCheckRequest request);

    /** Files the completion acceptance (竣工验收备案). */
    @PostExchange("/completion-filings")
    CertificateAnswer fileCompletion(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody CompletionFilingRequest request);

    /** Seals and numbers the one opinion on a joint acceptance. */
    @PostExchange("/acceptance-opinions")
    AcceptanceOpinionAnswer issueAcceptanceOpinion(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody AcceptanceOpinionRequest request);
}
