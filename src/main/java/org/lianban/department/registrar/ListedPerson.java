package org.lianban.department.registrar;

import jakarta.validation.constraints.NotBlank;

/**
 * A natural person whose identity is to be verified, with nothing more than that takes.
 *
 * @param documentType {@code id-card}, {@code passport}, {@code hk-macao-permit} or {@code taiwan-permit}
 */
public record ListedPerson(@NotBlank String name, @NotBlank String documentType, @NotBlank String documentNumber) {}
