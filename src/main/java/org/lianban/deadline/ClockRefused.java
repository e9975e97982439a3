package org.lianban.deadline;

import org.lianban.engine.Refusal;

/** A pause, a resumption or an extension that the rules do not allow as the clock stands. */
class ClockRefused extends Refusal {

    ClockRefused(String message) {
        super(message);
    }
}
