package org.lianban.journal;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperationManager;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.persistence.entity.AttachmentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.CommentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityInfoEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MembershipEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TenantMembershipEntity;
import org.springframework.beans.PropertyAccessorFactory;

/** The last net: what the engine is about to write without having reported it. Whatever is not known to be told is recorded. */
class UnreportedWrites {

    /** Types whose every change the engine's events tell, and the engine's own plumbing. */
    static final Set<String> TOLD = Set.of(
            "Execution", "Task", "VariableInstance", "EventSubscription", "Job", "Timer", "Message", "EverLivingJob", "AcquirableJob",
            "Incident", "IdentityLink", "ByteArray", "ExternalTask", "Resource", "Property", "MeterLog", "TaskMeterLog",
            "SchemaLogEntry", "Batch", "HistoricVariableInstance", "HistoricDecisionInputInstance", "HistoricDecisionOutputInstance",
            "HistoricDetailVariableInstanceUpdate", "HistoricDetailEvent", "HistoricFormProperty");

    private static final Map<String, String> DONE = Map.of("insert", "added", "update", "changed", "delete", "deleted");

    private static final Set<String> SECRET = Set.of("password", "salt");

    private UnreportedWrites() {}

    /** Runs while the engine flushes: nothing here may ask for a session that the command has not opened yet. */
    static void tell(DbOperationManager operations, JournalSession journal) {
        operations.inserts.values().forEach(ofType -> ofType.forEach(insert -> tell(insert.getEntity(), "insert", journal)));
        operations.updates.values().forEach(ofType -> ofType.forEach(update -> tell(update.getEntity(), "update", journal)));
        operations.deletes.values().forEach(ofType -> ofType.forEach(delete -> tell(delete.getEntity(), "delete", journal)));
        UnreportedStatements.tell(operations, journal);
    }

    /** What is taken out of the engine's history is told, whatever else is. */
    private static boolean isTold(DbEntity entity, String verb) {
        return entity instanceof HistoryEvent ? !verb.equals("delete") : TOLD.contains(name(entity.getClass()));
    }

    static String name(Class<?> type) {
        var name = type.getSimpleName();
        return name.endsWith("Entity") ? name.substring(0, name.length() - "Entity".length()) : name;
    }

    static void tell(DbEntity entity, String verb, JournalSession journal) {
        if (isTold(entity, verb)) {
            return;
        }
        var details = new Details();
        if (entity instanceof CommentEntity || entity instanceof AttachmentEntity) {
            describe(entity, details.with("id", entity.getId()));
            journal.add(subject(entity), name(entity.getClass()).toLowerCase(Locale.ROOT) + "." + DONE.get(verb), details.values());
        } else {
            describe(entity, details.with("entity", name(entity.getClass())).with("id", entity.getId()));
            journal.add(subject(entity), "store." + verb, details.values());
        }
    }

    private static Subject subject(DbEntity entity) {
        if (entity instanceof AuthorizationEntity authorisation) {
            return subject(authorisation.getResourceType(), authorisation.getResourceId());
        }
        var instance = Subject.ofInstance(text(entity, "rootProcessInstanceId"), text(entity, "processInstanceId"));
        var task = text(entity, "taskId");
        return instance == Subject.INSTALLATION && task != null ? Subject.ofTask(task) : instance;
    }

    /** Rights on something of a case belong to the case. */
    static Subject subject(int resourceType, String resourceId) {
        if (resourceType == Resources.TASK.resourceType() || resourceType == Resources.HISTORIC_TASK.resourceType()) {
            return Subject.ofTask(resourceId);
        }
        return resourceType == Resources.PROCESS_INSTANCE.resourceType()
                        || resourceType == Resources.HISTORIC_PROCESS_INSTANCE.resourceType()
                ? Subject.ofInstance(null, resourceId)
                : Subject.INSTALLATION;
    }

    private static String text(DbEntity entity, String property) {
        var bean = PropertyAccessorFactory.forBeanPropertyAccess(entity);
        return bean.isReadableProperty(property) && bean.getPropertyValue(property) instanceof String text ? text : null;
    }

    private static void describe(DbEntity entity, Details details) {
        if (entity instanceof CommentEntity comment) {
            details.with("userId", comment.getUserId()).with("type", comment.getType()).with("action", comment.getAction())
                    .with("message", comment.getFullMessage()).atTask(comment.getTaskId()).in(null, comment.getProcessInstanceId(), null);
        } else if (entity instanceof AttachmentEntity attachment) {
            details.with("name", attachment.getName()).with("type", attachment.getType())
                    .with("description", attachment.getDescription()).with("url", attachment.getUrl())
                    .with("contentId", attachment.getContentId()).atTask(attachment.getTaskId())
                    .in(null, attachment.getProcessInstanceId(), null);
        } else if (entity instanceof AuthorizationEntity authorisation) {
            details.with("userId", authorisation.getUserId()).with("groupId", authorisation.getGroupId())
                    .with("resource", resource(authorisation.getResourceType())).with("resourceId", authorisation.getResourceId())
                    .with("type", authorisation.getAuthorizationType()).with("permissions", authorisation.getPermissions());
        } else if (entity instanceof MembershipEntity membership) {
            details.with("userId", membership.getUserId()).with("groupId", membership.getGroupId());
        } else if (entity instanceof TenantMembershipEntity membership) {
            details.with("userId", membership.getUserId()).with("groupId", membership.getGroupId()).with("tenantId", membership.getTenantId());
        } else if (entity instanceof DeploymentEntity deployment) {
            details.with("name", deployment.getName()).with("source", deployment.getSource()).with("tenantId", deployment.getTenantId());
        } else if (entity instanceof FilterEntity filter) {
            details.with("name", filter.getName()).with("owner", filter.getOwner()).with("query", filter.getQueryInternal())
                    .with("properties", filter.getPropertiesInternal());
        } else if (entity instanceof IdentityInfoEntity info) {
            details.with("userId", info.getUserId()).with("key", info.getKey());
        } else if (entity.getPersistentState() instanceof Map<?, ?> state) {
            // the engine keeps it in a map without order
            var ordered = new TreeMap<String, Object>();
            state.forEach((name, value) -> {
                if (!SECRET.contains(String.valueOf(name)) && !(value instanceof byte[])) {
                    ordered.put(String.valueOf(name), value);
                }
            });
            ordered.forEach(details::with);
        }
    }

    static String resource(int type) {
        for (var resource : Resources.values()) {
            if (resource.resourceType() == type) {
                return resource.resourceName();
            }
        }
        return String.valueOf(type);
    }
}
