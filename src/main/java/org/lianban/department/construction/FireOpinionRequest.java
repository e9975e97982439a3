package org.lianban.department.construction;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.lianban.department.ConstructionProject;

/**
 * A fire acceptance that was passed.
 *
 * @param floorAreaSqm square metres
 * @param buildingHeightM metres
 * @param facilitiesTested kinds of fire facilities that were tested on site
 * @param testedPointCount points sampled
 */
public record FireOpinionRequest(
        @NotBlank String caseNumber,
        @NotNull @Valid ConstructionProject project,
        @NotBlank String buildingUse,
        @NotNull @Positive BigDecimal floorAreaSqm,
        @NotNull @Positive BigDecimal buildingHeightM,
        @NotEmpty List<String> facilitiesTested,
        @NotNull @Positive Integer testedPointCount,
        @NotBlank String inspectors,
        @NotNull LocalDate inspectedOn) {}
