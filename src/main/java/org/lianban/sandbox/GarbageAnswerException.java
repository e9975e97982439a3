package org.lianban.sandbox;

/** The switches {@code garbage} and {@code incomplete}: what was asked is done, but the answer is of no use. */
class GarbageAnswerException extends RuntimeException {

    private final String body;

    GarbageAnswerException(String body) {
        super("useless answer by switch");
        this.body = body;
    }

    String body() {
        return body;
    }
}
