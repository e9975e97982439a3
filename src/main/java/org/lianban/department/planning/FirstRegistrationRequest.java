package org.lianban.department.planning;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.lianban.department.ConstructionProject;
import org.springframework.lang.Nullable;

/**
 * An accepted project, announced to the first registration of real estate.
 *
 * @param part what of the project it is about, in words
 * @param opinionNumber number of the opinion on the joint acceptance
 * @param planningCertificate certificate of the planning verification, where one took part
 */
public record FirstRegistrationRequest(
        @NotBlank String caseNumber,
        @NotNull @Valid ConstructionProject project,
        @NotBlank String part,
        @NotBlank String opinionNumber,
        @Nullable String planningCertificate) {}
