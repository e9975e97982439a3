package org.lianban.department.registrar;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.lang.Nullable;

/**
 * What is entered in the register (市场主体登记管理条例 art. 8).
 *
 * @param companyType {@code limited-liability}, {@code joint-stock}, {@code foreign-invested} or
 *     {@code state-owned-provincial}
 * @param registeredCapitalYuan in {@code currency}; equals the sum of the contributions
 * @param currency ISO 4217
 * @param businessTermUntil last day of the term; null for a long term
 * @param businessScope codes of the catalogue of standard items
 * @param industryCode GB/T 4754 class
 * @param licenceCopies number of duplicates of the licence
 * @param filed what goes on file beside the register
 */
public record RegistrationRequest(
        @NotBlank String caseNumber,
        @NotBlank String enterpriseName,
        @NotBlank String companyType,
        @NotNull @Positive BigDecimal registeredCapitalYuan,
        @NotBlank String currency,
        @NotNull @Valid LegalRepresentative legalRepresentative,
        @NotNull @Valid Domicile domicile,
        @NotEmpty List<@NotBlank String> businessScope,
        @NotBlank String industryCode,
        @Nullable LocalDate businessTermUntil,
        @NotEmpty List<@Valid Shareholder> shareholders,
        @NotNull List<@Valid Officer> officers,
        @NotNull @Positive Integer licenceCopies,
        @NotNull @Valid FiledMatters filed) {}
