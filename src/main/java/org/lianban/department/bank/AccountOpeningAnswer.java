package org.lianban.department.bank;

import org.lianban.department.AnsweredOrRefused;
import org.lianban.department.Refusable;

/**
 * The application is taken under a ticket, or refused at once.
 *
 * @param ticket names the application in the later answer
 */
@AnsweredOrRefused
public record AccountOpeningAnswer(boolean refused, String reason, String ticket) implements Refusable {

    public static AccountOpeningAnswer refusal(String reason) {
        return new AccountOpeningAnswer(true, reason, null);
    }
}
