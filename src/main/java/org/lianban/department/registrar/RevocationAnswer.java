package org.lianban.department.registrar;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * The revocation.
 *
 * @param bannedUntil last day on which those responsible may not apply again (three years, 市场主体登记管理条例 art. 40)
 */
public record RevocationAnswer(@NotBlank String revocationNumber, @NotNull LocalDate bannedUntil) {}
