package org.lianban.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/**
 * Who has done a step of the case at hand. Asked of the engine's log of operations: a task's assignee is only who had taken
 * it, and nobody where it was done without being taken.
 */
@Component
class EarlierSteps {

    /** Accounts; of a step that was repeated, those of its last round. */
    Set<String> doers(TaskEntity task, String step) {
        var place = task.getExecution();
        var services = place.getProcessEngineServices();
        return Separation.isStart(place.getProcessDefinition(), step)
                ? starter(services, place)
                : lastRound(services, place, step).stream()
                        .flatMap(done -> completions(services, done))
                        .collect(Collectors.toSet());
    }

    /** Of the whole case: a called process is started by whoever ends the step before. */
    private static Set<String> starter(ProcessEngineServices services, ExecutionEntity place) {
        var root = services.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(place.getRootProcessInstanceId())
                .singleResult();
        return root == null || root.getStartUserId() == null ? Set.of() : Set.of(root.getStartUserId());
    }

    private static List<HistoricTaskInstance> lastRound(ProcessEngineServices services, ExecutionEntity place, String step) {
        var done = services.getHistoryService()
                .createHistoricTaskInstanceQuery()
                .processInstanceId(place.getProcessInstanceId())
                .taskDefinitionKey(step)
                .taskDeleteReason(TaskEntity.DELETE_REASON_COMPLETED)
                .orderByHistoricTaskInstanceEndTime()
                .desc()
                .list();
        // which of several at once belong to one round is not recorded, so all of them count
        var several = place.getProcessDefinition().findActivity(step).getFlowScope().getId()
                .endsWith(BpmnParse.MULTI_INSTANCE_BODY_ID_SUFFIX);
        return several || done.isEmpty() ? done : done.subList(0, 1);
    }

    private static Stream<String> completions(ProcessEngineServices services, HistoricTaskInstance task) {
        return services.getHistoryService()
                .createUserOperationLogQuery()
                .taskId(task.getId())
                .operationType(UserOperationLogEntry.OPERATION_TYPE_COMPLETE)
                .list()
                .stream()
                .map(UserOperationLogEntry::getUserId)
                .distinct();
    }
}
