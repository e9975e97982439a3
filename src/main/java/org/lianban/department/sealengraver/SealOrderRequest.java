package org.lianban.department.sealengraver;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.lianban.department.CreditCode;

/**
 * An order for the seals of an enterprise.
 *
 * @param sealKinds of {@code legal-name}, {@code finance}, {@code invoice}, {@code contract}, {@code legal-rep}
 * @param sealMaterial {@code photosensitive}, {@code rubber} or {@code copper}
 * @param sealEngraver the firm that the applicant chose; it must hold a 特种行业许可证
 * @param sealPaidBy who bears the fee: {@code government} or {@code applicant}
 */
public record SealOrderRequest(
        @NotBlank String caseNumber,
        @NotBlank String enterpriseName,
        @NotBlank @CreditCode String unifiedSocialCreditCode,
        @NotBlank String legalRepName,
        @NotEmpty List<@NotBlank String> sealKinds,
        @NotBlank String sealMaterial,
        @NotBlank String sealEngraver,
        @NotBlank @Pattern(regexp = "government|applicant") String sealPaidBy) {}
