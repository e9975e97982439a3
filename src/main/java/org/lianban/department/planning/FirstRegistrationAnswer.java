package org.lianban.department.planning;

import jakarta.validation.constraints.NotBlank;

/**
 * The registration office has it in hand.
 *
 * @param acceptanceNumber number under which it was received
 */
public record FirstRegistrationAnswer(@NotBlank String acceptanceNumber) {}
