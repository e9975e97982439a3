package org.lianban.department.registrar;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotBlank;
import org.springframework.lang.Nullable;

/**
 * A director, supervisor, manager or head of finance.
 *
 * @param position {@code chairman}, {@code director}, {@code supervisor}, {@code manager} or {@code finance}
 * @param appointment {@code elected}, {@code appointed} or {@code employed}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Officer(
        @NotBlank String name,
        @NotBlank String position,
        @NotBlank String documentType,
        @NotBlank String documentNumber,
        @NotBlank String appointment,
        @Nullable String mobile) {}
