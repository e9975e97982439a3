package org.lianban.journal;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbBulkOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbEntityOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperationManager;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.persistence.entity.AttachmentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.CommentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MembershipEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TenantMembershipEntity;

/** The last net: what the engine is about to write without having reported it. Whatever is not known to be told is recorded. */
class UnreportedWrites {

    /** Types whose every change the engine's events tell, and the engine's own plumbing. */
    private static final Set<String> TOLD = Set.of(
            "ExecutionEntity", "TaskEntity", "VariableInstanceEntity", "EventSubscriptionEntity", "JobEntity", "TimerEntity",
            "MessageEntity", "EverLivingJobEntity", "AcquirableJobEntity", "IncidentEntity", "IdentityLinkEntity", "ByteArrayEntity",
            "ExternalTaskEntity", "ResourceEntity", "PropertyEntity", "MeterLogEntity", "TaskMeterLogEntity", "SchemaLogEntryEntity",
            "BatchEntity", "HistoricVariableInstanceEntity", "HistoricDecisionInputInstanceEntity",
            "HistoricDecisionOutputInstanceEntity", "HistoricDetailVariableInstanceUpdateEntity");

    private UnreportedWrites() {}

    static void tell(DbOperationManager operations, JournalSession journal) {
        each(operations.inserts.values(), "insert", journal);
        each(operations.updates.values(), "update", journal);
        operations.deletes.values().forEach(deletes -> deletes.forEach(operation -> {
            if (!isTold(operation.getEntity()) || isHistory(operation.getEntityType())) {
                tell(operation.getEntity(), "delete", journal);
            }
        }));
        operations.bulkOperations.values().forEach(bulk -> bulk.forEach(operation -> bulk(operation, journal)));
        operations.bulkOperationsInsertionOrder.forEach(operation -> bulk(operation, journal));
    }

    private static void each(Collection<SortedSet<DbEntityOperation>> operations, String verb, JournalSession journal) {
        operations.forEach(ofType -> ofType.forEach(operation -> {
            if (!isTold(operation.getEntity())) {
                tell(operation.getEntity(), verb, journal);
            }
        }));
    }

    private static boolean isTold(DbEntity entity) {
        return entity instanceof HistoryEvent || TOLD.contains(entity.getClass().getSimpleName());
    }

    /** What is taken out of the engine's history is told, whatever else is. */
    private static boolean isHistory(Class<?> type) {
        return HistoryEvent.class.isAssignableFrom(type) || type.getSimpleName().startsWith("Historic");
    }

    private static void tell(DbEntity entity, String verb, JournalSession journal) {
        if (entity instanceof CommentEntity comment) {
            journal.add(Subject.ofInstance(comment.getRootProcessInstanceId(), comment.getProcessInstanceId()), "comment." + verb,
                    new Details().with("id", comment.getId()).with("taskId", comment.getTaskId()).with("userId", comment.getUserId())
                            .with("type", comment.getType()).with("action", comment.getAction())
                            .with("message", comment.getFullMessage())
                            .with("processInstanceId", comment.getProcessInstanceId()).values());
        } else if (entity instanceof AttachmentEntity attachment) {
            journal.add(Subject.ofInstance(attachment.getRootProcessInstanceId(), attachment.getProcessInstanceId()), "attachment." + verb,
                    new Details().with("id", attachment.getId()).with("taskId", attachment.getTaskId()).with("name", attachment.getName())
                            .with("type", attachment.getType()).with("description", attachment.getDescription())
                            .with("url", attachment.getUrl()).with("processInstanceId", attachment.getProcessInstanceId()).values());
        } else {
            journal.add(subject(entity), "store." + verb, of(entity).values());
        }
    }

    private static Subject subject(DbEntity entity) {
        return entity instanceof HistoryEvent history
                ? Subject.ofInstance(history.getRootProcessInstanceId(), history.getProcessInstanceId())
                : Subject.INSTALLATION;
    }

    /** Who and what, never a secret. */
    private static Details of(DbEntity entity) {
        var details = new Details().with("entity", entity.getClass().getSimpleName().replace("Entity", "")).with("id", entity.getId());
        if (entity instanceof AuthorizationEntity authorisation) {
            details.with("userId", authorisation.getUserId()).with("groupId", authorisation.getGroupId())
                    .with("resourceType", authorisation.getResourceType()).with("resourceId", authorisation.getResourceId())
                    .with("type", authorisation.getAuthorizationType()).with("permissions", authorisation.getPermissions());
        } else if (entity instanceof MembershipEntity membership) {
            details.with("userId", membership.getUserId()).with("groupId", membership.getGroupId());
        } else if (entity instanceof TenantMembershipEntity membership) {
            details.with("userId", membership.getUserId()).with("groupId", membership.getGroupId()).with("tenantId", membership.getTenantId());
        } else if (entity instanceof DeploymentEntity deployment) {
            details.with("name", deployment.getName()).with("source", deployment.getSource());
        } else if (entity instanceof ProcessDefinitionEntity definition) {
            details.with("key", definition.getKey()).with("version", definition.getVersion()).with("suspended", definition.isSuspended());
        }
        return details;
    }

    /** A statement over many rows; told where no events of single rows stand for it. */
    private static void bulk(DbBulkOperation operation, JournalSession journal) {
        if (isBookkeeping(operation.getStatement()) || TOLD.contains(operation.getEntityType().getSimpleName()) && !isHistory(operation.getEntityType())
                && !operation.getStatement().contains("Suspension")) {
            return;
        }
        journal.add(subject(operation), "store.bulk", new Details()
                .with("entity", operation.getEntityType().getSimpleName().replace("Entity", ""))
                .with("statement", operation.getStatement())
                .with("parameter", String.valueOf(operation.getParameter())).values());
    }

    /** What follows an ended case or task by itself: the day on which its history may go, and the rights to what is gone. */
    private static boolean isBookkeeping(String statement) {
        return statement.equals("deleteAuthorizationsForResourceId")
                || statement.startsWith("update") && statement.endsWith("ByRootProcessInstanceId");
    }

    private static Subject subject(DbBulkOperation operation) {
        if (operation.getParameter() instanceof Map<?, ?> parameters) {
            return Subject.ofInstance(text(parameters, "rootProcessInstanceId"), text(parameters, "processInstanceId"));
        }
        return operation.getStatement().endsWith("ByProcessInstanceId") && operation.getParameter() instanceof String instance
                ? Subject.ofInstance(null, instance)
                : Subject.INSTALLATION;
    }

    private static String text(Map<?, ?> parameters, String name) {
        return parameters.containsKey(name) && parameters.get(name) instanceof String text ? text : null;
    }
}
