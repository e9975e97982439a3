package org.lianban.department.tax;

import jakarta.validation.constraints.NotBlank;
import org.springframework.lang.Nullable;

/**
 * A person whom the tax authority deals with.
 *
 * @param mobile only of the person who handles tax matters
 */
public record TaxPerson(
        @NotBlank String name,
        @NotBlank String idNumber,
        @Nullable String mobile) {}
