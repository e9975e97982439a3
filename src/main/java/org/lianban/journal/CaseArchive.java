package org.lianban.journal;

import java.util.Optional;
import org.lianban.journal.JournalRows.Head;

/** Where cases go that the engine lets go. */
public interface CaseArchive {

    /**
     * What was stored.
     *
     * @param end the last row of the journal that it holds
     * @param seal number of the newest seal in it
     * @param sha256 of the pack as it was written
     */
    record Stored(Head end, long seal, long bytes, String sha256) {}

    /**
     * Stores the pack of evidence of a case, in the caller's transaction; it has been read back and verified on return.
     *
     * @param caseNumber a case that the caller holds
     * @return empty when no seal covers the journal to its end yet, or when the case began before there was a journal
     * @throws IllegalStateException when the pack does not verify, or is not what was stored
     */
    Optional<Stored> store(String caseNumber);
}
