package org.lianban.department.civildefence;

import static org.lianban.department.DepartmentStep.IDEMPOTENCY_KEY;
import static org.lianban.department.DepartmentStep.MUNICIPALITY;

import jakarta.validation.Valid;
import org.lianban.department.CertificateAnswer;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The contract of the civil defence department. A repeated idempotency key gets the first answer and has no further effect. */
@HttpExchange(accept = "application/json", contentType = "application/json")
public interface CivilDefence {

    String ROLE = "civil-defence";

    /** Files a civil defence works (人防工程竣工验收备案). */
    @PostExchange("/civil-defence-filings")
    CertificateAnswer fileCivilDefence(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody CivilDefenceFilingRequest request);
}
