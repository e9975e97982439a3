package org.lianban.department.tax;

import org.lianban.department.AnsweredOrRefused;
import org.lianban.department.Refusable;

/**
 * The confirmation and the invoices granted, or why it is refused.
 *
 * @param grantedQuotaText what was granted, in words for the applicant
 */
@AnsweredOrRefused
public record TaxpayerConfirmationAnswer(boolean refused, String reason, String confirmationNumber, String grantedQuotaText) implements Refusable {

    public static TaxpayerConfirmationAnswer refusal(String reason) {
        return new TaxpayerConfirmationAnswer(true, reason, null, null);
    }
}
