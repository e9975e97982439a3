package org.lianban.department.archives;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.LocalDate;
import org.lianban.department.ConstructionProject;

/**
 * Archives of the works that were found complete.
 *
 * @param requiredVolumeCount volumes that are to be kept
 * @param archivedVolumeCount volumes that were found
 */
public record ArchivesAcceptanceRequest(
        @NotBlank String caseNumber,
        @NotNull @Valid ConstructionProject project,
        @NotNull @Positive Integer requiredVolumeCount,
        @NotNull @PositiveOrZero Integer archivedVolumeCount,
        @NotBlank String inspectors,
        @NotNull LocalDate inspectedOn) {}
