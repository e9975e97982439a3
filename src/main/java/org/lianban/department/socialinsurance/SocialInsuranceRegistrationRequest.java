package org.lianban.department.socialinsurance;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.lianban.department.CreditCode;

/**
 * An employer and its insured employees.
 *
 * @param insuranceKinds of {@code pension}, {@code unemployment}, {@code injury}
 * @param employees may be empty as long as nobody is employed
 */
public record SocialInsuranceRegistrationRequest(
        @NotBlank String caseNumber,
        @NotBlank @CreditCode String unifiedSocialCreditCode,
        @NotBlank String enterpriseName,
        @NotNull List<@NotBlank String> insuranceKinds,
        @NotNull List<@Valid InsuredEmployee> employees) {}
