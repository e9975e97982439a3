package org.lianban.department.planning;

import static org.lianban.department.DepartmentStep.IDEMPOTENCY_KEY;
import static org.lianban.department.DepartmentStep.MUNICIPALITY;

import jakarta.validation.Valid;
import org.lianban.department.CertificateAnswer;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The contract of the planning department. A repeated idempotency key gets the first answer and has no further effect. */
@HttpExchange(accept = "application/json", contentType = "application/json")
public interface Planning {

    String ROLE = "planning";

    /** Certifies that the works are as planned (规划核实合格证). */
    @PostExchange("/planning-certificates")
    CertificateAnswer certifyPlanning(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody PlanningCertificateRequest request);

    /** Announces an accepted project for its first registration (不动产首次登记). */
    @PostExchange("/first-registrations")
    FirstRegistrationAnswer announceRegistration(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody FirstRegistrationRequest request);

    /** Stamps a scheme in blue after its review before the sale of the land (蓝条章). */
    @PostExchange("/blue-stamps")
    StampAnswer stampBlue(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody BlueStampRequest request);

    /** Turns a blue stamp into the approval (红章). */
    @PostExchange("/red-stamps")
    StampAnswer stampRed(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody RedStampRequest request);

    /** Voids a blue stamp. */
    @PostExchange("/blue-stamp-voids")
    StampAnswer voidBlue(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody BlueStampVoidRequest request);
}
