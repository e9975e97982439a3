package org.lianban.department.publicsecurity;

import org.lianban.department.AnsweredOrRefused;
import org.lianban.department.Refusable;

/**
 * The filing receipt, or what the filing was returned for.
 *
 * @param filingNumber number of the 备案回执
 */
@AnsweredOrRefused
public record SealFilingAnswer(boolean refused, String reason, String filingNumber) implements Refusable {

    public static SealFilingAnswer refusal(String reason) {
        return new SealFilingAnswer(true, reason, null);
    }
}
