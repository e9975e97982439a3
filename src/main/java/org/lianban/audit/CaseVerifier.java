package org.lianban.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.lianban.audit.SealedVerification.Sealed;
import org.lianban.engine.CaseNotFoundException;
import org.lianban.journal.ArchivedJournals;
import org.lianban.journal.JournalRows.Head;
import org.lianban.journal.Seal;
import org.lianban.journal.SealKey;
import org.lianban.journal.Seals;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Verifies the journals and the seals in the database. */
@Component
class CaseVerifier {

    /**
     * @param rows how many rows there are
     * @param head what the case's own row says of the last of them
     * @param sealed how far the seals cover it; left out before the first
     * @param findings none when intact
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Verdict(String caseNumber, boolean intact, int rows, Head head, Sealed sealed, List<Finding> findings) {}

    /**
     * @param seals how many were looked at
     * @param head the number of the newest in place of {@code seq}
     * @param findings none when intact
     */
    record SealVerdict(boolean intact, long seals, Head head, List<Finding> findings) {}

    private final Seals seals;
    private final SealKey key;
    private final ArchivedJournals archived;

    CaseVerifier(Seals seals, SealKey key, ArchivedJournals archived) {
        this.seals = seals;
        this.key = key;
        this.archived = archived;
    }

    /** @throws CaseNotFoundException when there is no such case */
    Verdict verify(String caseNumber) {
        var journal = seals.journal(caseNumber);
        var verification = new SealedVerification(journal, key.verifier());
        seals.each(journal.firstSeal(), journal.newest().seq(), verification::add);
        var findings = new ArrayList<>(verification.findings());
        // the pack was opened for the rows; why they are missing is asked only where they are
        if (journal.before().seq() > 0) {
            archived.of(caseNumber).filter(ArchivedJournals.Part::damaged).ifPresent(part -> findings.add(0, Finding.archiveDamaged(part.end().seq())));
        }
        return new Verdict(
                caseNumber, findings.isEmpty(), journal.rows().size(), journal.head(), verification.sealed().orElse(null), findings);
    }

    /**
     * Every seal with its signature and all its leaves.
     *
     * @param from first seal that is looked at
     * @param published hash of a seal that somebody kept elsewhere
     */
    SealVerdict verifySeals(long from, @Nullable String published) {
        var walk = new Walk(new SealChain(key.verifier(), from, seal -> true), published);
        var head = seals.head();
        seals.each(from, Long.MAX_VALUE, walk::take);
        // a seal that was made meanwhile has moved the head
        var findings = walk.findings(walk.newest > head.seq() ? seals.head() : head);
        return new SealVerdict(findings.isEmpty(), walk.looked, head, findings);
    }

    private class Walk {

        private final SealChain chain;
        private final String published;
        private final List<Finding> withoutLeaves = new ArrayList<>();
        private boolean occurs;
        private long looked;
        private long newest;

        Walk(SealChain chain, String published) {
            this.chain = chain;
            this.published = published;
        }

        void take(Seal seal) {
            looked++;
            newest = seal.number();
            occurs |= seal.hash().equals(published);
            if (chain.add(seal) && !seals.hasItsLeaves(seal)) {
                withoutLeaves.add(Finding.sealWithoutItsLeaves(seal.number()));
            }
        }

        List<Finding> findings(Head head) {
            var findings = new ArrayList<>(chain.end(head));
            findings.addAll(withoutLeaves);
            if (published != null && !occurs) {
                findings.add(Finding.sealUnpublished(published));
            }
            return findings;
        }
    }
}
