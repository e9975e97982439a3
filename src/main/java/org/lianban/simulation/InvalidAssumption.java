package org.lianban.simulation;

/** What was assumed, or is missing from it, does not let a case be played; said to the designer in Chinese. */
class InvalidAssumption extends RuntimeException {

    InvalidAssumption(String message) {
        super(message);
    }
}
