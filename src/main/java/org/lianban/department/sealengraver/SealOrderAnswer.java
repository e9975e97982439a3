package org.lianban.department.sealengraver;

import org.lianban.department.AnsweredOrRefused;
import org.lianban.department.Refusable;

/**
 * The order is taken under a ticket, or refused.
 *
 * @param ticket names the order in the later answer
 */
@AnsweredOrRefused
public record SealOrderAnswer(boolean refused, String reason, String ticket) implements Refusable {

    public static SealOrderAnswer refusal(String reason) {
        return new SealOrderAnswer(true, reason, null);
    }
}
