package org.lianban.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbBulkOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperationManager;

/** Statements of the engine over many rows at once, where no events of the single rows stand for them. */
class UnreportedStatements {

    private static final Set<String> ONE_INSTANCE = Set.of("rootProcessInstanceId", "processInstanceId");
    private static final Set<Integer> OF_A_CASE = Set.of(Resources.TASK.resourceType(), Resources.PROCESS_INSTANCE.resourceType());
    private static final Set<String> INSTANCES = Set.of("processInstanceIds", "taskProcessInstanceIds", "historicProcessInstanceIds");

    private UnreportedStatements() {}

    /** One event for each case that they touch. */
    static void tell(DbOperationManager operations, JournalSession journal) {
        var told = new LinkedHashMap<Subject, List<Map<String, Object>>>();
        Stream.concat(operations.bulkOperations.values().stream().flatMap(Set::stream), operations.bulkOperationsInsertionOrder.stream())
                .forEach(operation -> {
                    var parameter = operation.getParameter() instanceof ListQueryParameterObject list ? list.getParameter() : operation.getParameter();
                    if (parameter instanceof DbEntity entity) {
                        if (!isUpdated(entity, operations)) {
                            UnreportedWrites.tell(entity, "update", journal);
                        }
                    } else if (!isTold(operation, parameter, journal)) {
                        subjects(operation, parameter).forEach(subject ->
                                told.computeIfAbsent(subject, key -> new ArrayList<>()).add(of(operation, parameter)));
                    }
                });
        told.forEach((subject, statements) -> journal.add(subject, "store.bulk", Map.of("statements", statements)));
    }

    private static boolean isUpdated(DbEntity entity, DbOperationManager operations) {
        return operations.updates.values().stream().flatMap(Set::stream).anyMatch(update -> update.getEntity() == entity);
    }

    private static boolean isTold(DbBulkOperation operation, Object parameter, JournalSession journal) {
        var entity = UnreportedWrites.name(operation.getEntityType());
        if (parameter instanceof Map<?, ?> parameters) {
            // how long the engine keeps its history follows from the case's end; told once where somebody sets it
            if (parameters.containsKey("removalTime") && parameters.keySet().stream().anyMatch(ONE_INSTANCE::contains)) {
                return !entity.startsWith("HistoricProcessInstance") || journal.tells("processInstance.end");
            }
            // rights on a task or an instance end with it
            if (operation.getStatement().equals("deleteAuthorizationsForResourceId")
                    && parameters.get("resourceType") instanceof Integer type
                    && OF_A_CASE.contains(type)) {
                return true;
            }
            // the suspension of an instance is reported; that of jobs alone is not
            if (operation.getStatement().equals("updateJobSuspensionStateByParameters")) {
                return parameters.containsKey("processInstanceId");
            }
            if (entity.equals("Job") || entity.equals("Batch")) {
                return false;
            }
        }
        return UnreportedWrites.TOLD.contains(entity);
    }

    private static List<Subject> subjects(DbBulkOperation operation, Object parameter) {
        var subjects = new ArrayList<Subject>();
        if (parameter instanceof Map<?, ?> parameters) {
            parameters.forEach((name, value) -> {
                if (value instanceof String id && ONE_INSTANCE.contains(name)) {
                    subjects.add(Subject.ofInstance(null, id));
                } else if (value instanceof List<?> ids && INSTANCES.contains(name)) {
                    ids.forEach(id -> subjects.add(Subject.ofInstance(null, (String) id)));
                } else if (value instanceof String id && name.equals("taskId")) {
                    subjects.add(Subject.ofTask(id));
                } else if (value instanceof String id && name.equals("jobId")) {
                    subjects.add(Subject.ofJob(id));
                }
            });
            if (parameters.get("resourceType") instanceof Integer type && parameters.get("resourceId") instanceof String id) {
                subjects.add(UnreportedWrites.subject(type, id));
            }
        } else if (parameter instanceof List<?> ids && operation.getStatement().contains("ProcessInstance")) {
            ids.forEach(id -> subjects.add(Subject.ofInstance(null, (String) id)));
        } else if (parameter instanceof List<?> ids && operation.getStatement().startsWith("deleteHistoricDecision")) {
            ids.forEach(id -> subjects.add(Subject.ofDecision((String) id)));
        } else if (parameter instanceof String id && operation.getStatement().endsWith("ByTaskId")) {
            subjects.add(Subject.ofTask(id));
        } else if (parameter instanceof String id && operation.getStatement().endsWith("ByJobId")) {
            subjects.add(Subject.ofJob(id));
        }
        return subjects.isEmpty() ? List.of(Subject.INSTALLATION) : subjects.stream().distinct().toList();
    }

    private static Map<String, Object> of(DbBulkOperation operation, Object parameter) {
        var details = new Details().with("statement", operation.getStatement()).with("entity", UnreportedWrites.name(operation.getEntityType()));
        if (parameter instanceof Map<?, ?> parameters) {
            var ordered = new TreeMap<String, Object>();
            parameters.forEach((name, value) -> ordered.put(String.valueOf(name), value));
            // other cases are none of this one's business
            INSTANCES.forEach(ordered::remove);
            ordered.forEach(details::with);
        } else if (!(parameter instanceof List<?>)) {
            details.with("parameter", parameter);
        }
        return details.values();
    }
}
