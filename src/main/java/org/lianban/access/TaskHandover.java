package org.lianban.access;

import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.lianban.engine.CaseNumber;
import org.lianban.engine.Unrestricted;
import org.lianban.journal.Journal;
import org.springframework.stereotype.Component;

/** Changes hands within a department, on the record of the case. */
@Component
class TaskHandover {

    private final TaskService tasks;
    private final TaskHands hands;
    private final Absences absences;
    private final Journal journal;
    private final Unrestricted unrestricted;

    TaskHandover(TaskService tasks, TaskHands hands, Absences absences, Journal journal, Unrestricted unrestricted) {
        this.tasks = tasks;
        this.hands = hands;
        this.absences = absences;
        this.journal = journal;
        this.unrestricted = unrestricted;
    }

    /** By whoever holds it; the caller has checked that. */
    void handOver(String id, String to, String reason) {
        unrestricted.call(() -> hands.handingOver(() -> {
            var task = task(id);
            var from = task.getAssignee();
            tasks.setAssignee(id, to);
            // it is this person's own from now on
            disown(id);
            if (task.getExecution() != null) {
                journal.record(CaseNumber.of(task.getExecution()), "task.handedOver", Map.of(
                        "taskId", id,
                        "activityId", task.getTaskDefinitionKey(),
                        "activityName", String.valueOf(task.getName()),
                        "from", from,
                        "to", to,
                        "reason", reason));
            }
            return null;
        }));
    }

    /** @throws Forbidden unless the person stands in for whoever holds the task today */
    void takeInPlace(String id, String person) {
        unrestricted.call(() -> {
            var task = task(id);
            var absent = task.getAssignee();
            if (absent == null || !absences.standsIn(person, absent)) {
                throw new Forbidden("本人今天不代认领人办理任务");
            }
            tasks.setAssignee(id, person);
            tasks.setOwner(id, absent);
            if (task.getExecution() != null) {
                hands.recordSubstitution(task, absent, person, "task.takenOver");
            }
            return null;
        });
    }

    /** Within a command; the engine's own service cannot take an owner away. */
    static void disown(String id) {
        var task = task(id);
        if (task.getOwner() != null) {
            task.setOwner(null);
            task.triggerUpdateEvent();
        }
    }

    private static TaskEntity task(String id) {
        return Context.getCommandContext().getTaskManager().findTaskById(id);
    }
}
