package org.lianban.department.registrar;

import java.time.OffsetDateTime;
import org.lianban.department.AnsweredOrRefused;
import org.lianban.department.Refusable;

/**
 * The name that is kept, or why none of the candidates can be.
 *
 * @param reason the reason for each candidate
 * @param reservedUntil end of the last day (24:00 in Asia/Shanghai) of the two months, or of the year
 */
@AnsweredOrRefused
public record NameReservationAnswer(
        boolean refused, String reason, String enterpriseName, String tradeName, OffsetDateTime reservedUntil)
        implements Refusable {

    public static NameReservationAnswer refusal(String reason) {
        return new NameReservationAnswer(true, reason, null, null, null);
    }
}
