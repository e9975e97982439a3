package org.lianban.department.construction;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.lianban.department.ConstructionProject;
import org.lianban.department.MemberConclusion;
import org.springframework.lang.Nullable;

/**
 * A completion acceptance to be put on file, with the approvals of the others (建设工程质量管理条例 49).
 *
 * @param part what of the project it is about, in words
 * @param approvals conclusions of all members with the numbers of their documents
 * @param fireFilingNumber number of the fire filing (消防备案); null where fire safety was accepted, or is no matter of this part
 */
public record CompletionFilingRequest(
        @NotBlank String caseNumber,
        @NotNull @Valid ConstructionProject project,
        @NotBlank String part,
        @NotNull LocalDate completedOn,
        @NotEmpty List<@Valid MemberConclusion> approvals,
        @Nullable String fireFilingNumber) {}
