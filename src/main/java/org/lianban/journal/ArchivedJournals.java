package org.lianban.journal;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.lianban.journal.JournalRows.Head;

/** What of the journals has left the database. */
public interface ArchivedJournals {

    /**
     * The beginning of a journal, up to the row that was its last when the case was archived.
     *
     * @param end that row
     * @param rows in their order; none once the case is forgotten, and where the pack is not what was stored
     * @param forgotten whether the pack was deleted because its time was over
     */
    record Part(Head end, OffsetDateTime archivedAt, List<JournalRow> rows, boolean forgotten) {

        /** Whether rows are missing that ought to be there. */
        public boolean damaged() {
            return rows.isEmpty() && !forgotten;
        }
    }

    /** Empty while the whole journal is in the database. */
    Optional<Part> of(String caseNumber);
}
