package org.lianban.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.lianban.journal.JournalHash;
import org.lianban.journal.JournalRow;
import org.lianban.journal.JournalRows.Head;

/**
 * Follows a chain from its first row to its head by the hashes, and names each row that does not fit.
 *
 * <p>A row is genuine at a place when its hash follows from the row before and from its own content at that place. It
 * cannot see a forger who writes the whole rest of the chain and the head anew; only seals that were published can.
 */
final class Verification {

    private final Head head;
    private final Map<String, List<JournalRow>> followers = new HashMap<>();
    private final Map<Long, List<JournalRow>> numbered = new HashMap<>();
    private final Set<JournalRow> unvisited = new LinkedHashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    private Verification(Collection<JournalRow> rows, Head head) {
        this.head = head;
        for (var row : rows) {
            followers.computeIfAbsent(row.prevHash(), hash -> new ArrayList<>()).add(row);
            numbered.computeIfAbsent(row.seq(), seq -> new ArrayList<>()).add(row);
            unvisited.add(row);
        }
    }

    /** The findings in the order of the chain; none when the journal is what was written. */
    static List<Finding> of(Collection<JournalRow> rows, Head head) {
        var verification = new Verification(rows, head);
        verification.walk();
        return verification.findings.stream().sorted(Comparator.comparingLong(Finding::seq)).toList();
    }

    private void walk() {
        var before = JournalHash.GENESIS;
        for (var place = 1L; place <= head.seq(); place++) {
            before = follow(before, place);
        }
        unvisited.forEach(row -> findings.add(Finding.inserted(row.seq())));
    }

    /** The hash that the next row has to follow. */
    private String follow(String before, long place) {
        var genuine = genuine(before, place);
        if (genuine != null) {
            unvisited.remove(genuine);
            if (genuine.seq() != place) {
                findings.add(Finding.reordered(place, genuine.seq()));
            }
            return genuine.hash();
        }
        var changed = changed(before, place);
        if (changed != null) {
            unvisited.remove(changed);
            findings.add(Finding.edited(place));
        } else {
            findings.add(Finding.deleted(place));
        }
        return recorded(place, changed);
    }

    /** The row that was written at this place, wherever it stands now. One that leads on goes before one that leads nowhere. */
    private JournalRow genuine(String before, long place) {
        return followers.getOrDefault(before, List.of()).stream()
                .filter(unvisited::contains)
                .filter(row -> JournalHash.of(row, before, place).equals(row.hash()))
                .filter(row -> leadsOn(row, place))
                .findFirst()
                .orElse(null);
    }

    /** A forged row with a hash of its own making is followed by none, for the next row knows the true one. */
    private boolean leadsOn(JournalRow row, long place) {
        return place == head.seq() ? row.hash().equals(head.hash()) : followers.containsKey(row.hash()) || !isKnownAfter(place);
    }

    /** Whether a later row or the head tells which hash stood at this place. */
    private boolean isKnownAfter(long place) {
        return successor(place) != null;
    }

    private JournalRow changed(String before, long place) {
        return numbered.getOrDefault(place, List.of()).stream()
                .filter(unvisited::contains)
                .filter(row -> !isGenuineElsewhere(row))
                .findFirst()
                .orElse(null);
    }

    /** A row that bears the number of this place but was written at another. */
    private boolean isGenuineElsewhere(JournalRow row) {
        for (var place = 1L; place <= head.seq(); place++) {
            if (place != row.seq() && JournalHash.of(row, row.prevHash(), place).equals(row.hash())) {
                return true;
            }
        }
        return false;
    }

    /** The hash of the row that was here: what its successor or the head was chained to, else what the row itself says. */
    private String recorded(long place, JournalRow changed) {
        if (place == head.seq()) {
            return head.hash();
        }
        var successor = successor(place);
        if (successor != null) {
            return successor.prevHash();
        }
        return changed == null ? "" : changed.hash();
    }

    /** The row that was written at the next place; looked for everywhere when it no longer bears its number. */
    private JournalRow successor(long place) {
        return Stream.concat(numbered.getOrDefault(place + 1, List.of()).stream(), unvisited.stream())
                .filter(row -> JournalHash.of(row, row.prevHash(), place + 1).equals(row.hash()))
                .findFirst()
                .orElse(null);
    }
}
