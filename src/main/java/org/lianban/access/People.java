package org.lianban.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.lianban.engine.Municipalities;
import org.lianban.engine.Municipality;
import org.springframework.stereotype.Component;

/** Asks the engine who a person is. A change of groups or a removal takes effect within seconds, in open sessions too. */
@Component
class People {

    static final Duration FRESHNESS = Duration.ofSeconds(5);
    private static final int CAPACITY = 1_000;

    private final IdentityService identities;
    private final Municipalities municipalities;
    private final ShortMemory<String, Optional<Person>> known = new ShortMemory<>(CAPACITY, FRESHNESS);

    People(IdentityService identities, Municipalities municipalities) {
        this.identities = identities;
        this.municipalities = municipalities;
    }

    /** The person with this id, or empty when there is none any more. */
    Optional<Person> find(String id) {
        var recalled = known.recall(id);
        if (recalled.isPresent()) {
            return recalled.get();
        }
        var person = lookUp(id);
        known.remember(id, person);
        return person;
    }

    private Optional<Person> lookUp(String id) {
        var caller = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            var user = identities.createUserQuery().userId(id).singleResult();
            if (user == null) {
                return Optional.empty();
            }
            var groups = identities.createGroupQuery().groupMember(id).list().stream().map(Group::getId).sorted().toList();
            var tenants = identities.createTenantQuery().userMember(id).includingGroupsOfUser(true).list().stream()
                    .map(Tenant::getId)
                    .sorted()
                    .toList();
            return Optional.of(new Person(id, nameOf(user), groups, reach(groups, tenants)));
        } finally {
            identities.setAuthentication(caller);
        }
    }

    /** An auditor or operator without a municipality of their own looks after all of them; nobody else does. */
    private List<String> reach(List<String> groups, List<String> tenants) {
        var everywhere = groups.contains(Role.AUDITOR.id()) || groups.contains(Role.OPERATOR.id());
        return tenants.isEmpty() && everywhere
                ? municipalities.all().stream().map(Municipality::id).sorted().toList()
                : tenants;
    }

    private static String nameOf(User user) {
        var name = (text(user.getLastName()) + text(user.getFirstName())).strip();
        return name.isEmpty() ? user.getId() : name;
    }

    private static String text(String part) {
        return part == null ? "" : part;
    }
}
