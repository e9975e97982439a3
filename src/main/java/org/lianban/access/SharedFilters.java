package org.lianban.access;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.lianban.engine.MeasuredTasks;
import org.springframework.stereotype.Component;

/** The task lists that every clerk finds in Tasklist. */
@Component
class SharedFilters {

    private final FilterService filters;
    private final TaskService tasks;

    SharedFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    void write() {
        write(10, "我的待办", "已由我认领的任务", tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        write(20, "本部门待办", "本部门尚未认领的任务",
                tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}").taskUnassigned());
        write(30, "即将超期", "三日内到期的任务",
                tasks.createTaskQuery().dueAfterExpression("${now()}").dueBeforeExpression("${dateTime().plusDays(3)}"));
        write(40, "已超期", "已过办理期限的任务", tasks.createTaskQuery().dueBeforeExpression("${now()}"));
    }

    private void write(int position, String name, String description, TaskQuery query) {
        var existing = filters.createTaskFilterQuery().filterName(name).singleResult();
        var filter = existing == null ? filters.newTaskFilter(name) : existing;
        filter.setProperties(Map.of(
                "description", description,
                "priority", position,
                "refresh", true,
                "showUndefinedVariable", false,
                "variables", List.of(
                        Map.of("name", TaskColumns.CASE_NUMBER, "label", "案件编号"),
                        Map.of("name", MeasuredTasks.TIME_STATE, "label", "时限"))));
        filter.setQuery(query);
        filters.saveFilter(filter);
    }
}
