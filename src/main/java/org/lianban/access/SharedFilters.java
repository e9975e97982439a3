package org.lianban.access;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.repository.CalledProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.TaskQuery;
import org.lianban.engine.MeasuredTasks;
import org.lianban.engine.ModelProperties;
import org.springframework.stereotype.Component;

/** The task lists that clerks find in Tasklist: those for everybody, and one for each procedure in which their group works. */
@Component
class SharedFilters {

    private static final int FIRST_OF_PROCEDURES = 100;

    private final FilterService filters;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final AuthorizationService authorisations;

    SharedFilters(
            FilterService filters, TaskService tasks, RepositoryService repository, AuthorizationService authorisations) {
        this.filters = filters;
        this.tasks = tasks;
        this.repository = repository;
        this.authorisations = authorisations;
    }

    void write() {
        write(10, "我的待办", "已由我认领的任务", tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        write(20, "本部门待办", "本部门尚未认领的任务",
                tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}").taskUnassigned());
        write(30, "即将超期", "时限将尽（橙色）的任务",
                tasks.createTaskQuery().taskVariableValueEquals(MeasuredTasks.TIME_STATE, MeasuredTasks.NEARLY_OVER));
        write(40, "已超期", "已过办理期限的任务", tasks.createTaskQuery().dueBeforeExpression("${now()}"));
        write(50, "等待申请人", "等申请人补正、签署或者整改的任务",
                tasks.createTaskQuery().taskVariableValueEquals(TaskColumns.WAITS_FOR, TaskColumns.WAITS_FOR_APPLICANT));
        var position = FIRST_OF_PROCEDURES;
        for (var procedure : procedures()) {
            write(position++, procedure);
        }
    }

    /** What can be a case of its own; the others are parts that it calls. */
    private List<ProcessDefinition> procedures() {
        var definitions = repository.createProcessDefinitionQuery().latestVersion().orderByProcessDefinitionKey().asc().list();
        return definitions.stream()
                .filter(definition -> ModelProperties.ofProcess(
                                repository.getBpmnModelInstance(definition.getId()), definition.getKey())
                        .containsKey("procedureCode"))
                .toList();
    }

    private void write(int position, String name, String description, TaskQuery query) {
        var everyClerk = Arrays.stream(Role.values())
                .filter(role -> role.kind() == Role.Kind.CLERK)
                .map(Role::id)
                .collect(Collectors.toCollection(TreeSet::new));
        write(position, name, description, query, everyClerk);
    }

    private void write(int position, ProcessDefinition procedure) {
        var parts = parts(procedure.getId()).collect(Collectors.toCollection(TreeSet::new));
        parts.add(procedure.getKey());
        var groups = authorisations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .resourceType(Resources.PROCESS_DEFINITION)
                .list()
                .stream()
                .filter(grant -> grant.getGroupId() != null && parts.contains(grant.getResourceId()))
                .map(Authorization::getGroupId)
                .collect(Collectors.toCollection(TreeSet::new));
        var query = tasks.createTaskQuery().processDefinitionKeyIn(parts.toArray(String[]::new));
        write(position, procedure.getName(), procedure.getName() + "的任务", query, groups);
    }

    private Stream<String> parts(String definition) {
        return repository.getStaticCalledProcessDefinitions(definition).stream()
                .collect(Collectors.toMap(CalledProcessDefinition::getKey, CalledProcessDefinition::getId, (one, same) -> one))
                .entrySet()
                .stream()
                .flatMap(called -> Stream.concat(Stream.of(called.getKey()), parts(called.getValue())));
    }

    private void write(int position, String name, String description, TaskQuery query, Set<String> groups) {
        var existing = filters.createTaskFilterQuery().filterName(name).singleResult();
        var filter = existing == null ? filters.newTaskFilter(name) : existing;
        filter.setProperties(properties(position, description));
        filter.setQuery(query);
        grant(filters.saveFilter(filter).getId(), groups);
    }

    /** What the lists show of each task; the labels also stand in the search box. Remaining time is shown by Tasklist's script. */
    static Map<String, Object> properties(int position, String description) {
        return Map.of(
                "description", description,
                "priority", position,
                "refresh", true,
                "showUndefinedVariable", false,
                "variables", List.of(
                        column(TaskColumns.CASE_NUMBER, "案件编号"),
                        column(TaskColumns.MATTER, "事项"),
                        column(TaskColumns.APPLICANT, "申请人"),
                        column(TaskColumns.CREDIT_CODE, "统一社会信用代码")));
    }

    private static Map<String, String> column(String variable, String label) {
        return Map.of("name", variable, "label", label);
    }

    private void grant(String filter, Set<String> groups) {
        var granted = authorisations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .resourceType(Resources.FILTER)
                .resourceId(filter)
                .list();
        granted.stream()
                .filter(grant -> grant.getGroupId() != null && !groups.contains(grant.getGroupId()))
                .forEach(grant -> authorisations.deleteAuthorization(grant.getId()));
        var has = granted.stream().map(Authorization::getGroupId).toList();
        groups.stream().filter(group -> !has.contains(group)).forEach(group -> {
            var grant = authorisations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            grant.setResource(Resources.FILTER);
            grant.setResourceId(filter);
            grant.addPermission(Permissions.READ);
            authorisations.saveAuthorization(grant);
        });
    }
}
