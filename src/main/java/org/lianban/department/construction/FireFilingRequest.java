package org.lianban.department.construction;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import org.lianban.department.ConstructionProject;

/**
 * A completed project whose fire safety is filed, and drawn by lot for a check (消防法 13).
 *
 * @param part what of the project it is about, in words
 * @param floorAreaSqm square metres
 */
public record FireFilingRequest(
        @NotBlank String caseNumber,
        @NotNull @Valid ConstructionProject project,
        @NotBlank String part,
        @NotBlank String buildingUse,
        @NotNull @Positive BigDecimal floorAreaSqm) {}
