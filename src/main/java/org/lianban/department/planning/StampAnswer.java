package org.lianban.department.planning;

import jakarta.validation.constraints.NotBlank;

/** What was stamped or voided. */
public record StampAnswer(@NotBlank String stampNumber) {}
