package org.lianban.department.supervisor;

import jakarta.validation.constraints.NotBlank;
import org.lianban.department.CreditCode;
import org.springframework.lang.Nullable;

/**
 * A decision whose subject is to be supervised from now on.
 *
 * @param applicantCreditCode null for an individual, of whom only the name is told
 * @param decisionNumber null where no licence is needed any more
 * @param decisionKind {@code commitment}, {@code filing}, {@code cancelled} or {@code licence}
 */
public record SupervisedDecision(
        @NotBlank String caseNumber,
        @NotBlank String itemCode,
        @NotBlank String itemName,
        @NotBlank String applicantName,
        @Nullable @CreditCode String applicantCreditCode,
        @Nullable String decisionNumber,
        @NotBlank String decisionKind) {}
