package org.lianban.form;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;

/** What the form handlers of this command have accepted, so that the listeners behind them do not check it again. */
class AcceptedSubmissions implements Session {

    private final Set<String> ids = new HashSet<>();

    static AcceptedSubmissions ofThisCommand() {
        return Context.getCommandContext().getSession(AcceptedSubmissions.class);
    }

    /** @param id of the task, or of the process instance that starts */
    void add(String id) {
        ids.add(id);
    }

    boolean contains(String id) {
        return ids.contains(id);
    }

    @Override
    public void flush() {
        // nothing is stored
    }

    @Override
    public void close() {
        // nothing is held
    }
}
