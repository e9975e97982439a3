package org.lianban.access;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.lianban.engine.CaseNumber;
import org.lianban.journal.Journal;
import org.springframework.stereotype.Component;

/**
 * Into whose hands a task may come, whatever door the command came through: everybody takes tasks for himself, the lead of a
 * department shares them out, and nobody gets one that wants somebody else.
 */
@Component
class TaskHands {

    private final EarlierSteps earlier;
    private final AccountIdentities identities;
    private final Recusal recusal;
    private final Absences absences;
    private final Journal journal;
    private final ThreadLocal<Boolean> handedOver = ThreadLocal.withInitial(() -> false);

    TaskHands(
            EarlierSteps earlier, AccountIdentities identities, Recusal recusal, Absences absences, Journal journal) {
        this.earlier = earlier;
        this.identities = identities;
        this.recusal = recusal;
        this.absences = absences;
        this.journal = journal;
    }

    /** Lets whoever holds a task give it to a colleague, which he says with a reason. */
    <T> T handingOver(Supplier<T> change) {
        handedOver.set(true);
        try {
            return change.get();
        } finally {
            handedOver.remove();
        }
    }

    /**
     * Checks a change of hands.
     *
     * @param from who has it now, or null
     * @param to who gets it, or null when it is given back
     */
    void checkChange(TaskEntity task, String from, String to) {
        var caller = Context.getCommandContext().getAuthentication();
        if (isSomebody(caller) && !isLeadOf(task, caller)) {
            checkOwnHands(caller.getUserId(), from, to);
        }
        if (to != null) {
            if (isSomebody(caller) && isOfOthers(task, to)) {
                throw new Forbidden("%s 不是该任务所属部门的经办人".formatted(to));
            }
            checkPerson(task, to);
        }
    }

    /** The engine lets anybody of the department complete what a colleague has taken. */
    void checkCompletion(TaskEntity task) {
        var caller = Context.getCommandContext().getAuthentication();
        if (!isSomebody(caller)) {
            return;
        }
        var person = caller.getUserId();
        var absent = task.getAssignee() != null && !task.getAssignee().equals(person) ? task.getAssignee() : task.getOwner();
        var standsIn = absent != null && absences.standsIn(person, absent);
        if (task.getAssignee() != null && !task.getAssignee().equals(person) && !standsIn) {
            throw new Forbidden("该任务已由 %s 认领，只能由其办理".formatted(task.getAssignee()));
        }
        checkPerson(task, person);
        if (standsIn && task.getExecution() != null) {
            recordSubstitution(task, absent, person, "task.substituted");
        }
    }

    /** On the record of the case: who did it, and in whose place. */
    void recordSubstitution(TaskEntity task, String absent, String substitute, String kind) {
        journal.record(CaseNumber.of(task.getExecution()), kind, Map.of(
                "taskId", task.getId(),
                "activityId", task.getTaskDefinitionKey(),
                "activityName", String.valueOf(task.getName()),
                "absent", absent,
                "substitute", substitute));
    }

    private void checkOwnHands(String caller, String from, String to) {
        if (caller.equals(from) && handedOver.get() || from != null && caller.equals(to) && absences.standsIn(caller, from)) {
            return;
        }
        if (from != null && !from.equals(caller)) {
            throw new Forbidden("该任务已由 %s 认领，只有其本人或科室负责人可以退回或改派".formatted(from));
        }
        if (to != null && !to.equals(caller)) {
            throw new Forbidden("只能为本人认领任务，指派他人须由本部门科室负责人办理");
        }
    }

    private void checkPerson(TaskEntity task, String person) {
        if (task.getExecution() == null) {
            // belongs to no case
            return;
        }
        Context.getCommandContext().runWithoutAuthorization(() -> {
            for (var step : Separation.otherThan(task)) {
                if (earlier.doers(task, step).stream().anyMatch(doer -> identities.samePerson(doer, person))) {
                    throw new Forbidden("%s 已办理本案的“%s”，“%s”须由另一人办理".formatted(person, name(task, step), task.getName()));
                }
            }
            if (recusal.isParty(person, task)) {
                throw new Forbidden("%s 是本案当事人，应当回避，不能办理“%s”".formatted(person, task.getName()));
            }
            return null;
        });
    }

    private static String name(TaskEntity task, String step) {
        return (String) task.getExecution().getProcessDefinition().findActivity(step).getProperty("name");
    }

    private static boolean isSomebody(Authentication caller) {
        return caller != null && caller.getUserId() != null;
    }

    private static boolean isLeadOf(TaskEntity task, Authentication caller) {
        var groups = caller.getGroupIds() == null ? List.<String>of() : caller.getGroupIds();
        var municipalities = caller.getTenantIds() == null ? List.<String>of() : caller.getTenantIds();
        return groups.contains(Role.LEAD.id())
                && departments(task).stream().anyMatch(groups::contains)
                && municipalities.contains(task.getTenantId());
    }

    private static boolean isOfOthers(TaskEntity task, String person) {
        var departments = departments(task);
        return !departments.isEmpty() && Collections.disjoint(departments, groupsOf(person));
    }

    private static List<String> departments(TaskEntity task) {
        return task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).toList();
    }

    private static Collection<String> groupsOf(String person) {
        var command = Context.getCommandContext();
        return command.runWithoutAuthorization(() -> command.getReadOnlyIdentityProvider()
                .createGroupQuery(command)
                .groupMember(person)
                .list()
                .stream()
                .map(group -> group.getId())
                .toList());
    }
}
