package org.lianban.department.planning;

import jakarta.validation.constraints.NotBlank;

/**
 * A blue stamp whose applicant holds the land now and has not changed the scheme, to be turned into the approval.
 *
 * @param landTitleNumber number of the real-estate title
 */
public record RedStampRequest(
        @NotBlank String caseNumber,
        @NotBlank String projectCode,
        @NotBlank String projectName,
        @NotBlank String blueStampNumber,
        @NotBlank String landTitleNumber) {}
