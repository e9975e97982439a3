package org.lianban.department.construction;

import jakarta.validation.constraints.NotBlank;

/**
 * The filing, and whether the lot fell on it.
 *
 * @param drawn whether the filing is to be checked
 */
public record FireFilingAnswer(@NotBlank String filingNumber, boolean drawn) {}
