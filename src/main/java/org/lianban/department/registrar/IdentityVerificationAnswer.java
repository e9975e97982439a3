package org.lianban.department.registrar;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** Who could not be verified; empty when everyone could. */
public record IdentityVerificationAnswer(@NotNull List<@Valid UnverifiedPerson> unverifiedPersons) {}
