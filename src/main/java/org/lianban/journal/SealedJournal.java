package org.lianban.journal;

import java.util.List;
import org.lianban.journal.JournalRows.Head;

/**
 * A whole journal with what the seals say of it, all as it was at one moment.
 *
 * @param before the row before the first of the rows: the beginning of every chain, or where rows are gone the last of these
 * @param head what the owner's row says of the last row
 * @param sealed the heads that were sealed, in the order of the seals; each has at most one
 * @param newest the head of the chain of seals: the number in place of {@code seq}
 */
public record SealedJournal(String caseNumber, Head before, Head head, List<JournalRow> rows, List<SealedHead> sealed, Head newest) {

    /** The first seal that bears on this journal: the one that did not yet have its first sealed row. */
    public long firstSeal() {
        return sealed.isEmpty() ? Math.max(newest.seq(), 1) : Math.max(sealed.get(0).seal() - 1, 1);
    }
}
