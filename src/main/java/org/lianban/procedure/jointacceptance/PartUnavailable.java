package org.lianban.procedure.jointacceptance;

import org.lianban.engine.Refusal;

/** The part of the project is being accepted already, or has been. */
class PartUnavailable extends Refusal {

    PartUnavailable(String message) {
        super(message);
    }
}
