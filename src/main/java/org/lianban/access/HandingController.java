package org.lianban.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.lianban.engine.Violation;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tasks that go from hand to hand: handed over, taken in somebody's place, claimed several at once. */
@RestController
@RequestMapping("/api/tasks")
@Tag(name = "任务")
class HandingController {

    private static final int LONGEST_REASON = 500;

    /** @param userId account of a colleague */
    record Handover(String userId, String reason) {}

    record Claims(List<String> taskIds) {}

    record Claimed(List<TaskClaims.Result> results) {}

    private final TaskService tasks;
    private final TaskHandover handover;
    private final TaskClaims claims;
    private final Colleagues colleagues;

    HandingController(TaskService tasks, TaskHandover handover, TaskClaims claims, Colleagues colleagues) {
        this.tasks = tasks;
        this.handover = handover;
        this.claims = claims;
        this.colleagues = colleagues;
    }

    @GetMapping("/{task}/colleagues")
    @Operation(summary = "可以接手任务的同事", description = "任务所属部门、本地区的经办人，不含现经办人。404：没有这个任务，或者不属于本人可看的范围。")
    ResponseEntity<?> colleagues(@PathVariable("task") String id) {
        var task = find(id);
        return task == null
                ? unknown(id)
                : ResponseEntity.ok(colleagues.ofTask(id, task.getTenantId(), task.getAssignee()));
    }

    @PostMapping("/{task}/handover")
    @Operation(
            summary = "移交任务",
            description = "认领人把任务移交给本部门、本地区的同事，须写明理由，记入案件。403：不是认领人，或者受移交人应当回避、应由另一人办理；"
                    + "404：没有这个任务，或者不属于本人可看的范围；422：一次列出全部问题。")
    ResponseEntity<?> handOver(@PathVariable("task") String id, @RequestBody Handover request, Principal principal) {
        var task = find(id);
        if (task == null) {
            return unknown(id);
        }
        if (!principal.getName().equals(task.getAssignee())) {
            throw new Forbidden("只有认领人可以移交任务；改派由科室负责人办理");
        }
        var violations = violations(request, principal.getName());
        if (!violations.isEmpty()) {
            return ResponseEntity.of(Violation.problem(violations)).build();
        }
        handover.handOver(id, request.userId(), request.reason().strip());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{task}/substitution")
    @Operation(
            summary = "代办接手",
            description = "受托人在外出期间接手委托人已认领的任务，记入案件。403：现在不是其受托人，或者应当回避；404：没有这个任务，或者不属于本人可看的范围。")
    ResponseEntity<?> substitute(@PathVariable("task") String id, Principal principal) {
        if (find(id) == null) {
            return unknown(id);
        }
        handover.takeInPlace(id, principal.getName());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/claims")
    @Operation(
            summary = "批量认领",
            description = "为本人逐项认领，一项不成不影响别的：status 为 claimed、refused（写明原因，例如已由他人认领）或 unknown。422：没有写任务，或者多于 100 项。")
    ResponseEntity<?> claim(@RequestBody Claims request, Principal principal) {
        var ids = request.taskIds();
        if (ids == null || ids.isEmpty() || ids.size() > TaskClaims.MOST || ids.contains(null)) {
            var violation = new Violation("taskIds", "任务", "应为 1 至 %d 项".formatted(TaskClaims.MOST));
            return ResponseEntity.of(Violation.problem(List.of(violation))).build();
        }
        return ResponseEntity.ok(new Claimed(ids.stream().distinct().map(id -> claims.claim(id, principal.getName())).toList()));
    }

    private static List<Violation> violations(Handover request, String caller) {
        var violations = new ArrayList<Violation>();
        if (request.userId() == null || request.userId().isBlank()) {
            violations.add(new Violation("userId", "受移交人", "未填写"));
        } else if (request.userId().equals(caller)) {
            violations.add(new Violation("userId", "受移交人", "不能是本人"));
        }
        if (request.reason() == null || request.reason().isBlank()) {
            violations.add(new Violation("reason", "理由", "未填写"));
        } else if (request.reason().length() > LONGEST_REASON) {
            violations.add(new Violation("reason", "理由", "不得超过 %d 字".formatted(LONGEST_REASON)));
        }
        return violations;
    }

    private Task find(String id) {
        return tasks.createTaskQuery().taskId(id).singleResult();
    }

    private static ResponseEntity<?> unknown(String id) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "没有任务 " + id)).build();
    }
}
