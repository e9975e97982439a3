package org.lianban.department.registrar;

import jakarta.validation.constraints.NotBlank;

/** A person who could not be verified, and why, without the number of the document. */
public record UnverifiedPerson(@NotBlank String name, @NotBlank String reason) {}
