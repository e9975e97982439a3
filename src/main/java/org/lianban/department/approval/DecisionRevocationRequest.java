package org.lianban.department.approval;

import jakarta.validation.constraints.NotBlank;
import org.springframework.lang.Nullable;

/**
 * A decision to revoke.
 *
 * @param decisionNumber number of the document; null where only the case is known in which it was made
 * @param originalCaseNumber the case in which it was made; null where only the document is known
 * @param grounds what was found, in words
 */
public record DecisionRevocationRequest(
        @NotBlank String caseNumber,
        @Nullable String decisionNumber,
        @Nullable String originalCaseNumber,
        @NotBlank String itemCode,
        @NotBlank String itemName,
        @NotBlank String applicantName,
        @NotBlank String grounds) {}
