package org.lianban.journal;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.stereotype.Component;

/** Puts the journal into the engine. */
@Component
class JournalPlugin extends AbstractProcessEnginePlugin {

    private final JournalWriter writer;
    private final CaseIndex cases;
    private final Actors actors;
    private final FailedAttempts failures;

    JournalPlugin(JournalWriter writer, CaseIndex cases, Actors actors, FailedAttempts failures) {
        this.writer = writer;
        this.cases = cases;
        this.actors = actors;
        this.failures = failures;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var messages = new ReceivedMessages(actors);
        // after the engine's own handler, which gives some events their ids
        configuration.setEnableDefaultDbHistoryEventHandler(false);
        configuration.getCustomHistoryEventHandlers().addAll(List.of(new DbHistoryEventHandler(), new EngineEvents(messages)));
        configuration.setCustomEventHandlers(with(configuration.getCustomEventHandlers(), messages, new ReceivedSignals(actors)));
        configuration.setCustomSessionFactories(with(configuration.getCustomSessionFactories(), sessions()));
    }

    /** The id generator is known only now. */
    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        var entities = new JournalledEntities.Factory(configuration.getIdGenerator());
        configuration.getSessionFactories().put(entities.getSessionType(), entities);
    }

    private SessionFactory sessions() {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return JournalSession.class;
            }

            @Override
            public Session openSession() {
                return new JournalSession(writer, cases, actors, failures, Context.getCommandContext());
            }
        };
    }

    @SafeVarargs
    private static <T> List<T> with(List<T> present, T... added) {
        var all = new ArrayList<T>(present == null ? List.of() : present);
        all.addAll(List.of(added));
        return all;
    }
}
