package org.lianban.department.registrar;

import jakarta.validation.constraints.NotBlank;
import org.springframework.lang.Nullable;

/**
 * The legal representative as entered in the register (公司法 art. 10).
 *
 * @param position {@code director} or {@code manager}
 * @param documentType {@code id-card}, {@code passport}, {@code hk-macao-permit} or {@code taiwan-permit}
 */
public record LegalRepresentative(
        @NotBlank String name,
        @NotBlank String position,
        @NotBlank String documentType,
        @NotBlank String documentNumber,
        @NotBlank String mobile,
        @Nullable String address,
        @Nullable String email) {}
