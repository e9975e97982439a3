package org.lianban.department.registrar;

import static org.lianban.department.DepartmentStep.IDEMPOTENCY_KEY;
import static org.lianban.department.DepartmentStep.MUNICIPALITY;

import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The contract of the registrar, who is the market supervision bureau in one municipality and the approval bureau in
 * another. A repeated idempotency key gets the first answer and has no further effect.
 */
@HttpExchange(accept = "application/json", contentType = "application/json")
public interface Registrar {

    String ROLE = "registrar";

    /** Keeps the first free name of the candidates (企业名称登记管理规定 arts. 17, 18). */
    @PostExchange("/name-reservations")
    NameReservationAnswer reserveName(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody NameReservationRequest request);

    /** Verifies the real name of every listed person (市场主体登记管理条例实施细则 art. 16). */
    @PostExchange("/identity-verifications")
    IdentityVerificationAnswer verifyIdentities(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody IdentityVerificationRequest request);

    /** Enters the enterprise and issues its licence (市场主体登记管理条例 art. 21). */
    @PostExchange("/registrations")
    RegistrationAnswer register(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody RegistrationRequest request);

    /** Revokes a registration obtained by false materials (市场主体登记管理条例 art. 40). */
    @PostExchange("/revocations")
    RevocationAnswer revoke(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody RevocationRequest request);
}
