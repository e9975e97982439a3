package org.lianban.access;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.IdentityLink;
import org.lianban.engine.Unrestricted;
import org.springframework.stereotype.Component;

/** Who works in the same department for the same municipality. */
@Component
class Colleagues {

    /** Somebody to whom work can be given. */
    record Colleague(String id, String name) {}

    private final People people;
    private final IdentityService identities;
    private final TaskService tasks;
    private final Unrestricted unrestricted;

    Colleagues(People people, IdentityService identities, TaskService tasks, Unrestricted unrestricted) {
        this.people = people;
        this.identities = identities;
        this.tasks = tasks;
        this.unrestricted = unrestricted;
    }

    /** Of the departments that may work the task, except its assignee. The caller may see the task. */
    List<Colleague> ofTask(String taskId, String municipality, String assignee) {
        return unrestricted.call(() -> {
            var departments = tasks.getIdentityLinksForTask(taskId).stream()
                    .map(IdentityLink::getGroupId)
                    .filter(Objects::nonNull)
                    .toList();
            return members(departments, List.of(municipality), assignee);
        });
    }

    List<Colleague> of(Person person) {
        return unrestricted.call(() -> members(departments(person), person.municipalities(), person.id()));
    }

    boolean areColleagues(Person one, Person other) {
        return departments(one).stream().anyMatch(departments(other)::contains)
                && one.municipalities().stream().anyMatch(other.municipalities()::contains);
    }

    static List<String> departments(Person person) {
        return person.groups().stream()
                .filter(group -> Role.find(group).filter(role -> role.kind() == Role.Kind.CLERK).isPresent())
                .toList();
    }

    private List<Colleague> members(Collection<String> groups, Collection<String> municipalities, String except) {
        return groups.stream()
                .flatMap(group -> municipalities.stream().flatMap(municipality -> identities
                        .createUserQuery()
                        .memberOfGroup(group)
                        .memberOfTenant(municipality)
                        .list()
                        .stream()))
                .map(User::getId)
                .filter(id -> !id.equals(except))
                .distinct()
                .sorted()
                .map(id -> new Colleague(id, people.find(id).map(Person::name).orElse(id)))
                .toList();
    }
}
