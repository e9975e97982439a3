package org.lianban.department.registrar;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/**
 * Everyone named in the application who must be verified.
 *
 * @param persons each person once, whatever the number of positions held
 */
public record IdentityVerificationRequest(
        @NotBlank String caseNumber, @NotEmpty List<@Valid ListedPerson> persons) {}
