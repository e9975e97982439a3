package org.lianban.department.urbanmanagement;

import static org.lianban.department.DepartmentStep.IDEMPOTENCY_KEY;
import static org.lianban.department.DepartmentStep.MUNICIPALITY;

import jakarta.validation.Valid;
import org.lianban.department.CertificateAnswer;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The contract of the department of urban management.
 *
 * <p>A repeated idempotency key gets the first answer and has no further effect.
 */
@HttpExchange(accept = "application/json", contentType = "application/json")
public interface UrbanManagement {

    String ROLE = "urban-management";

    /** Confirms drainage, greening and sanitation. */
    @PostExchange("/utilities-confirmations")
    CertificateAnswer confirmUtilities(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody UtilitiesConfirmationRequest request);
}
