package org.lianban.access;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.Arrays;
import java.util.function.Consumer;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.lianban.engine.Municipalities;
import org.lianban.engine.ProceduresDeployed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings groups, municipalities, grants, shared filters and first accounts to what the code and the models say, at every
 * start, before the first request. Running it again changes nothing; nodes that start together wait for one another.
 */
@Component
class AccessSetUp {

    private final ProcessEngineConfigurationImpl engine;
    private final TransactionOperations transaction;
    private final IdentityService identities;
    private final AuthorizationService authorisations;
    private final OwnAuthorisations ownAuthorisations;
    private final Municipalities municipalities;
    private final SharedFilters filters;
    private final FirstAdministrator administrator;
    private final ApplicationEventPublisher events;

    AccessSetUp(
            ProcessEngineConfigurationImpl engine,
            PlatformTransactionManager transactions,
            IdentityService identities,
            AuthorizationService authorisations,
            OwnAuthorisations ownAuthorisations,
            Municipalities municipalities,
            SharedFilters filters,
            FirstAdministrator administrator,
            ApplicationEventPublisher events) {
        this.engine = engine;
        this.transaction = new TransactionTemplate(transactions);
        this.identities = identities;
        this.authorisations = authorisations;
        this.ownAuthorisations = ownAuthorisations;
        this.municipalities = municipalities;
        this.filters = filters;
        this.administrator = administrator;
        this.events = events;
    }

    @EventListener(ProceduresDeployed.class)
    void setUp() {
        transaction.executeWithoutResult(status -> {
            inEngine(context -> context.getPropertyManager().acquireExclusiveLockForStartup());
            createGroups();
            createTenants();
            revokeUndeclared();
            writeStandingGrants();
            inEngine(this::writeGrantsOfProcesses);
            filters.write();
            administrator.createIfConfigured();
            events.publishEvent(new AccessReady());
        });
    }

    private void createGroups() {
        for (var role : Role.values()) {
            var existing = identities.createGroupQuery().groupId(role.id()).singleResult();
            var type = role == Role.ADMINISTRATOR ? "SYSTEM" : "ROLE";
            if (existing != null && role.title().equals(existing.getName()) && type.equals(existing.getType())) {
                continue;
            }
            var group = existing == null ? identities.newGroup(role.id()) : existing;
            group.setName(role.title());
            group.setType(type);
            identities.saveGroup(group);
        }
    }

    private void createTenants() {
        for (var municipality : municipalities.all()) {
            var existing = identities.createTenantQuery().tenantId(municipality.id()).singleResult();
            if (existing != null && municipality.name().equals(existing.getName())) {
                continue;
            }
            var tenant = existing == null ? identities.newTenant(municipality.id()) : existing;
            tenant.setName(municipality.name());
            identities.saveTenant(tenant);
        }
    }

    private void writeStandingGrants() {
        for (var grant : Grants.STANDING) {
            Arrays.stream(Role.values()).filter(role -> role.kind() == grant.kind()).forEach(role -> write(role, grant));
        }
    }

    /**
     * What a table of an earlier version gave to a group goes. Grants on a single process stay with
     * {@link OwnAuthorisations}, and those on tasks and groups are the engine's.
     */
    private void revokeUndeclared() {
        for (var role : Role.values()) {
            var declared = Grants.of(role);
            authorisations.createAuthorizationQuery().authorizationType(AUTH_TYPE_GRANT).groupIdIn(role.id()).list().stream()
                    .filter(given -> Grants.decidesOn(given.getResourceType(), given.getResourceId()))
                    .filter(given -> declared.stream()
                            .noneMatch(grant -> grant.isOn(given.getResourceType(), given.getResourceId())))
                    .forEach(given -> authorisations.deleteAuthorization(given.getId()));
        }
    }

    private void write(Role role, Grants grant) {
        var existing = authorisations
                .createAuthorizationQuery()
                .authorizationType(AUTH_TYPE_GRANT)
                .groupIdIn(role.id())
                .resourceType(grant.resource())
                .resourceId(grant.resourceId())
                .singleResult();
        var granted = existing == null ? null : ((AuthorizationEntity) existing).getPermissions();
        var authorisation = existing == null ? authorisations.createNewAuthorization(AUTH_TYPE_GRANT) : existing;
        authorisation.setGroupId(role.id());
        authorisation.setResource(grant.resource());
        authorisation.setResourceId(grant.resourceId());
        authorisation.setPermissions(grant.permissions());
        if (granted == null || granted != ((AuthorizationEntity) authorisation).getPermissions()) {
            authorisations.saveAuthorization(authorisation);
        }
    }

    private void writeGrantsOfProcesses(CommandContext context) {
        var definitions = engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().list();
        for (var definition : definitions) {
            var parsed = engine.getDeploymentCache().findDeployedProcessDefinitionById(definition.getId());
            context.getAuthorizationManager().saveDefaultAuthorizations(ownAuthorisations.grantsOn(parsed));
        }
    }

    private void inEngine(Consumer<CommandContext> work) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            work.accept(context);
            return null;
        });
    }
}
