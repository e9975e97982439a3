package org.lianban.sandbox;

/** The switch {@code garbage}: what was asked is done, but the answer is unreadable. */
class GarbageAnswerException extends RuntimeException {

    GarbageAnswerException() {
        super("garbage by switch");
    }
}
