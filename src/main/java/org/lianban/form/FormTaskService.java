package org.lianban.form;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.variable.VariableMap;
import org.lianban.engine.Violation;

/**
 * Completes a task by submitting its form.
 *
 * <p>The engine's own completion stores the values first and tells a listener afterwards, which can then no longer tell
 * them from what an earlier round left behind, and whose refusal the engine wraps into a 500. Other doors by which values
 * would enter past a form are closed.
 */
class FormTaskService extends TaskServiceImpl {

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        commandExecutor.execute(new SubmitTaskFormCmd(taskId, orNone(variables), false, false));
    }

    @Override
    public VariableMap completeWithVariablesInReturn(String taskId, Map<String, Object> variables, boolean deserializeValues) {
        return commandExecutor.execute(new SubmitTaskFormCmd(taskId, orNone(variables), true, deserializeValues));
    }

    /** Giving a task back needs no right but that of working it, so that Tasklist's button does what our own door does. */
    @Override
    public void setAssignee(String taskId, String userId) {
        if (userId == null) {
            commandExecutor.execute(new ClaimTaskCmd(taskId, null));
        } else {
            super.setAssignee(taskId, userId);
        }
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        refuse(variables);
        super.resolveTask(taskId);
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode) {
        throw onlyByForm("errorCode", "错误代码");
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage) {
        throw onlyByForm("errorCode", "错误代码");
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage, Map<String, Object> variables) {
        throw onlyByForm("errorCode", "错误代码");
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode) {
        throw onlyByForm("escalationCode", "升级代码");
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode, Map<String, Object> variables) {
        throw onlyByForm("escalationCode", "升级代码");
    }

    /** A thrown error would end a case without the opinion, the reason and the remedies that its form asks for. */
    private static FormRejected onlyByForm(String field, String label) {
        return new FormRejected(List.of(new Violation(field, label, "只能通过办结任务的表单办理")));
    }

    private static void refuse(Map<String, Object> variables) {
        if (variables != null && !variables.isEmpty()) {
            throw new FormRejected(variables.keySet().stream()
                    .map(key -> new Violation(key, key, "只能通过办结任务的表单提交"))
                    .toList());
        }
    }

    private static Map<String, Object> orNone(Map<String, Object> variables) {
        return variables == null ? Map.of() : variables;
    }
}
