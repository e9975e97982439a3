package org.lianban.department.sealengraver;

import static org.lianban.department.DepartmentStep.IDEMPOTENCY_KEY;
import static org.lianban.department.DepartmentStep.MUNICIPALITY;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The contract of the licensed seal engravers. A repeated idempotency key gets the first answer and has no further effect. */
@HttpExchange(accept = "application/json", contentType = "application/json")
public interface SealEngraver {

    String ROLE = "seal-engraver";

    /** Takes the order; whether and how it was engraved is answered later under the ticket. */
    @PostExchange("/orders")
    @ResponseStatus(HttpStatus.ACCEPTED)
    SealOrderAnswer order(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody SealOrderRequest request);
}
