package org.lianban.department.archives;

import static org.lianban.department.DepartmentStep.IDEMPOTENCY_KEY;
import static org.lianban.department.DepartmentStep.MUNICIPALITY;

import jakarta.validation.Valid;
import org.lianban.department.CertificateAnswer;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The contract of the archives of urban construction.
 *
 * <p>A repeated idempotency key gets the first answer and has no further effect.
 */
@HttpExchange(accept = "application/json", contentType = "application/json")
public interface Archives {

    String ROLE = "archives";

    /** Issues the opinion on the archives of the works (档案验收意见). */
    @PostExchange("/archives-acceptances")
    CertificateAnswer acceptArchives(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody ArchivesAcceptanceRequest request);

    /** Receives the archives of an accepted project (档案移交). */
    @PostExchange("/archives-transfers")
    ArchivesTransferAnswer transferArchives(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody ArchivesTransferRequest request);
}
