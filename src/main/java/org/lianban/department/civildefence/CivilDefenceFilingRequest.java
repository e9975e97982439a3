package org.lianban.department.civildefence;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.lianban.department.ConstructionProject;

/**
 * A civil defence works that passed its inspection, to be put on file.
 *
 * @param civilDefenceAreaSqm area that was permitted, square metres
 * @param surveyedShelterAreaSqm area by the survey, square metres
 * @param protectiveDoorsClose whether protective doors and valves close as designed
 */
public record CivilDefenceFilingRequest(
        @NotBlank String caseNumber,
        @NotNull @Valid ConstructionProject project,
        @NotNull @Positive BigDecimal civilDefenceAreaSqm,
        @NotNull @Positive BigDecimal surveyedShelterAreaSqm,
        boolean protectiveDoorsClose,
        @NotBlank String inspectors,
        @NotNull LocalDate inspectedOn) {}
