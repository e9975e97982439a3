package org.lianban.department.planning;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import org.lianban.department.CreditCode;

/**
 * A scheme that passed its review before the land was sold, to be stamped in blue (西安 2024 第4条): without legal force.
 *
 * @param floorAreaSqm square metres
 */
public record BlueStampRequest(
        @NotBlank String caseNumber,
        @NotBlank String projectCode,
        @NotBlank String projectName,
        @NotBlank String plotNumber,
        @NotBlank String builderName,
        @NotBlank @CreditCode String builderCreditCode,
        @NotNull @Positive BigDecimal floorAreaSqm,
        @NotBlank String schemeSummary) {}
