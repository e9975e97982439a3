package org.lianban.model;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The department roles of the architecture's section 10, independent of the code that creates the groups. */
final class Roles {

    static final Set<String> GROUPS = Set.of(
            "hall", "registrar", "public-security", "seal-engraver", "tax", "social-insurance", "medical-insurance",
            "housing-fund", "bank", "construction", "planning", "civil-defence", "archives", "quality-supervision",
            "urban-management", "approval", "supervisor", "oversight", "leader", "auditor", "designer", "operator");

    private Roles() {}

    /** The roles as they begin error codes: housingFund. */
    static Set<String> inCamelCase() {
        return GROUPS.stream().map(Roles::camelCase).collect(Collectors.toSet());
    }

    private static String camelCase(String role) {
        return Stream.of(role.split("-"))
                .reduce((first, next) -> first + Character.toUpperCase(next.charAt(0)) + next.substring(1))
                .orElseThrow();
    }
}
