package org.lianban.department.housingfund;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.lianban.department.CreditCode;

/**
 * An employer and the employees who become members.
 *
 * @param ratePercent contribution of employer and employee each, at least 5 (住房公积金管理条例 art. 18)
 * @param startMonth first month of contribution
 */
public record HousingFundRegistrationRequest(
        @NotBlank String caseNumber,
        @NotBlank @CreditCode String unifiedSocialCreditCode,
        @NotBlank String enterpriseName,
        @NotNull @Positive BigDecimal ratePercent,
        @NotNull YearMonth startMonth,
        @NotBlank String agentName,
        @NotBlank String agentIdNumber,
        @NotNull List<@Valid HousingFundMember> members) {}
