package org.lianban.department.socialinsurance;

import static org.lianban.department.DepartmentStep.IDEMPOTENCY_KEY;
import static org.lianban.department.DepartmentStep.MUNICIPALITY;

import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The contract of the social insurance agency. A repeated idempotency key gets the first answer and has no further effect. */
@HttpExchange(accept = "application/json", contentType = "application/json")
public interface SocialInsurance {

    String ROLE = "social-insurance";

    /** Registers the employer and the employees, at the same time as the enterprise (社会保险经办条例 art. 6). */
    @PostExchange("/employer-registrations")
    SocialInsuranceRegistrationAnswer registerEmployer(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody SocialInsuranceRegistrationRequest request);
}
