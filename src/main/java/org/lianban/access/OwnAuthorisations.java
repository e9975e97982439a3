package org.lianban.access;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.UPDATE;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.TASK;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.HistoricTaskPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * The authorisations that arise by themselves: on a new process from what its diagram says, on a new account, on a task
 * that somebody takes.
 */
@Component
class OwnAuthorisations extends DefaultAuthorizationProvider {

    private final TaskHands hands;

    OwnAuthorisations(TaskHands hands) {
        this.hands = hands;
    }

    /** The engine's own rule would let people delete their account, and with it the name behind their decisions. */
    @Override
    public AuthorizationEntity[] newUser(User user) {
        return new AuthorizationEntity[] {createGrantAuthorization(user.getId(), null, USER, user.getId(), READ, UPDATE)};
    }

    /** The engine's own rule would let a designer delete a deployment with all its cases. */
    @Override
    public AuthorizationEntity[] newDeployment(Deployment deployment) {
        return null;
    }

    /** Whatever door the process came through, its rights are there in the same transaction. */
    @Override
    public AuthorizationEntity[] newProcessDefinition(ProcessDefinition definition) {
        return grantsOn((ProcessDefinitionEntity) definition);
    }

    /**
     * What is not granted yet: candidate starters may start and follow, candidates of a user task may see the diagram. A
     * group of an earlier version that the diagram names no longer keeps reading, for the cases still under way, but starts
     * no more.
     */
    AuthorizationEntity[] grantsOn(ProcessDefinitionEntity definition) {
        var starters = groups(definition.getCandidateStarterGroupIdExpressions());
        var participants = new TreeSet<String>();
        definition.getTaskDefinitions().values()
                .forEach(task -> participants.addAll(groups(task.getCandidateGroupIdExpressions())));
        var grants = new ArrayList<AuthorizationEntity>();
        for (var role : Role.values()) {
            if (role.kind() != Role.Kind.CLERK) {
                continue;
            }
            var grant = getAuthorizationManager()
                    .findAuthorizationByGroupIdAndResourceId(AUTH_TYPE_GRANT, role.id(), PROCESS_DEFINITION, definition.getKey());
            var starts = starters.contains(role.id());
            if (grant == null && !starts && !participants.contains(role.id())) {
                continue;
            }
            var granted = grant == null ? null : grant.getPermissions();
            if (grant == null) {
                grant = createGrantAuthorization(null, role.id(), PROCESS_DEFINITION, definition.getKey());
            }
            grant.setPermissions(starts ? Grants.STARTER : Grants.PARTICIPANT);
            if (granted == null || granted != grant.getPermissions()) {
                grants.add(grant);
            }
        }
        return grants.toArray(AuthorizationEntity[]::new);
    }

    /** A group that is only known when the case runs may be any clerk's. */
    private static Set<String> groups(Collection<Expression> expressions) {
        var groups = new TreeSet<String>();
        for (var expression : expressions) {
            if (expression.isLiteralText()) {
                groups.add(expression.getExpressionText().strip());
            } else {
                Arrays.stream(Role.values()).filter(role -> role.kind() == Role.Kind.CLERK).map(Role::id).forEach(groups::add);
            }
        }
        return groups;
    }

    /** The engine does not look at the tenant of the person to whom a task is given. */
    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
        if (newAssignee != null && task.getTenantId() != null && !worksFor(newAssignee, task.getTenantId())) {
            throw new AuthorizationException("经办人 %s 不属于该事项的办理地区".formatted(newAssignee));
        }
        hands.checkChange((TaskEntity) task, oldAssignee, newAssignee);
        if (oldAssignee != null && !oldAssignee.equals(newAssignee)) {
            withdraw(task, oldAssignee);
        }
        return super.newTaskAssignee(task, oldAssignee, newAssignee);
    }

    /** The engine would leave whoever gives a task back the right to work it, even after he has left the department. */
    private void withdraw(Task task, String former) {
        var grant = getAuthorizationManager().findAuthorizationByUserIdAndResourceId(AUTH_TYPE_GRANT, former, TASK, task.getId());
        if (grant != null) {
            getAuthorizationManager().deleteDefaultAuthorizations(new AuthorizationEntity[] {grant});
        }
    }

    /** With the engine's own READ_VARIABLE, one task done would show the whole case for ever. */
    @Override
    protected Permission[] getHistoricPermissions(boolean enforceSpecificVariablePermission) {
        return new Permission[] {HistoricTaskPermissions.READ};
    }

    private static boolean worksFor(String user, String municipality) {
        return Context.getCommandContext().runWithoutAuthorization(() -> Context.getCommandContext()
                        .getReadOnlyIdentityProvider()
                        .createTenantQuery(Context.getCommandContext())
                        .tenantId(municipality)
                        .userMember(user)
                        .includingGroupsOfUser(true)
                        .count())
                > 0;
    }
}
