package org.lianban.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.history.JobState;
import org.camunda.bpm.engine.impl.batch.history.HistoricBatchEntity;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricExternalTaskLogEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricFormPropertyEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricIdentityLinkLogEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricJobLogEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Takes down every event that the engine reports, at the moment at which it does: the event's object changes later. */
class EngineEvents implements HistoryEventHandler {

    private static final Map<Integer, String> JOB_STATES = Map.of(
            JobState.CREATED.getStateCode(), "create",
            JobState.FAILED.getStateCode(), "fail",
            JobState.SUCCESSFUL.getStateCode(), "success",
            JobState.DELETED.getStateCode(), "delete");

    private static final Set<String> BINARY = Set.of("bytes", "file", "serializable");

    private final ReceivedMessages received;

    EngineEvents(ReceivedMessages received) {
        this.received = received;
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        var journal = JournalSession.of(Context.getCommandContext());
        if (event instanceof HistoricProcessInstanceEventEntity instance && event.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_START)) {
            received.tellStart(instance, journal);
        }
        if (event instanceof HistoricDecisionEvaluationEvent evaluation) {
            decisions(evaluation).forEach(decision -> journal.add(
                    Subject.ofInstance(decision.getRootProcessInstanceId(), decision.getProcessInstanceId()),
                    "decision.evaluate",
                    of(decision).values()));
            return;
        }
        if (isSilent(event)) {
            return;
        }
        journal.add(subject(event), kind(event), of(event).values());
    }

    private static Subject subject(HistoryEvent event) {
        var subject = Subject.ofInstance(event.getRootProcessInstanceId(), event.getProcessInstanceId());
        if (subject == Subject.INSTALLATION && event instanceof UserOperationLogEntryEventEntity operation) {
            return operation.getTaskId() != null ? Subject.ofTask(operation.getTaskId())
                    : operation.getJobId() != null ? Subject.ofJob(operation.getJobId())
                    : subject;
        }
        return subject;
    }

    /** The second half of a variable's change, which repeats the first for the engine's own tables. */
    private static boolean isSilent(HistoryEvent event) {
        return event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL)
                && !(event instanceof HistoricVariableUpdateEventEntity);
    }

    private static List<HistoricDecisionInstanceEntity> decisions(HistoricDecisionEvaluationEvent evaluation) {
        var decisions = new ArrayList<>(evaluation.getRequiredHistoricDecisionInstances());
        decisions.add(evaluation.getRootHistoricDecisionInstance());
        return decisions;
    }

    static String kind(HistoryEvent event) {
        if (event instanceof UserOperationLogEntryEventEntity operation) {
            return "operation." + operation.getOperationType();
        }
        if (event instanceof HistoricIdentityLinkLogEventEntity link) {
            return "identityLink." + link.getOperationType();
        }
        if (event instanceof HistoricFormPropertyEventEntity) {
            return "form.property";
        }
        if (event instanceof HistoricJobLogEvent job) {
            return "job." + JOB_STATES.get(job.getState());
        }
        if (event instanceof HistoricExternalTaskLogEntity task) {
            return "externalTask." + JOB_STATES.get(task.getState());
        }
        // the engine reports the end of a task that was called off as its completion, with another reason
        if (event instanceof HistoricTaskInstanceEventEntity task
                && event.isEventOfType(HistoryEventTypes.TASK_INSTANCE_COMPLETE)
                && !TaskEntity.DELETE_REASON_COMPLETED.equals(task.getDeleteReason())) {
            return "task.delete";
        }
        return entity(event) + "." + event.getEventType();
    }

    private static String entity(HistoryEvent event) {
        return event instanceof HistoricActivityInstanceEventEntity ? "activity"
                : event instanceof HistoricTaskInstanceEventEntity ? "task"
                : event instanceof HistoricVariableUpdateEventEntity ? "variable"
                : event instanceof HistoricProcessInstanceEventEntity ? "processInstance"
                : event instanceof HistoricIncidentEventEntity ? "incident"
                : event instanceof HistoricBatchEntity ? "batch"
                : event.getClass().getSimpleName();
    }

    static Details of(HistoryEvent event) {
        var details = new Details().with("id", event.getId());
        if (event instanceof HistoricActivityInstanceEventEntity activity) {
            activity(details, activity);
        } else if (event instanceof HistoricTaskInstanceEventEntity task) {
            task(details, task);
        } else if (event instanceof HistoricVariableUpdateEventEntity variable) {
            variable(details, variable);
        } else if (event instanceof HistoricProcessInstanceEventEntity instance) {
            instance(details, instance);
        } else if (event instanceof HistoricIncidentEventEntity incident) {
            incident(details, incident);
        } else if (event instanceof HistoricJobLogEvent job) {
            job(details, job);
        } else if (event instanceof HistoricDecisionInstanceEntity decision) {
            decision(details, decision);
        } else if (event instanceof HistoricIdentityLinkLogEventEntity link) {
            details.with("type", link.getType()).with("userId", link.getUserId()).with("groupId", link.getGroupId())
                    .atTask(link.getTaskId());
        } else if (event instanceof UserOperationLogEntryEventEntity operation) {
            operation(details, operation);
        } else if (event instanceof HistoricFormPropertyEventEntity property) {
            details.with("property", property.getPropertyId()).with("value", property.getPropertyValue()).atTask(property.getTaskId());
        } else if (event instanceof HistoricExternalTaskLogEntity task) {
            externalTask(details, task);
        } else if (event instanceof HistoricBatchEntity batch) {
            details.with("type", batch.getType()).with("totalJobs", batch.getTotalJobs());
        }
        return details.with("processDefinitionKey", event.getProcessDefinitionKey())
                .with("processDefinitionId", event.getProcessDefinitionId())
                .with("processInstanceId", event.getProcessInstanceId())
                .with("executionId", event.getExecutionId());
    }

    private static void activity(Details details, HistoricActivityInstanceEventEntity activity) {
        details.with("activityId", activity.getActivityId())
                .with("activityName", activity.getActivityName())
                .with("type", activity.getActivityType())
                .with("activityInstanceId", activity.getActivityInstanceId())
                .with("parentActivityInstanceId", activity.getParentActivityInstanceId())
                .with("calledProcessInstanceId", activity.getCalledProcessInstanceId())
                .with("taskId", activity.getTaskId())
                .with("assignee", activity.getTaskAssignee())
                .with("canceled", activity.isCanceled() ? true : null);
    }

    private static void task(Details details, HistoricTaskInstanceEventEntity task) {
        details.with("taskId", task.getTaskId())
                .with("activityId", task.getTaskDefinitionKey())
                .with("activityName", task.getName())
                .with("activityInstanceId", task.getActivityInstanceId())
                .with("assignee", task.getAssignee())
                .with("owner", task.getOwner())
                .with("dueDate", task.getDueDate())
                .with("followUpDate", task.getFollowUpDate())
                .with("priority", task.getPriority())
                .with("description", task.getDescription())
                .with("deleteReason", task.getDeleteReason());
    }

    private static void variable(Details details, HistoricVariableUpdateEventEntity variable) {
        details.atInstance(variable.getProcessDefinitionId(), variable.getActivityInstanceId())
                .with("variable", variable.getVariableName())
                .with("type", variable.getSerializerName())
                .with("value", value(variable).orElse(null))
                .with("variableInstanceId", variable.getVariableInstanceId())
                .with("activityInstanceId", variable.getActivityInstanceId())
                .with("scopeActivityInstanceId", variable.getScopeActivityInstanceId())
                .with("taskId", variable.getTaskId())
                .with(CaseFacts.HOLDS, holds(variable));
    }

    /** Whether it is what the case is found by. */
    private static String holds(HistoricVariableUpdateEventEntity variable) {
        var isOfCase = Objects.equals(variable.getRootProcessInstanceId(), variable.getProcessInstanceId())
                && Objects.equals(variable.getProcessInstanceId(), variable.getExecutionId());
        var definition = isOfCase ? Details.definition(variable.getProcessDefinitionId()) : null;
        return definition == null ? null : Stream.of(CaseFacts.APPLICANT, CaseFacts.CREDIT_CODE)
                .filter(property -> variable.getVariableName().equals(definition.getProperty(property)))
                .findFirst()
                .orElse(null);
    }

    /** As the engine stores it: JSON and long texts are bytes, dates and numbers longs. */
    private static Optional<Object> value(HistoricVariableUpdateEventEntity variable) {
        if (variable.getByteValue() != null) {
            return Optional.of(BINARY.contains(variable.getSerializerName())
                    ? Base64.getEncoder().encodeToString(variable.getByteValue())
                    : new String(variable.getByteValue(), StandardCharsets.UTF_8));
        }
        if (variable.getTextValue() != null) {
            return Optional.of(variable.getTextValue());
        }
        if (variable.getDoubleValue() != null) {
            return Optional.of(variable.getDoubleValue());
        }
        return Optional.ofNullable(variable.getLongValue()).map(number -> switch (variable.getSerializerName()) {
            case "boolean" -> number == 1;
            case "date" -> new Date(number);
            default -> number;
        });
    }

    private static void instance(Details details, HistoricProcessInstanceEventEntity instance) {
        details.with("businessKey", instance.getBusinessKey())
                .with("version", instance.getProcessDefinitionVersion())
                .with("startActivityId", instance.getStartActivityId())
                .with("endActivityId", instance.getEndActivityId())
                .with("superProcessInstanceId", instance.getSuperProcessInstanceId())
                .with("startUserId", instance.getStartUserId())
                .with("state", instance.getState())
                .with("deleteReason", instance.getDeleteReason());
    }

    private static void incident(Details details, HistoricIncidentEventEntity incident) {
        details.at(incident.getProcessDefinitionId(), incident.getActivityId())
                .with("type", incident.getIncidentType())
                .with("message", incident.getIncidentMessage())
                .with("configuration", incident.getConfiguration())
                .with("causeIncidentId", incident.getCauseIncidentId())
                .with("annotation", incident.getAnnotation());
    }

    private static void job(Details details, HistoricJobLogEvent job) {
        details.at(job.getProcessDefinitionId(), job.getActivityId())
                .with("jobId", job.getJobId())
                .with("type", job.getJobDefinitionType())
                .with("handler", handler(job))
                .with("configuration", job.getJobDefinitionConfiguration())
                .with("dueDate", job.getJobDueDate())
                .with("retries", job.getJobRetries())
                .with("failedActivityId", job.getFailedActivityId())
                .with("problem", job.getJobExceptionMessage())
                .with("batchId", job.getBatchId());
    }

    private static String handler(HistoricJobLogEvent log) {
        var job = Context.getCommandContext().getDbEntityManager().getCachedEntity(JobEntity.class, log.getJobId());
        return job == null ? null : job.getJobHandlerType();
    }

    private static void externalTask(Details details, HistoricExternalTaskLogEntity task) {
        details.at(task.getProcessDefinitionId(), task.getActivityId())
                .with("activityInstanceId", task.getActivityInstanceId())
                .with("externalTaskId", task.getExternalTaskId())
                .with("topic", task.getTopicName())
                .with("worker", task.getWorkerId())
                .with("retries", task.getRetries())
                .with("problem", task.getErrorMessage());
    }

    private static void decision(Details details, HistoricDecisionInstanceEntity decision) {
        var inputs = new LinkedHashMap<String, Object>();
        decision.getInputs().forEach(input -> inputs.put(input.getClauseName() == null ? input.getClauseId() : input.getClauseName(), input.getValue()));
        details.with("decision", decision.getDecisionDefinitionKey())
                .with("decisionName", decision.getDecisionDefinitionName())
                .with("decisionDefinitionId", decision.getDecisionDefinitionId())
                .at(decision.getProcessDefinitionId(), decision.getActivityId())
                .with("activityInstanceId", decision.getActivityInstanceId())
                .with("inputs", inputs)
                .with("rules", rules(decision.getOutputs()));
    }

    /** The rules that fired, in their order, each with its outputs. */
    private static List<Map<String, Object>> rules(List<HistoricDecisionOutputInstance> outputs) {
        var rules = new LinkedHashMap<String, Map<String, Object>>();
        outputs.forEach(output -> {
            var rule = rules.computeIfAbsent(output.getRuleId() + "/" + output.getRuleOrder(), key -> {
                var fired = new LinkedHashMap<String, Object>();
                fired.put("ruleId", output.getRuleId());
                fired.put("ruleOrder", output.getRuleOrder());
                fired.put("outputs", new LinkedHashMap<String, Object>());
                return fired;
            });
            @SuppressWarnings("unchecked")
            var values = (Map<String, Object>) rule.get("outputs");
            values.put(output.getVariableName(), output.getValue());
        });
        return List.copyOf(rules.values());
    }

    private static void operation(Details details, UserOperationLogEntryEventEntity operation) {
        details.atTask(operation.getTaskId())
                .with("operationId", operation.getOperationId())
                .with("entity", operation.getEntityType())
                .with("property", operation.getProperty())
                .with("from", operation.getOrgValue())
                .with("to", operation.getNewValue())
                .with("userId", operation.getUserId())
                .with("jobId", operation.getJobId())
                .with("jobDefinitionId", operation.getJobDefinitionId())
                .with("deploymentId", operation.getDeploymentId())
                .with("batchId", operation.getBatchId())
                .with("annotation", operation.getAnnotation());
    }
}
