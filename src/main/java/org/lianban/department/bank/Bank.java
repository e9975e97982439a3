package org.lianban.department.bank;

import static org.lianban.department.DepartmentStep.IDEMPOTENCY_KEY;
import static org.lianban.department.DepartmentStep.MUNICIPALITY;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The contract of the commercial banks. A repeated idempotency key gets the first answer and has no further effect. */
@HttpExchange(accept = "application/json", contentType = "application/json")
public interface Bank {

    String ROLE = "bank";

    /** Reserves an account number before the licence (预约账号). */
    @PostExchange("/account-reservations")
    AccountReservationAnswer reserveAccount(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody AccountReservationRequest request);

    /** Takes the application; the decision after due diligence is answered later under the ticket. */
    @PostExchange("/account-openings")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AccountOpeningAnswer openAccount(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody AccountOpeningRequest request);
}
