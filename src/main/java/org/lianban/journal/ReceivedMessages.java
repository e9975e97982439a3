package org.lianban.journal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.event.EventHandlerImpl;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;

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
                        .with("sendingCase", sendingCase(execution.getRootProcessInstanceId()))
                        .with("variables", names(payload, scopePayload))
                        .in(execution)
                        .values());
    }

    /** A start by message or signal, which leaves no trace of its own. */
    void tellStart(HistoricProcessInstanceEventEntity start, JournalSession journal) {
        var definition = Context.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(start.getProcessDefinitionId());
        var event = EventSubscriptionDeclaration.getDeclarationsForScope(definition).get(start.getStartActivityId());
        if (event == null) {
            return;
        }
        journal.add(
                Subject.ofInstance(start.getRootProcessInstanceId(), start.getProcessInstanceId()),
                event.getEventType() + ".received",
                new Details()
                        .with(event.getEventType(), event.getUnresolvedEventName())
                        .at(start.getProcessDefinitionId(), start.getStartActivityId())
                        .with("sender", actors.current())
                        .with("sendingCase", sendingCase(start.getRootProcessInstanceId()))
                        .in(start.getProcessDefinitionId(), start.getProcessInstanceId(), start.getExecutionId())
                        .values());
    }

    /** The other case whose step is running and sends. */
    private static String sendingCase(String receiver) {
        var running = Context.getBpmnExecutionContext();
        if (running == null) {
            return null;
        }
        var sender = running.getExecution();
        return Objects.equals(sender.getRootProcessInstanceId(), receiver) ? null : sender.getProcessBusinessKey();
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
