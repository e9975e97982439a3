package org.lianban.engine;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/** Who is logged in, as far as what he may do hangs on his groups. */
@Component
public class Caller {

    private final IdentityService identities;
    private final AuthorizationService authorizations;

    Caller(ProcessEngine engine) {
        this.identities = engine.getIdentityService();
        this.authorizations = engine.getAuthorizationService();
    }

    /** The account; null where nobody is logged in. */
    public String account() {
        var person = identities.getCurrentAuthentication();
        return person == null ? null : person.getUserId();
    }

    public boolean isIn(String group) {
        return groups().contains(group);
    }

    /** @param municipality tenant id */
    public boolean worksFor(String municipality) {
        var person = identities.getCurrentAuthentication();
        return person != null && person.getTenantIds() != null && person.getTenantIds().contains(municipality);
    }

    /** @param procedure id of a process */
    public boolean mayStart(String procedure) {
        var person = identities.getCurrentAuthentication();
        return person != null
                && authorizations.isUserAuthorized(
                        person.getUserId(), groups(), Permissions.CREATE_INSTANCE, Resources.PROCESS_DEFINITION, procedure);
    }

    private List<String> groups() {
        var person = identities.getCurrentAuthentication();
        return person == null || person.getGroupIds() == null ? List.of() : person.getGroupIds();
    }
}
