package org.lianban.department.housingfund;

import jakarta.validation.constraints.PositiveOrZero;
import org.lianban.department.AnsweredOrRefused;
import org.lianban.department.Refusable;

/**
 * The registration, or which data were returned and why.
 *
 * @param accountNumber 单位账号
 * @param memberCount number of members whose accounts were opened
 */
@AnsweredOrRefused
public record HousingFundRegistrationAnswer(boolean refused, String reason, String accountNumber, @PositiveOrZero Integer memberCount) implements Refusable {

    public static HousingFundRegistrationAnswer refusal(String reason) {
        return new HousingFundRegistrationAnswer(true, reason, null, null);
    }
}
