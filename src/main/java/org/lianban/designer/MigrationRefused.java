package org.lianban.designer;

import jakarta.ws.rs.core.Response.Status;
import org.lianban.engine.Refusal;

/** What was proposed cannot be carried out, now or by this person. */
class MigrationRefused extends Refusal {

    private MigrationRefused(Status status, String message) {
        super(status, message);
    }

    /** Something that stands against it now: 409. */
    static MigrationRefused now(String message) {
        return new MigrationRefused(Status.CONFLICT, message);
    }

    /** Another person has to do it: 403. */
    static MigrationRefused toThisPerson(String message) {
        return new MigrationRefused(Status.FORBIDDEN, message);
    }
}
