package org.lianban.department.medicalinsurance;

import static org.lianban.department.DepartmentStep.IDEMPOTENCY_KEY;
import static org.lianban.department.DepartmentStep.MUNICIPALITY;

import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The contract of the medical insurance bureau. A repeated idempotency key gets the first answer and has no further effect. */
@HttpExchange(accept = "application/json", contentType = "application/json")
public interface MedicalInsurance {

    String ROLE = "medical-insurance";

    /** Registers the employer and the employees for medical and maternity insurance. */
    @PostExchange("/employer-registrations")
    MedicalInsuranceRegistrationAnswer registerEmployer(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody MedicalInsuranceRegistrationRequest request);
}
