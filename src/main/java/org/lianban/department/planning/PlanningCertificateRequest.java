package org.lianban.department.planning;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.lianban.department.ConstructionProject;

/**
 * A planning verification that was passed, to be certified (城乡规划法 45).
 *
 * @param planningPermitNumber permit against which the building was measured
 * @param surveyedAreaSqm floor area by the completion survey, square metres
 * @param setbackDeviationM how far the building line departs from the permit, metres
 * @param inspectors the officers who verified, two or more
 */
public record PlanningCertificateRequest(
        @NotBlank String caseNumber,
        @NotNull @Valid ConstructionProject project,
        @NotBlank String planningPermitNumber,
        @NotNull @Positive BigDecimal surveyedAreaSqm,
        @NotNull @PositiveOrZero BigDecimal setbackDeviationM,
        @NotBlank String inspectors,
        @NotNull LocalDate inspectedOn) {}
