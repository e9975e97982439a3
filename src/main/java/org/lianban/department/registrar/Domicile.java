package org.lianban.department.registrar;

import jakarta.validation.constraints.NotBlank;

/**
 * The one domicile of an enterprise (市场主体登记管理条例 art. 11).
 *
 * @param kind how it is shown: {@code standard}, {@code committed}, {@code proven} or {@code cluster}
 */
public record Domicile(
        @NotBlank String province,
        @NotBlank String city,
        @NotBlank String district,
        @NotBlank String street,
        @NotBlank String detail,
        @NotBlank String kind) {}
