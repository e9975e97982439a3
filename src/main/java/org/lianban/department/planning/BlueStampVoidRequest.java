package org.lianban.department.planning;

import jakarta.validation.constraints.NotBlank;

/** A blue stamp that is void, and why: the land was lost, or the stamp has expired. */
public record BlueStampVoidRequest(@NotBlank String caseNumber, @NotBlank String blueStampNumber, @NotBlank String reason) {}
