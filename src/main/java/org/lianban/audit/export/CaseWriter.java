package org.lianban.audit.export;

import java.io.IOException;

/** An event log in the making: holds no more than one case at a time. */
public interface CaseWriter extends AutoCloseable {

    void write(ExportedCase exported) throws IOException;

    /** Writes what comes last; a log without it is seen to be cut off. */
    void finish() throws IOException;

    /** Lets go of what was needed meanwhile, whether finished or not; the stream stays open. */
    @Override
    void close() throws IOException;
}
