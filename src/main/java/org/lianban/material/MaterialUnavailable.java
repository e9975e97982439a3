package org.lianban.material;

import jakarta.ws.rs.core.Response.Status;
import org.lianban.engine.Refusal;

/** The storage or the scanner does not answer: 503, nothing is stored. */
class MaterialUnavailable extends Refusal {

    MaterialUnavailable(String message) {
        super(Status.SERVICE_UNAVAILABLE, message);
    }
}
