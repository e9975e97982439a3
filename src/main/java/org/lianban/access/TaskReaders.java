package org.lianban.access;

import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Who needs the personal data of a case for the task in hand: whoever works it, or may take it up. */
@Component
class TaskReaders {

    private final TaskService tasks;
    private final AuthorizationService authorisations;
    private final IdentityService identities;
    private final Absences absences;

    TaskReaders(TaskService tasks, AuthorizationService authorisations, IdentityService identities, Absences absences) {
        this.tasks = tasks;
        this.authorisations = authorisations;
        this.identities = identities;
        this.absences = absences;
    }

    /** A colleague who holds the task, or stands in for him, alone needs them: the department's others see them masked until it is free again. */
    boolean mayWork(Person person, String taskId) {
        if (!person.plays(Role.Kind.CLERK)) {
            return false;
        }
        return asTheSystem(() -> {
            var task = tasks.createTaskQuery().taskId(taskId).singleResult();
            return task != null && isInReach(person, task) && isHisOrFree(person, task);
        });
    }

    private static boolean isInReach(Person person, Task task) {
        return task.getTenantId() != null && person.municipalities().contains(task.getTenantId());
    }

    private boolean isHisOrFree(Person person, Task task) {
        return task.getAssignee() == null
                ? isGranted(person, task, Permissions.TASK_WORK) || isGranted(person, task, Permissions.UPDATE)
                : task.getAssignee().equals(person.id()) || absences.standsIn(person.id(), task.getAssignee());
    }

    private boolean isGranted(Person person, Task task, Permissions permission) {
        return authorisations.isUserAuthorized(person.id(), person.groups(), permission, Resources.TASK, task.getId());
    }

    /** The web applications tell the engine who acts only later, and the answer must not hang on what that person may see. */
    private <T> T asTheSystem(Supplier<T> question) {
        var caller = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            return question.get();
        } finally {
            identities.setAuthentication(caller);
        }
    }
}
