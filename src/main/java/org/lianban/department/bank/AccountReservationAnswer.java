package org.lianban.department.bank;

import org.lianban.department.AnsweredOrRefused;
import org.lianban.department.Refusable;

/**
 * The number reserved, or why none is.
 *
 * @param reservedAccountNumber digits only
 */
@AnsweredOrRefused
public record AccountReservationAnswer(boolean refused, String reason, String reservedAccountNumber) implements Refusable {

    public static AccountReservationAnswer refusal(String reason) {
        return new AccountReservationAnswer(true, reason, null);
    }
}
