package org.lianban.engine;

/** Puts the moving of a running case to another version on record, in the transaction that moves it. */
public interface MoveRecorder {

    /**
     * @param batch that moves the case
     * @param move moves it
     */
    void record(String batch, Moved moved, Runnable move);

    /**
     * A case, or one of the processes that it called.
     *
     * @param from its version so far, 1, 2, 3 …
     * @param definition id of the version that it comes to
     */
    record Moved(String caseNumber, String processInstance, String process, int from, int to, String definition) {}
}
