package org.lianban.department.construction;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.lianban.department.ConstructionProject;

/**
 * A check of a fire filing drawn by lot that was passed.
 *
 * @param fireFilingNumber number of the filing
 * @param itemsChecked what was looked at
 */
public record FireCheckRequest(
        @NotBlank String caseNumber,
        @NotNull @Valid ConstructionProject project,
        @NotBlank String fireFilingNumber,
        @NotEmpty List<String> itemsChecked,
        @NotBlank String inspectors,
        @NotNull LocalDate inspectedOn) {}
