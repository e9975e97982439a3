package org.lianban.access;

import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Refuses what a colleague has taken first; the engine's own exception would be answered as a fault of the server. */
class ClaimedByAnother extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (TaskAlreadyClaimedException e) {
            throw new Forbidden("该任务已由 %s 认领".formatted(e.getTaskAssignee()));
        }
    }
}
