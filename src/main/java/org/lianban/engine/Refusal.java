package org.lianban.engine;

import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.rest.exception.RestException;

/**
 * An expected answer to somebody who asks for what the rules do not allow; nothing of his command is kept.
 *
 * <p>The engine's REST resources turn an exception of the engine into a 500 and a {@link RestException} into its own
 * status, so only a subclass of the latter reaches the caller as what it is.
 */
public abstract class Refusal extends RestException {

    /** Something that stands against it now: 409. */
    protected Refusal(String message) {
        this(Status.CONFLICT, message);
    }

    protected Refusal(Status status, String message) {
        super(status, message);
    }

    /** The engine logs each failed command with its stack, which would tell nothing here. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
