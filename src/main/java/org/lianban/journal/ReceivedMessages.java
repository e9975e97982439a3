package org.lianban.journal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.event.EventHandlerImpl;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Takes down messages: which, where it arrived, and who sent it. */
class ReceivedMessages extends EventHandlerImpl {

    private final Actors actors;

    ReceivedMessages(Actors actors) {
        super(EventType.MESSAGE);
        this.actors = actors;
    }

    @Override
    public void handleEvent(
            EventSubscriptionEntity subscription,
            Object payload,
            Object localPayload,
            Object payloadToTriggeredScope,
            String businessKey,
            CommandContext command) {
        tell(subscription, payload, payloadToTriggeredScope, actors, command);
        super.handleEvent(subscription, payload, localPayload, payloadToTriggeredScope, businessKey, command);
    }

    static void tell(EventSubscriptionEntity subscription, Object payload, Object scopePayload, Actors actors, CommandContext command) {
        var execution = subscription.getExecution();
        if (execution == null) {
            return;
        }
        JournalSession.of(command).add(
                Subject.ofInstance(execution.getRootProcessInstanceId(), execution.getProcessInstanceId()),
                subscription.getEventType() + ".received",
                new Details()
                        .with(subscription.getEventType(), subscription.getEventName())
                        .at(execution.getProcessDefinitionId(), subscription.getActivityId())
                        .with("sender", actors.current())
                        .with("sendingCase", sendingCase(execution))
                        .with("variables", names(payload, scopePayload))
                        .with("processDefinitionId", execution.getProcessDefinitionId())
                        .with("processInstanceId", execution.getProcessInstanceId())
                        .with("executionId", execution.getId())
                        .values());
    }

    /** The other case whose step is running and sends. */
    private static String sendingCase(ExecutionEntity receiver) {
        var running = Context.getBpmnExecutionContext();
        if (running == null) {
            return null;
        }
        var sender = running.getExecution();
        return Objects.equals(sender.getRootProcessInstanceId(), receiver.getRootProcessInstanceId()) ? null : sender.getProcessBusinessKey();
    }

    private static List<String> names(Object... payloads) {
        for (var payload : payloads) {
            if (payload instanceof Map<?, ?> variables && !variables.isEmpty()) {
                return variables.keySet().stream().map(String::valueOf).toList();
            }
        }
        return null;
    }
}
