package org.lianban.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The record of what happens, for those who act on a case. What the engine itself does is recorded without being asked. */
@Component
public class Journal {

    private final ProcessEngine engine;
    private final Actors actors;

    /** @param engine lazy, because parse listeners and delegates that record are needed to build it */
    Journal(@Lazy ProcessEngine engine, Actors actors) {
        this.engine = engine;
        this.actors = actors;
    }

    /**
     * Adds an event to the row that the running command writes for the case; outside a command it makes one of its own, in
     * the caller's transaction.
     *
     * @param caseNumber a number that is no case's puts the event into the installation's journal
     * @param kind {@code <subject>.<past participle>}, for example {@code clock.paused}
     * @param details texts, numbers, booleans, dates, or lists and maps of them
     */
    public void record(String caseNumber, String kind, Map<String, ?> details) {
        add(session -> {
            var place = Context.getBpmnExecutionContext();
            if (place != null && caseNumber.equals(place.getExecution().getProcessBusinessKey())) {
                record(session, place.getExecution(), kind, details);
            } else {
                session.add(Subject.ofCase(caseNumber), kind, details);
            }
        });
    }

    /** With the place in the diagram, where a step of the case runs. */
    private static void record(JournalSession session, ExecutionEntity place, String kind, Map<String, ?> details) {
        var whole = new LinkedHashMap<String, Object>(details);
        new Details().at(place.getProcessDefinitionId(), place.getActivityId()).in(place).values().forEach(whole::putIfAbsent);
        session.add(Subject.ofInstance(place.getRootProcessInstanceId(), place.getProcessInstanceId()), kind, whole);
    }

    /** Records what belongs to no case in the installation's own journal. */
    public void recordInstallation(String kind, Map<String, ?> details) {
        add(session -> session.add(Subject.INSTALLATION, kind, details));
    }

    /**
     * Runs work of ours in the name of somebody who has no account.
     *
     * @param actor with a colon, which no user id has: {@code department:bank}, {@code system:clock}
     */
    public <T> T actingAs(String actor, Supplier<T> work) {
        return actors.actingAs(actor, work);
    }

    /** Who acts now, for what is kept beside the journal. */
    public String actor() {
        return actors.current();
    }

    private void add(Consumer<JournalSession> event) {
        var running = Context.getCommandContext();
        if (running != null) {
            event.accept(JournalSession.of(running));
            return;
        }
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired().execute(command -> {
            event.accept(JournalSession.of(command));
            return null;
        });
    }
}
