package org.lianban.department.medicalinsurance;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.lianban.department.CreditCode;

/**
 * An employer and its employees with medical insurance.
 *
 * @param insuranceKinds of {@code medical}, {@code maternity}
 * @param employees may be empty as long as nobody is employed
 */
public record MedicalInsuranceRegistrationRequest(
        @NotBlank String caseNumber,
        @NotBlank @CreditCode String unifiedSocialCreditCode,
        @NotBlank String enterpriseName,
        @NotNull List<@NotBlank String> insuranceKinds,
        @NotNull List<@Valid MedicallyInsuredEmployee> employees) {}
