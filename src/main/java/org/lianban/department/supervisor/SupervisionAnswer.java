package org.lianban.department.supervisor;

import jakarta.validation.constraints.NotBlank;

/**
 * The decision has arrived.
 *
 * @param ticket names it in the later receipt
 */
public record SupervisionAnswer(@NotBlank String ticket) {}
