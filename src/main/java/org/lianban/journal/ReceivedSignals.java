package org.lianban.journal;

import org.camunda.bpm.engine.impl.event.SignalEventHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;

/** Takes down signals, as {@link ReceivedMessages} does messages. */
class ReceivedSignals extends SignalEventHandler {

    private final Actors actors;

    ReceivedSignals(Actors actors) {
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
        ReceivedMessages.tell(subscription, payload, payloadToTriggeredScope, actors, command);
        super.handleEvent(subscription, payload, localPayload, payloadToTriggeredScope, businessKey, command);
    }
}
