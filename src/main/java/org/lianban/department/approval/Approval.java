package org.lianban.department.approval;

import static org.lianban.department.DepartmentStep.IDEMPOTENCY_KEY;
import static org.lianban.department.DepartmentStep.MUNICIPALITY;

import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The contract of the approval department. A repeated idempotency key gets the first answer and has no further effect. */
@HttpExchange(accept = "application/json", contentType = "application/json")
public interface Approval {

    String ROLE = "approval";

    /** Issues a decision that was made, as a document with a number. */
    @PostExchange("/decisions")
    DecisionAnswer issueDecision(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody DecisionRequest request);

    /** Revokes a decision, and tells which later ones of the same applicant have to be looked at again. */
    @PostExchange("/revocations")
    DecisionRevocationAnswer revokeDecision(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody DecisionRevocationRequest request);
}
