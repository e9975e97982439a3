package org.lianban.audit;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lianban.journal.JournalRow;
import org.lianban.journal.Seal;
import org.lianban.journal.SealVerifier;
import org.lianban.journal.SealedHead;
import org.lianban.journal.SealedJournal;

/**
 * What a journal is worth: its chain, what the seals say of it, and the times in it. The server and whoever has nothing but a
 * pack of evidence and the public key use the same.
 *
 * <p>A chain that was written anew together with its head is seen by the first seal whose row is no longer in it. A row that
 * was written afterwards is seen by its time: the seal that was made then did not have it. What was written since the newest
 * seal is not protected by seals yet.
 */
final class SealedVerification {

    /** The nodes follow the database's clock, each as exactly as a round trip allows. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(5);

    /** A row has its time before its transaction ends, and a seal sees it only then. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(5);

    /**
     * How far a journal is sealed.
     *
     * @param seal number of the newest seal that names it
     * @param seq the last row that it covers
     * @param seals how many seals name it
     */
    record Sealed(long seal, OffsetDateTime at, long seq, int seals) {}

    private final SealedJournal journal;
    private final SealChain chain;
    private final TreeMap<Long, SealedHead> sealed;
    private final Map<Long, OffsetDateTime> timeOfSealBefore = new HashMap<>();
    private final TreeMap<Long, Seal> reliable = new TreeMap<>();
    private Seal last;

    SealedVerification(SealedJournal journal, SealVerifier keys) {
        this.journal = journal;
        this.sealed = journal.sealed().stream().collect(Collectors.toMap(SealedHead::seal, head -> head, (one, another) -> one, TreeMap::new));
        this.chain = new SealChain(keys, journal.firstSeal(), seal -> sealed.containsKey(seal.number()));
    }

    /** Takes the seals in their order, to the newest; those before {@link SealedJournal#firstSeal} do not bear on the journal. */
    void add(Seal seal) {
        if (seal.number() < journal.firstSeal()) {
            return;
        }
        if (chain.add(seal) && sealed.containsKey(seal.number())) {
            reliable.put(seal.number(), seal);
        }
        if (last != null) {
            timeOfSealBefore.put(seal.number(), last.at());
        }
        last = seal;
    }

    /** Rows in the order of the chain, then seals; none when everything is what it was. */
    List<Finding> findings() {
        var ofRows = new ArrayList<>(Verification.of(journal.rows(), journal.before(), journal.head()));
        var ofSeals = new ArrayList<>(chain.end(journal.newest()));
        var accused = ofRows.stream().map(Finding::seq).collect(Collectors.toSet());
        if (!sealed.isEmpty() && sealed.lastKey() > journal.newest().seq()) {
            ofSeals.add(Finding.sealBeyondHead(sealed.lastKey(), journal.newest().seq()));
        }
        addUnproven(ofSeals);
        addRewritten(ofRows);
        addBackdated(ofRows, accused, ofSeals.isEmpty());
        return Stream.concat(
                        ofRows.stream().sorted(Comparator.comparingLong(Finding::seq).thenComparing(Finding::kind)),
                        ofSeals.stream().sorted(Comparator.comparingLong(Finding::seal)))
                .toList();
    }

    /** How far the journal is sealed beyond doubt, once the findings are known. */
    Optional<Sealed> sealed() {
        return Optional.ofNullable(reliable.lastEntry())
                .map(Map.Entry::getValue)
                .map(seal -> new Sealed(seal.number(), seal.at(), sealed.get(seal.number()).seq(), reliable.size()));
    }

    private void addUnproven(List<Finding> findings) {
        sealed.forEach((number, head) -> {
            var seal = reliable.get(number);
            if (seal != null && !(head.caseNumber().equals(journal.caseNumber()) && head.isIn(seal))) {
                reliable.remove(number);
                findings.add(Finding.sealUnproven(number));
            }
        });
    }

    /** The first sealed row that is missing tells since when; all later ones must be missing too. */
    private void addRewritten(List<Finding> findings) {
        var hashes = hashes();
        var vouched = 0L;
        for (var seal : reliable.values()) {
            var head = sealed.get(seal.number());
            if (head.seq() < journal.before().seq()) {
                continue;
            }
            if (!hashes.contains(head.hash())) {
                findings.add(Finding.rewritten(vouched + 1, head, seal));
                return;
            }
            vouched = head.seq();
        }
    }

    /** An edited, a moved or a deleted row still has its hash somewhere: that finding is enough. */
    private Set<String> hashes() {
        var hashes = new HashSet<String>();
        hashes.add(journal.head().hash());
        hashes.add(journal.before().hash());
        journal.rows().forEach(row -> {
            hashes.add(row.hash());
            hashes.add(row.prevHash());
        });
        return hashes;
    }

    /** @param whole whether all seals are there: one that is missing may be the one that had the row */
    private void addBackdated(List<Finding> findings, Set<Long> accused, boolean whole) {
        JournalRow before = null;
        for (var row : journal.rows().stream().sorted(Comparator.comparingLong(JournalRow::seq)).toList()) {
            var seal = whole ? lastWithout(row) : null;
            if (before != null && row.at().isBefore(before.at().minus(CLOCK_DIFFERENCE))) {
                findings.add(Finding.backdated(row, before));
            } else if (seal != null && row.at().isBefore(seal.at().minus(LONGEST_TRANSACTION))) {
                findings.add(Finding.backdated(row, seal.number(), seal.at()));
            }
            if (!accused.contains(row.seq())) {
                before = row;
            }
        }
    }

    private record Moment(long number, OffsetDateTime at) {}

    /** The last seal that was made when the row was not there yet; null where there is none. */
    private Moment lastWithout(JournalRow row) {
        for (var head : sealed.values()) {
            if (head.seq() >= row.seq()) {
                var at = timeOfSealBefore.get(head.seal());
                return at == null ? null : new Moment(head.seal() - 1, at);
            }
        }
        return last == null ? null : new Moment(last.number(), last.at());
    }
}
