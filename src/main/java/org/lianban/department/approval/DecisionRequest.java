package org.lianban.department.approval;

import jakarta.validation.constraints.NotBlank;

/**
 * A decision to issue.
 *
 * @param itemCode code of the item in the catalogues, for example {@code otc-drug-retail}
 * @param decisionMode {@code commitment}, {@code normal} or {@code deferred}: the document says how it was obtained
 */
public record DecisionRequest(
        @NotBlank String caseNumber,
        @NotBlank String itemCode,
        @NotBlank String itemName,
        @NotBlank String applicantName,
        @NotBlank String decisionMode) {}
