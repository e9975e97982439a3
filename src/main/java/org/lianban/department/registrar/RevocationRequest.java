package org.lianban.department.registrar;

import jakarta.validation.constraints.NotBlank;
import org.lianban.department.CreditCode;
import org.springframework.lang.Nullable;

/**
 * A registration to revoke.
 *
 * @param grounds the false materials that were proven
 * @param originalCaseNumber the case in which the registration was made, where it is known
 */
public record RevocationRequest(
        @NotBlank String caseNumber,
        @NotBlank @CreditCode String unifiedSocialCreditCode,
        @NotBlank String grounds,
        @Nullable String originalCaseNumber) {}
