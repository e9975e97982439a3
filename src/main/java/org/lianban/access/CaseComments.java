package org.lianban.access;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.CommentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.CommentManager;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Event;

/**
 * Comments with the rights of what they are about: the engine gives any of them to whoever knows its id, in any
 * municipality, and lets everybody who reads a case write there.
 */
class CaseComments extends CommentManager {

    static class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return CommentManager.class;
        }

        @Override
        public Session openSession() {
            return new CaseComments();
        }
    }

    @Override
    public void insert(DbEntity entity) {
        if (entity instanceof CommentEntity comment
                && CommentEntity.TYPE_COMMENT.equals(comment.getType())
                && actsForSomebody()
                && (comment.getTaskId() == null || !works(comment.getTaskId()) || isOfAnotherCase(comment))) {
            throw new AuthorizationException("只有能办理该任务的人可以写备注");
        }
        super.insert(entity);
    }

    @Override
    public List<Comment> findCommentsByTaskId(String taskId) {
        return seesTask(taskId) ? super.findCommentsByTaskId(taskId) : List.of();
    }

    @Override
    public List<Event> findEventsByTaskId(String taskId) {
        return seesTask(taskId) ? super.findEventsByTaskId(taskId) : List.of();
    }

    @Override
    public CommentEntity findCommentByTaskIdAndCommentId(String taskId, String commentId) {
        return seesTask(taskId) ? super.findCommentByTaskIdAndCommentId(taskId, commentId) : null;
    }

    @Override
    public List<Comment> findCommentsByProcessInstanceId(String processInstanceId) {
        return seesInstance(processInstanceId) ? super.findCommentsByProcessInstanceId(processInstanceId) : List.of();
    }

    @Override
    public CommentEntity findCommentByProcessInstanceIdAndCommentId(String processInstanceId, String commentId) {
        return seesInstance(processInstanceId)
                ? super.findCommentByProcessInstanceIdAndCommentId(processInstanceId, commentId)
                : null;
    }

    private boolean actsForSomebody() {
        return getCommandContext().getAuthenticatedUserId() != null;
    }

    private boolean works(String taskId) {
        return services().getTaskService().createTaskQuery().taskId(taskId).count() > 0;
    }

    /** The engine takes whatever case the caller names beside the task. */
    private boolean isOfAnotherCase(CommentEntity comment) {
        return comment.getProcessInstanceId() != null
                && services()
                                .getTaskService()
                                .createTaskQuery()
                                .taskId(comment.getTaskId())
                                .processInstanceId(comment.getProcessInstanceId())
                                .count()
                        == 0;
    }

    private boolean seesTask(String taskId) {
        return !actsForSomebody()
                || works(taskId)
                || services().getHistoryService().createHistoricTaskInstanceQuery().taskId(taskId).count() > 0;
    }

    private boolean seesInstance(String processInstanceId) {
        return !actsForSomebody()
                || services()
                                .getHistoryService()
                                .createHistoricProcessInstanceQuery()
                                .processInstanceId(processInstanceId)
                                .count()
                        > 0;
    }

    private ProcessEngineConfigurationImpl services() {
        return getCommandContext().getProcessEngineConfiguration();
    }
}
