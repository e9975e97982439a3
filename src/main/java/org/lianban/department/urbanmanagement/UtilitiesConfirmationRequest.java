package org.lianban.department.urbanmanagement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.lianban.department.ConstructionProject;

/**
 * Drainage, greening and sanitation that passed their inspection.
 *
 * @param utilitiesChecked what was looked at
 * @param surveyedGreenAreaSqm green area by the survey, square metres
 */
public record UtilitiesConfirmationRequest(
        @NotBlank String caseNumber,
        @NotNull @Valid ConstructionProject project,
        @NotEmpty List<String> utilitiesChecked,
        @NotNull @PositiveOrZero BigDecimal surveyedGreenAreaSqm,
        @NotBlank String inspectors,
        @NotNull LocalDate inspectedOn) {}
