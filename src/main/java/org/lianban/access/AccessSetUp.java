package org.lianban.access;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.lianban.engine.Municipalities;
import org.lianban.engine.ProceduresDeployed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
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

    private static final Set<Resource> OF_TASKS = Set.of(Resources.TASK, Resources.HISTORIC_TASK);

    private final ProcessEngineConfigurationImpl engine;
    private final JdbcTemplate database;
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
            JdbcTemplate database,
            PlatformTransactionManager transactions,
            IdentityService identities,
            AuthorizationService authorisations,
            OwnAuthorisations ownAuthorisations,
            Municipalities municipalities,
            SharedFilters filters,
            FirstAdministrator administrator,
            ApplicationEventPublisher events) {
        this.engine = engine;
        this.database = database;
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
            completeGrantsOnTasks();
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
            Arrays.stream(Resources.values()).forEach(resource -> revokeUndeclared(role, resource));
        }
    }

    private void revokeUndeclared(Role role, Resource resource) {
        var given = authorisations.createAuthorizationQuery()
                .authorizationType(AUTH_TYPE_GRANT)
                .groupIdIn(role.id())
                .resourceType(resource);
        // a group has one on each task it ever had, and a start must not read them all
        var few = OF_TASKS.contains(resource) ? given.resourceId(ANY) : given;
        few.list().stream()
                .filter(grant -> Grants.decidesOn(grant.getResourceType(), grant.getResourceId()))
                .filter(grant -> Grants.of(role).stream()
                        .noneMatch(declared -> declared.isOn(grant.getResourceType(), grant.getResourceId())))
                .forEach(grant -> authorisations.deleteAuthorization(grant.getId()));
    }

    /** Tasks created before reading variables was a right of its own, in the engine's bits: who reads such a task reads them. */
    private void completeGrantsOnTasks() {
        database.update("update ACT_RU_AUTHORIZATION set PERMS_ = PERMS_ + 64, REV_ = REV_ + 1"
                + " where TYPE_ = 1 and RESOURCE_TYPE_ = 7 and mod(PERMS_ / 2, 2) = 1 and mod(PERMS_ / 64, 2) = 0");
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
