package org.lianban.department.qualitysupervision;

import static org.lianban.department.DepartmentStep.IDEMPOTENCY_KEY;
import static org.lianban.department.DepartmentStep.MUNICIPALITY;

import jakarta.validation.Valid;
import org.lianban.department.CertificateAnswer;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The contract of the supervision of the quality of works.
 *
 * <p>A repeated idempotency key gets the first answer and has no further effect.
 */
@HttpExchange(accept = "application/json", contentType = "application/json")
public interface QualitySupervision {

    String ROLE = "quality-supervision";

    /** Files the report on the supervision of a completion acceptance (工程质量监督报告). */
    @PostExchange("/supervision-reports")
    CertificateAnswer reportSupervision(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody SupervisionReportRequest request);
}
