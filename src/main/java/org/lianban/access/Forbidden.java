package org.lianban.access;

import jakarta.ws.rs.core.Response.Status;
import org.lianban.engine.Refusal;

/** Somebody sees the task or the account, but what he asks for is not his to do: 403. */
class Forbidden extends Refusal {

    Forbidden(String message) {
        super(Status.FORBIDDEN, message);
    }
}
