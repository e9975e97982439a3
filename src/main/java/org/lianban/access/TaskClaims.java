package org.lianban.access;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.lianban.engine.Refusal;
import org.springframework.stereotype.Component;

/** Claims one task after the other, each in a transaction of its own. */
@Component
class TaskClaims {

    static final int MOST = 100;

    /** @param message why not; null when claimed */
    record Result(String taskId, String status, String message) {

        private static Result refused(String task, String message) {
            return new Result(task, "refused", message);
        }
    }

    private final TaskService tasks;

    TaskClaims(TaskService tasks) {
        this.tasks = tasks;
    }

    Result claim(String id, String person) {
        var task = tasks.createTaskQuery().taskId(id).singleResult();
        if (task == null) {
            return new Result(id, "unknown", "没有任务 " + id);
        }
        try {
            tasks.claim(id, person);
            return new Result(id, "claimed", null);
        } catch (Refusal e) {
            return Result.refused(id, "“%s”：%s".formatted(task.getName(), e.getMessage()));
        } catch (AuthorizationException e) {
            return Result.refused(id, "“%s”：没有权限办理".formatted(task.getName()));
        } catch (OptimisticLockingException e) {
            return Result.refused(id, "“%s”：刚被别人认领".formatted(task.getName()));
        }
    }
}
