package org.lianban.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.lianban.engine.Unrestricted;
import org.lianban.engine.Violation;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shares out tasks within a department, and gives them back. The engine's grants would allow neither or both to everybody;
 * whose right it is, {@link TaskHands} says.
 */
@RestController
@RequestMapping("/api/tasks/{task}")
@Tag(name = "任务")
class TaskController {

    /** @param userId account of a colleague */
    record Assignee(String userId) {}

    private final TaskService tasks;
    private final Unrestricted unrestricted;

    TaskController(TaskService tasks, Unrestricted unrestricted) {
        this.tasks = tasks;
        this.unrestricted = unrestricted;
    }

    @PostMapping("/assignee")
    @Operation(
            summary = "指派或改派任务",
            description = "由本部门、本地区的科室负责人指派给本部门的经办人。403：不是科室负责人，或者受指派人不是本部门、本地区的经办人，"
                    + "或者应由另一人办理、应当回避；404：没有这个任务，或者不属于本人可看的范围；422：没有写明受指派人。")
    ResponseEntity<ProblemDetail> assign(@PathVariable("task") String id, @RequestBody Assignee assignee) {
        if (find(id) == null) {
            return unknown(id);
        }
        if (assignee.userId() == null || assignee.userId().isBlank()) {
            return answer(Violation.problem(List.of(new Violation("userId", "受指派人", "未填写"))));
        }
        return give(id, assignee.userId());
    }

    @PostMapping("/release")
    @Operation(
            summary = "退回任务",
            description = "由认领人本人，或者本部门、本地区的科室负责人退回本部门待办。403：由他人认领；404：没有这个任务，或者不属于本人可看的范围；"
                    + "409：任务没有人认领。")
    ResponseEntity<ProblemDetail> release(@PathVariable("task") String id) {
        var task = find(id);
        if (task == null) {
            return unknown(id);
        }
        if (task.getAssignee() == null) {
            return answer(ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "任务没有人认领，无须退回"));
        }
        return give(id, null);
    }

    private Task find(String id) {
        return tasks.createTaskQuery().taskId(id).singleResult();
    }

    private ResponseEntity<ProblemDetail> give(String task, String person) {
        unrestricted.call(() -> {
            tasks.setAssignee(task, person);
            if (person == null) {
                // nobody is stood in for any more
                TaskHandover.disown(task);
            }
            return null;
        });
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<ProblemDetail> unknown(String id) {
        return answer(ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "没有任务 " + id));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.of(problem).build();
    }
}
