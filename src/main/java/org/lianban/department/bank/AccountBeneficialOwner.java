package org.lianban.department.bank;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotBlank;

/**
 * A beneficial owner as the bank must know one.
 *
 * @param benefitKind {@code shareholding}, {@code voting} or {@code control}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AccountBeneficialOwner(
        @NotBlank String name,
        @NotBlank String documentType,
        @NotBlank String documentNumber,
        @NotBlank String benefitKind) {}
