package org.lianban.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.lianban.journal.JournalRow;
import org.lianban.journal.JournalRows.Head;
import org.lianban.privacy.Masking;

/**
 * A journal as an auditor reads it.
 *
 * @param procedure id of the process; null for the installation
 * @param municipality tenant id; null for the installation
 * @param head what the case's own row says of the last row
 * @param events every event in its order: {@code seq} of its row, {@code index} within it, {@code at}, {@code node},
 *     {@code actor}, {@code command}, {@code kind}, and what is particular to it
 * @param chain the rows as they are stored, from which the hashes can be computed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JournalView(
        String caseNumber,
        String procedure,
        String municipality,
        Head head,
        List<Map<String, Object>> events,
        List<JournalRow> chain) {

    /** The same with identity and telephone numbers masked in the events. */
    @SuppressWarnings("unchecked")
    JournalView masked() {
        return new JournalView(
                caseNumber, procedure, municipality, head, (List<Map<String, Object>>) Masking.tree(events), chain);
    }
}
