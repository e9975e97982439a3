package org.lianban.department.approval;

import jakarta.validation.constraints.NotBlank;

/**
 * The document.
 *
 * @param decisionNumber its number
 */
public record DecisionAnswer(@NotBlank String decisionNumber) {}
