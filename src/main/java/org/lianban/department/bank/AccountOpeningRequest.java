package org.lianban.department.bank;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.lianban.department.CreditCode;
import org.springframework.lang.Nullable;

/**
 * An application for a basic deposit account.
 *
 * @param bankName the bank that is to decide
 * @param reservedAccountNumber the number reserved before, if any
 * @param legalRepMobile for the check that the wish to open an account is real (银发〔2019〕41号)
 * @param appointmentOn day on which the applicant wants to come, if any
 */
public record AccountOpeningRequest(
        @NotBlank String caseNumber,
        @NotBlank String enterpriseName,
        @NotBlank @CreditCode String unifiedSocialCreditCode,
        @NotBlank String bankName,
        @NotBlank String bankBranch,
        @Nullable String reservedAccountNumber,
        @NotBlank String legalRepName,
        @NotBlank String legalRepIdType,
        @NotBlank String legalRepIdNumber,
        @Nullable String legalRepMobile,
        @NotNull List<@Valid AccountBeneficialOwner> beneficialOwners,
        @Nullable LocalDate appointmentOn) {}
