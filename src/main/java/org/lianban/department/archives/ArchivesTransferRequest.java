package org.lianban.department.archives;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.lianban.department.ConstructionProject;
import org.springframework.lang.Nullable;

/**
 * The archives of an accepted project, to be handed over.
 *
 * @param part what of the project it is about, in words
 * @param opinionNumber number of the opinion on the joint acceptance
 * @param archivesDeferredUntil day by which the deferred rest follows; null where nothing is deferred
 */
public record ArchivesTransferRequest(
        @NotBlank String caseNumber,
        @NotNull @Valid ConstructionProject project,
        @NotBlank String part,
        @NotBlank String opinionNumber,
        @Nullable LocalDate archivesDeferredUntil) {}
