package org.lianban.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.lianban.engine.Unrestricted;
import org.springframework.stereotype.Component;

/** The people around a task, as other packages may know them. */
@Component
public class TaskPeople {

    private static final String SYSTEM = "系统";
    private static final String DEPARTMENT = "department:";

    /**
     * A step of the case that needs another person than this task.
     *
     * @param step what the diagram calls it
     * @param people who did it, by name; empty while nobody has
     */
    public record Other(String step, List<String> people) {}

    private final People people;
    private final TaskReaders readers;
    private final EarlierSteps earlier;
    private final IdentityService identities;
    private final Absences absences;
    private final Unrestricted unrestricted;

    TaskPeople(
            People people,
            TaskReaders readers,
            EarlierSteps earlier,
            IdentityService identities,
            Absences absences,
            Unrestricted unrestricted) {
        this.people = people;
        this.readers = readers;
        this.earlier = earlier;
        this.identities = identities;
        this.absences = absences;
        this.unrestricted = unrestricted;
    }

    /** Whether the caller needs the personal data of the case for the task. */
    public boolean callerMayWork(String taskId) {
        return caller().filter(person -> readers.mayWork(person, taskId)).isPresent();
    }

    /** What the caller may do with the task besides working it: {@code handOver}, {@code substitute}, {@code assign}. */
    public List<String> callerActions(String assignee) {
        var person = caller().orElse(null);
        if (person == null) {
            return List.of();
        }
        var actions = new ArrayList<String>();
        if (person.id().equals(assignee)) {
            actions.add("handOver");
        } else if (assignee != null && absences.standsIn(person.id(), assignee)) {
            actions.add("substitute");
        }
        if (person.groups().contains(Role.LEAD.id())) {
            actions.add("assign");
        }
        return actions;
    }

    /** Account and name; of what acts without an account, what it is. */
    public String name(String actor) {
        if (actor == null) {
            return SYSTEM;
        }
        if (actor.startsWith(DEPARTMENT)) {
            return Role.find(actor.substring(DEPARTMENT.length())).map(Role::title).orElse("部门");
        }
        if (actor.indexOf(':') >= 0) {
            return SYSTEM;
        }
        return people.find(actor).map(person -> nameOf(person, actor)).orElse(actor);
    }

    /** The steps of which the task wants other people, in the diagram's order. The caller may see the task. */
    public List<Other> others(String taskId) {
        return unrestricted.call(() -> {
            var task = Context.getCommandContext().getTaskManager().findTaskById(taskId);
            return task == null ? List.of() : Separation.otherThan(task).stream().map(step -> other(task, step)).toList();
        });
    }

    private Other other(TaskEntity task, String step) {
        var name = (String) task.getExecution().getProcessDefinition().findActivity(step).getProperty("name");
        return new Other(name, earlier.doers(task, step).stream().sorted().map(this::name).toList());
    }

    private Optional<Person> caller() {
        return Optional.ofNullable(identities.getCurrentAuthentication()).flatMap(caller -> people.find(caller.getUserId()));
    }

    private static String nameOf(Person person, String account) {
        return person.name().equals(account) ? account : "%s（%s）".formatted(person.name(), account);
    }
}
