package org.lianban.department.construction;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.lianban.department.ConstructionProject;
import org.lianban.department.MemberConclusion;
import org.springframework.lang.Nullable;

/**
 * One opinion on a joint acceptance, to be sealed and numbered.
 *
 * @param part what of the project it is about, in words
 * @param outcome {@code pass} or {@code fail}
 * @param fireFilingNumber number of the fire filing (消防备案); null where fire safety was accepted, or is no matter of this part
 * @param leadDepartment whose seal it bears
 * @param remedies how to object, in words
 * @param archivesDeferredUntil day by which deferred archives must be handed in; null where none are
 */
public record AcceptanceOpinionRequest(
        @NotBlank String caseNumber,
        @NotNull @Valid ConstructionProject project,
        @NotBlank String part,
        @NotBlank String outcome,
        @NotNull List<@Valid MemberConclusion> members,
        @Nullable String fireFilingNumber,
        @NotBlank String leadDepartment,
        @NotBlank String remedies,
        @Nullable String completionFilingNumber,
        @Nullable LocalDate archivesDeferredUntil) {}
