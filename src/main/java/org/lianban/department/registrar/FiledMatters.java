package org.lianban.department.registrar;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.springframework.lang.Nullable;

/**
 * What is filed with the registration rather than registered (市场主体登记管理条例 art. 9), and the licence that some
 * business needs beforehand (art. 14).
 *
 * @param agent null where the applicant acts himself
 * @param processAgent who receives legal documents for foreign investors; null for others
 * @param preLicence null where no item of the business scope needs one
 * @param businessPremises null where business is done at the domicile
 */
public record FiledMatters(
        @NotBlank String companyPhone,
        @Nullable String postalCode,
        @Nullable String businessPremises,
        @Nullable Integer plannedStaff,
        @NotNull @Valid Liaison liaison,
        @Nullable @Valid Agent agent,
        @Nullable @Valid ProcessAgent processAgent,
        @NotNull List<@Valid BeneficialOwner> beneficialOwners,
        @Nullable @Valid PreLicence preLicence) {

    /** The contact of the registrar in the enterprise. */
    public record Liaison(@NotBlank String name, @NotBlank String idNumber, @NotBlank String mobile) {}

    /** @param powers what the agent may do, in the applicant's words */
    public record Agent(@NotBlank String name, @NotBlank String idNumber, @NotBlank String mobile, @NotBlank String powers) {}

    /** The recipient of legal documents in China. */
    public record ProcessAgent(@NotBlank String name, @NotBlank String address) {}

    /** @param benefitKind {@code shareholding}, {@code voting} or {@code control} */
    public record BeneficialOwner(
            @NotBlank String name,
            @NotBlank String documentType,
            @NotBlank String documentNumber,
            @NotBlank String benefitKind,
            @NotNull LocalDate since) {}

    /** @param validUntil last day; null where the document states none */
    public record PreLicence(
            @NotBlank String name, @NotBlank String number, @NotBlank String issuer, @Nullable LocalDate validUntil) {}
}
