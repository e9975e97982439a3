package org.lianban.department.housingfund;

import static org.lianban.department.DepartmentStep.IDEMPOTENCY_KEY;
import static org.lianban.department.DepartmentStep.MUNICIPALITY;

import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The contract of the housing fund centre. A repeated idempotency key gets the first answer and has no further effect. */
@HttpExchange(accept = "application/json", contentType = "application/json")
public interface HousingFund {

    String ROLE = "housing-fund";

    /** Registers the employer and opens the accounts of its members (住房公积金管理条例 art. 14). */
    @PostExchange("/employer-registrations")
    HousingFundRegistrationAnswer registerEmployer(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody HousingFundRegistrationRequest request);
}
