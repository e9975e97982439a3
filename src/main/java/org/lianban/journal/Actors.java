package org.lianban.journal;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;

/** Who acts now: a person by user id, anybody else by a name with a colon. */
@Component
class Actors {

    private static final String JOB = "system:job";
    private static final String NOBODY = "system";

    private final ThreadLocal<String> named = new ThreadLocal<>();

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
        return Context.getJobExecutorContext() != null ? JOB : NOBODY;
    }
}
