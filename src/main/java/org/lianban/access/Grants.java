package org.lianban.access;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_HISTORY_VARIABLE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.GROUP_MEMBERSHIP;
import static org.camunda.bpm.engine.authorization.Resources.HISTORIC_PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.HISTORIC_TASK;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.TASK;
import static org.camunda.bpm.engine.authorization.Resources.TENANT;
import static org.camunda.bpm.engine.authorization.Resources.TENANT_MEMBERSHIP;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import java.util.List;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/**
 * The least each role needs, as one table.
 *
 * <p>Tasks are not in it: the engine lets the candidate groups of a task, and whoever claims it, read and work that task
 * and keep reading its history. What applicants wrote stands in variables, with permissions of their own: an operator
 * sees that a step failed, not what people wrote. A camunda-admin passes every tenant check, so the administrator looks after
 * people and memberships only, and the list of authorisations, which names tasks, is not theirs either.
 */
record Grants(Role.Kind kind, Resource resource, String resourceId, Permission... permissions) {

    static final List<Grants> STANDING = List.of(
            new Grants(Role.Kind.CLERK, APPLICATION, "tasklist", ACCESS),
            new Grants(Role.Kind.CLERK, PROCESS_INSTANCE, ANY, CREATE),
            new Grants(Role.Kind.AUDITOR, APPLICATION, "cockpit", ACCESS),
            new Grants(Role.Kind.AUDITOR, PROCESS_DEFINITION, ANY, READ, READ_HISTORY, READ_HISTORY_VARIABLE),
            new Grants(Role.Kind.AUDITOR, DECISION_DEFINITION, ANY, READ, READ_HISTORY),
            new Grants(Role.Kind.AUDITOR, DECISION_REQUIREMENTS_DEFINITION, ANY, READ),
            new Grants(Role.Kind.DESIGNER, DEPLOYMENT, ANY, CREATE, READ),
            new Grants(Role.Kind.DESIGNER, PROCESS_DEFINITION, ANY, READ),
            new Grants(Role.Kind.DESIGNER, DECISION_DEFINITION, ANY, READ),
            new Grants(Role.Kind.DESIGNER, DECISION_REQUIREMENTS_DEFINITION, ANY, READ),
            new Grants(Role.Kind.OPERATOR, APPLICATION, "cockpit", ACCESS),
            new Grants(Role.Kind.OPERATOR, PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, RETRY_JOB),
            new Grants(Role.Kind.OPERATOR, DECISION_DEFINITION, ANY, READ),
            new Grants(Role.Kind.OPERATOR, DECISION_REQUIREMENTS_DEFINITION, ANY, READ),
            new Grants(Role.Kind.ADMINISTRATOR, APPLICATION, "admin", ACCESS),
            new Grants(Role.Kind.ADMINISTRATOR, USER, ANY, ALL),
            new Grants(Role.Kind.ADMINISTRATOR, GROUP, ANY, ALL),
            new Grants(Role.Kind.ADMINISTRATOR, GROUP_MEMBERSHIP, ANY, ALL),
            new Grants(Role.Kind.ADMINISTRATOR, TENANT, ANY, ALL),
            new Grants(Role.Kind.ADMINISTRATOR, TENANT_MEMBERSHIP, ANY, ALL));

    /** Here the engine and the diagrams give grants by themselves, on single ones. */
    private static final List<Resource> ARISING =
            List.of(PROCESS_DEFINITION, PROCESS_INSTANCE, TASK, HISTORIC_TASK, HISTORIC_PROCESS_INSTANCE, GROUP, TENANT, FILTER);

    /** On a process whose diagram names the group as a candidate starter: the group answers for these cases. */
    static final Permission[] STARTER = {
        READ, CREATE_INSTANCE, READ_INSTANCE, READ_INSTANCE_VARIABLE, READ_HISTORY, READ_HISTORY_VARIABLE
    };

    /** On a process whose diagram names the group as candidate of a user task. */
    static final Permission[] PARTICIPANT = {READ};

    static List<Grants> of(Role role) {
        return STANDING.stream().filter(grant -> grant.kind() == role.kind()).toList();
    }

    /** Whether this table alone says who has a grant there: not on a single process or task, nor on a group for its members. */
    static boolean decidesOn(int resourceType, String resourceId) {
        return ANY.equals(resourceId) || ARISING.stream().noneMatch(resource -> resource.resourceType() == resourceType);
    }

    boolean isOn(int resourceType, String id) {
        return resource.resourceType() == resourceType && resourceId.equals(id);
    }
}
