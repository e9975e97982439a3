package org.lianban.audit;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lianban.journal.JournalHash;
import org.lianban.journal.JournalRow;

/** The rows of a journal as they are found, until each is known for what it is. */
final class StoredRows {

    private final Map<String, List<JournalRow>> byHash = new HashMap<>();
    private final TreeMap<Long, List<JournalRow>> byNumber = new TreeMap<>();
    private final Set<String> followed = new HashSet<>();
    private final Set<JournalRow> unknown = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<JournalRow, Optional<Long>> places = new IdentityHashMap<>();
    private TreeMap<Long, JournalRow> ends;
    private long trials;

    StoredRows(Collection<JournalRow> rows) {
        for (var row : rows) {
            byHash.computeIfAbsent(row.hash(), hash -> new ArrayList<>()).add(row);
            byNumber.computeIfAbsent(row.seq(), seq -> new ArrayList<>()).add(row);
            followed.add(row.prevHash());
            unknown.add(row);
        }
        trials = 25L * rows.size() + 50_000;
    }

    /** Whether the hash follows from the row before and from the row's own content at this place. */
    static boolean isSound(JournalRow row, long place) {
        return JournalHash.of(row, row.prevHash(), place).equals(row.hash())
                && row.at().equals(row.at().truncatedTo(ChronoUnit.MILLIS))
                && (place > 1 || row.prevHash().equals(JournalHash.GENESIS));
    }

    /** The rows with this hash that are not yet known, one that bears the number first. */
    Stream<JournalRow> withHash(String hash, long number) {
        return byHash.getOrDefault(hash, List.of()).stream()
                .filter(unknown::contains)
                .sorted(Comparator.comparing(row -> row.seq() != number));
    }

    /** The rows with this number that are not yet known and were not written at another place. */
    Stream<JournalRow> numbered(long place) {
        return byNumber.getOrDefault(place, List.of()).stream()
                .filter(unknown::contains)
                .filter(row -> place(row, place).orElse(place) == place);
    }

    boolean isFollowed(String hash) {
        return followed.contains(hash);
    }

    /** The next place down from here at which some row may stand; 0 when there is none. */
    long nextPlace(long from) {
        return Math.max(orZero(ends(from).floorKey(from)), orZero(byNumber.floorKey(from)));
    }

    /** The row that was written at this place and that none follows any more. */
    Optional<JournalRow> end(long place) {
        return Optional.ofNullable(ends(place).get(place)).filter(unknown::contains);
    }

    void know(JournalRow row) {
        unknown.remove(row);
    }

    Collection<JournalRow> unknown() {
        return unknown;
    }

    private static long orZero(Long place) {
        return place == null ? 0 : place;
    }

    private TreeMap<Long, JournalRow> ends(long from) {
        if (ends == null) {
            ends = new TreeMap<>();
            unknown.stream()
                    .filter(row -> !followed.contains(row.hash()))
                    .forEach(row -> place(row, from).ifPresent(place -> ends.putIfAbsent(place, row)));
        }
        return ends;
    }

    /** Where the row was written: mostly its number tells; else no higher than this place, for above it all are known. */
    private Optional<Long> place(JournalRow row, long highest) {
        return places.computeIfAbsent(row, unplaced -> isSound(row, row.seq()) ? Optional.of(row.seq()) : search(row, highest));
    }

    /**
     * Looks around the number that the row bears. The number of trials is bounded, so that nobody can make a verification
     * endless by what he writes into the rows.
     */
    private Optional<Long> search(JournalRow row, long highest) {
        var below = Math.min(row.seq(), highest);
        var above = Math.max(below, 0) + 1;
        while ((below >= 1 || above <= highest) && trials > 0) {
            trials--;
            if (below >= 1 && isSound(row, below)) {
                return Optional.of(below);
            }
            if (above <= highest && isSound(row, above)) {
                return Optional.of(above);
            }
            below--;
            above++;
        }
        return Optional.empty();
    }
}
