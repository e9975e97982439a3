package org.lianban.journal;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who acts now: a person by user id, anybody else by a name with a colon. */
@Component
class Actors {

    private static final String JOB = "system:job";
    private static final String NOBODY = "system";
    private static final String SETUP = "system:setup";

    private final ThreadLocal<String> named = new ThreadLocal<>();
    private volatile boolean ready;

    /** What is done before the node takes requests and jobs is its own setting up. */
    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        ready = true;
    }

    <T> T actingAs(String actor, Supplier<T> work) {
        var outer = named.get();
        named.set(actor);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                named.remove();
            } else {
                named.set(outer);
            }
        }
    }

    String current() {
        if (named.get() != null) {
            return named.get();
        }
        var command = Context.getCommandContext();
        if (command != null && command.getAuthenticatedUserId() != null) {
            return command.getAuthenticatedUserId();
        }
        if (Context.getJobExecutorContext() != null) {
            return JOB;
        }
        return ready ? NOBODY : SETUP;
    }
}
