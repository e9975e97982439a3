package org.lianban.department.registrar;

import java.time.LocalDate;
import org.lianban.department.AnsweredOrRefused;
import org.lianban.department.CreditCode;
import org.lianban.department.Refusable;

/**
 * The registration, or the refusal with its reasons (市场主体登记管理条例 art. 20).
 *
 * @param registrationNoticeNumber number of the 登记通知书
 * @param establishedOn day on which the licence is issued, in Asia/Shanghai (市场主体登记管理条例 art. 21)
 */
@AnsweredOrRefused
public record RegistrationAnswer(
        boolean refused,
        String reason,
        @CreditCode String unifiedSocialCreditCode,
        String licenceNumber,
        String registrationNoticeNumber,
        LocalDate establishedOn)
        implements Refusable {

    public static RegistrationAnswer refusal(String reason) {
        return new RegistrationAnswer(true, reason, null, null, null, null);
    }
}
