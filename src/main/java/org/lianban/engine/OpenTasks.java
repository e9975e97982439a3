package org.lianban.engine;

import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Tasks that are open, for packages that know no engine. */
@Component
public class OpenTasks {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Unrestricted unrestricted;

    OpenTasks(ProcessEngine engine, Unrestricted unrestricted) {
        this.tasks = engine.getTaskService();
        this.runtime = engine.getRuntimeService();
        this.unrestricted = unrestricted;
    }

    /** @param holder account of who has claimed it; null while it is free */
    public record OpenTask(String id, String caseNumber, String holder) {}

    /** Empty also where the person logged in may not see it. */
    public Optional<OpenTask> find(String id) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(id).singleResult())
                .map(task -> new OpenTask(
                        id,
                        unrestricted.call(() -> runtime.createProcessInstanceQuery()
                                .processInstanceId(task.getProcessInstanceId())
                                .singleResult()
                                .getBusinessKey()),
                        task.getAssignee()));
    }
}
