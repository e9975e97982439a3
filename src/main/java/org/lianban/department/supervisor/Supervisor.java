package org.lianban.department.supervisor;

import static org.lianban.department.DepartmentStep.IDEMPOTENCY_KEY;
import static org.lianban.department.DepartmentStep.MUNICIPALITY;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The contract of the department that supervises a trade.
 *
 * <p>A repeated idempotency key gets the first answer and has no further effect.
 */
@HttpExchange(accept = "application/json", contentType = "application/json")
public interface Supervisor {

    String ROLE = "supervisor";

    /** Takes a decision under a ticket; the receipt, by which the supervision begins, is answered later (双推送、双回路). */
    @PostExchange("/decisions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    SupervisionAnswer receiveDecision(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody SupervisedDecision request);
}
