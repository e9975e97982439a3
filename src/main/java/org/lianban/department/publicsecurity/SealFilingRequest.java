package org.lianban.department.publicsecurity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.lianban.department.CreditCode;

/**
 * The engraved seals as they are filed.
 *
 * @param sealSecurityCodes 防伪编码, one per seal
 * @param sealImprintDigest SHA-256 of the imprints in hexadecimal
 * @param sealEngraver the firm that engraved them
 */
public record SealFilingRequest(
        @NotBlank String caseNumber,
        @NotBlank @CreditCode String unifiedSocialCreditCode,
        @NotBlank String enterpriseName,
        @NotEmpty List<@NotBlank String> sealSecurityCodes,
        @NotBlank String sealImprintDigest,
        @NotBlank String sealEngraver) {}
