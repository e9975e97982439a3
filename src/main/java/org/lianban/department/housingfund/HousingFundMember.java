package org.lianban.department.housingfund;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;

/**
 * An employee who becomes a member.
 *
 * @param idNumber 公民身份号码
 * @param monthlyWageYuan contribution wage in yuan a month
 */
public record HousingFundMember(
        @NotBlank String name,
        @NotBlank String idNumber,
        @NotNull @PositiveOrZero BigDecimal monthlyWageYuan) {}
