package org.lianban.access;

import java.io.Serializable;
import java.util.List;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * A person who has signed in, as the engine knows them.
 *
 * @param id user id
 * @param name name to show
 * @param groups ids of the roles played
 * @param municipalities tenant ids this person works for
 */
record Person(String id, String name, List<String> groups, List<String> municipalities)
        implements AuthenticatedPrincipal, Serializable {

    @Override
    public String getName() {
        return id;
    }

    boolean plays(Role.Kind kind) {
        return groups.stream().flatMap(group -> Role.find(group).stream()).anyMatch(role -> role.kind() == kind);
    }
}
