package org.lianban.department.registrar;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/**
 * A name that the applicant declares, made of 行政区划 + 字号 + 行业 + 组织形式 (企业名称登记管理规定 art. 6).
 *
 * @param tradeNames candidates for the 字号 in the applicant's order
 * @param industryCode GB/T 4754 class, within which names must differ
 * @param registrarLevel {@code county} or {@code city}
 * @param preLicensed the business needs a licence before registration, so the name is kept for a year instead of two months
 */
public record NameReservationRequest(
        @NotBlank String caseNumber,
        @NotBlank String administrativeDivision,
        @NotEmpty List<@NotBlank String> tradeNames,
        @NotBlank String industryFeature,
        @NotBlank String organisationForm,
        @NotBlank String industryCode,
        @NotBlank String registrarLevel,
        boolean preLicensed) {}
