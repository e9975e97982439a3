package org.lianban.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.lianban.journal.JournalRow;
import org.lianban.journal.JournalRows.Head;

/**
 * Follows a chain from its head back to its first row, and names each row that does not fit. The head vouches for the last
 * row, and each genuine row for the one before it, whatever numbers they bear; so the rows above a forged one stay genuine,
 * and it is named alone.
 *
 * <p>Takes time in proportion to the rows. What it cannot see: a forger who writes a tail and the head anew, or cuts both
 * back; only seals can tell that, see {@link SealedVerification}. And an edited or a deleted row vouches for nothing before it: what a
 * forger wrote anew up to there, chained in itself, is seen only where it ends.
 */
final class Verification {

    /** Longer stretches of deleted rows are one finding: a forged head could claim any number. */
    private static final long LONGEST_LIST = 1_000;

    private record Stretch(long first, long last) {

        long length() {
            return last - first + 1;
        }
    }

    private final Head before;
    private final Head head;
    private final StoredRows rows;
    private final Map<JournalRow, Long> places = new IdentityHashMap<>();
    private final List<Stretch> lost = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private long place;
    /** The hash that the row at the place has to have; null where nothing is left that tells it. */
    private String hash;
    /** Whether the head or a genuine row says so. */
    private boolean vouched = true;

    private Verification(Collection<JournalRow> rows, Head before, Head head) {
        this.before = before;
        this.head = head;
        this.rows = new StoredRows(rows);
    }

    /**
     * The findings in the order of the chain; none when the journal is what was written.
     *
     * @param before the row before the first
     */
    static List<Finding> of(Collection<JournalRow> rows, Head before, Head head) {
        var verification = new Verification(rows, before, head);
        verification.walk();
        verification.nameLost();
        verification.nameReordered();
        verification.rows.unknown().forEach(row -> verification.findings.add(Finding.inserted(row.seq())));
        return verification.findings.stream()
                .sorted(Comparator.comparingLong(Finding::seq).thenComparing(Finding::kind))
                .toList();
    }

    private void walk() {
        place = head.seq();
        hash = head.hash();
        correctHead();
        while (place > before.seq()) {
            if (!vouched && written().isEmpty()) {
                skipTo(Math.max(rows.nextPlace(place), before.seq()));
            }
            if (place > before.seq()) {
                step();
            }
        }
        if (before.seq() > 0 && vouched && !before.hash().equals(hash)) {
            findings.add(Finding.unlikeTheArchive(before.seq()));
        }
    }

    /** A head that bears the hash of the last row beside another number. */
    private void correctHead() {
        rows.withHash(hash, place)
                .filter(row -> row.seq() != place && !rows.isFollowed(hash) && !StoredRows.isSound(row, place))
                .filter(row -> StoredRows.isSound(row, row.seq()))
                .findFirst()
                .ifPresent(last -> {
                    findings.add(Finding.editedHead(place, last.seq()));
                    place = last.seq();
                });
    }

    private void skipTo(long next) {
        if (next < place) {
            lose(next + 1, place);
        }
        place = next;
    }

    private void lose(long first, long last) {
        var above = lost.isEmpty() ? null : lost.get(lost.size() - 1);
        if (above != null && above.first() == last + 1) {
            lost.set(lost.size() - 1, new Stretch(first, above.last()));
        } else {
            lost.add(new Stretch(first, last));
        }
        hash = null;
        vouched = false;
    }

    private void step() {
        var written = written().or(() -> vouched ? Optional.empty() : stillSound());
        var changed = written.isPresent() ? Optional.<JournalRow>empty() : changed();
        if (written.isPresent()) {
            take(written.get(), true);
        } else if (changed.isPresent()) {
            findings.add(place == head.seq() && StoredRows.isSound(changed.get(), place)
                    ? Finding.unlikeTheHead(place)
                    : Finding.edited(place));
            take(changed.get(), false);
        } else {
            lose(place, place);
        }
        place--;
    }

    private void take(JournalRow row, boolean genuine) {
        rows.know(row);
        places.put(row, place);
        hash = row.prevHash();
        vouched = genuine;
    }

    /** The row with the hash that is told, sound at this place. */
    private Optional<JournalRow> written() {
        return hash == null ? Optional.empty() : rows.withHash(hash, place).filter(row -> StoredRows.isSound(row, place)).findFirst();
    }

    /** Where nobody vouches for another hash, a row that is sound here is believed. */
    private Optional<JournalRow> stillSound() {
        return rows.numbered(place).filter(row -> StoredRows.isSound(row, place)).findFirst().or(() -> rows.end(place));
    }

    /** The row that was written here but no longer says what it said: it still has the hash, or else the number. */
    private Optional<JournalRow> changed() {
        var withHash = hash == null
                ? Optional.<JournalRow>empty()
                : rows.withHash(hash, place).filter(row -> vouched || row.seq() == place).findFirst();
        return withHash.or(() -> rows.numbered(place).findFirst());
    }

    private void nameLost() {
        for (var stretch : lost) {
            if (stretch.length() > LONGEST_LIST) {
                findings.add(Finding.deleted(stretch.first(), stretch.last()));
            } else {
                LongStream.rangeClosed(stretch.first(), stretch.last()).mapToObj(Finding::deleted).forEach(findings::add);
            }
        }
    }

    /** Rows that only gave way to an inserted one, or closed up where one was deleted, are not named beside it. */
    private void nameReordered() {
        if (!areRenumberedThroughout()) {
            places.forEach((row, written) -> {
                if (row.seq() != written) {
                    findings.add(Finding.reordered(written, row.seq()));
                }
            });
        }
    }

    /** Whether every row bears the number that the inserted and the deleted ones leave it. */
    private boolean areRenumberedThroughout() {
        var inserted = rows.unknown().stream().mapToLong(JournalRow::seq).sorted().toArray();
        var deleted = lost.stream().sorted(Comparator.comparingLong(Stretch::first)).toList();
        var inOrder = places.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
        var shift = 0L;
        var i = 0;
        var d = 0;
        for (var entry : inOrder) {
            while (d < deleted.size() && deleted.get(d).first() < entry.getValue()) {
                shift -= deleted.get(d++).length();
            }
            while (i < inserted.length && inserted[i] < entry.getKey().seq()) {
                shift++;
                i++;
            }
            if (entry.getKey().seq() != entry.getValue() + shift) {
                return false;
            }
        }
        return true;
    }
}
