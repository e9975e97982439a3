package org.lianban.department.construction;

import jakarta.validation.constraints.NotBlank;

/**
 * The sealed opinion.
 *
 * @param opinionNumber number of the document
 */
public record AcceptanceOpinionAnswer(@NotBlank String opinionNumber) {}
