package org.lianban.department.tax;

import static org.lianban.department.DepartmentStep.IDEMPOTENCY_KEY;
import static org.lianban.department.DepartmentStep.MUNICIPALITY;

import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The contract of the tax authority. A repeated idempotency key gets the first answer and has no further effect. */
@HttpExchange(accept = "application/json", contentType = "application/json")
public interface Tax {

    String ROLE = "tax";

    /** Confirms the taxpayer and determines kind and quantity of invoices (发票管理办法 art. 15). */
    @PostExchange("/taxpayer-confirmations")
    TaxpayerConfirmationAnswer confirmTaxpayer(
            @RequestHeader(IDEMPOTENCY_KEY) String idempotencyKey,
            @RequestHeader(MUNICIPALITY) String municipality,
            @Valid @RequestBody TaxpayerConfirmationRequest request);
}
