package org.lianban.department.bank;

import jakarta.validation.constraints.NotBlank;

/**
 * A number wanted before the enterprise exists.
 *
 * @param enterpriseName the name as declared
 */
public record AccountReservationRequest(
        @NotBlank String caseNumber,
        @NotBlank String enterpriseName,
        @NotBlank String bankName,
        @NotBlank String bankBranch,
        @NotBlank String legalRepName) {}
