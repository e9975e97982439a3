package org.lianban.access;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/**
 * The engine's accounts, in which nobody gets two roles that have to watch one another: whoever gives roles has no other,
 * whoever audits does nothing that is audited, and whoever changes procedures or runs the system has no cases.
 */
class SeparateRoles extends DbIdentityServiceProvider {

    private static final Map<Role.Kind, Set<Role.Kind>> BESIDE = new EnumMap<>(Map.of(
            Role.Kind.CLERK, Set.of(Role.Kind.CLERK, Role.Kind.LEAD),
            Role.Kind.LEAD, Set.of(Role.Kind.CLERK, Role.Kind.LEAD),
            Role.Kind.DESIGNER, Set.of(Role.Kind.OPERATOR),
            Role.Kind.OPERATOR, Set.of(Role.Kind.DESIGNER),
            Role.Kind.AUDITOR, Set.of(),
            Role.Kind.ADMINISTRATOR, Set.of()));

    static SessionFactory factory() {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return SeparateRoles.class;
            }

            @Override
            public Session openSession() {
                return new SeparateRoles();
            }
        };
    }

    @Override
    public IdentityOperationResult createMembership(String user, String group) {
        checkAuthorization(Permissions.CREATE, Resources.GROUP_MEMBERSHIP, group);
        var command = Context.getCommandContext();
        var present = command.runWithoutAuthorization(() -> createGroupQuery(command).groupMember(user).list());
        for (var role : present) {
            if (!role.getId().equals(group) && !goTogether(role.getId(), group)) {
                throw new Forbidden("账号 %s 已是“%s”，不能再兼任“%s”：系统管理、审计与业务办理、流程设计、运行维护应由不同的人担任"
                        .formatted(user, title(role.getId()), title(group)));
            }
        }
        return super.createMembership(user, group);
    }

    /** A group of the city's own, which no grant of ours names, may stand beside any role but the administrator's and auditor's. */
    private static boolean goTogether(String present, String added) {
        var one = Role.find(present).map(Role::kind);
        var other = Role.find(added).map(Role::kind);
        if (one.isPresent() && other.isPresent()) {
            return BESIDE.get(one.get()).contains(other.get());
        }
        return one.or(() -> other).map(BESIDE::get).map(beside -> !beside.isEmpty()).orElse(true);
    }

    private static String title(String group) {
        return Role.find(group).map(Role::title).orElse(group);
    }
}
