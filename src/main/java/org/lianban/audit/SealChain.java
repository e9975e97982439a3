package org.lianban.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.lianban.journal.JournalHash;
import org.lianban.journal.JournalRows.Head;
import org.lianban.journal.Seal;
import org.lianban.journal.SealVerifier;

/**
 * Follows a chain of seals, one after the other, and names those that do not fit. The signature of a later seal vouches for
 * all before it, so that not each need be checked.
 */
final class SealChain {

    private final SealVerifier keys;
    private final Predicate<Seal> checked;
    private final List<Finding> findings = new ArrayList<>();
    private final long first;
    private Seal last;
    private boolean sound;

    /**
     * @param first number of the seal that comes first
     * @param checked the seals whose signatures are wanted; where a link is broken, and at the end, they are checked anyway
     */
    SealChain(SealVerifier keys, long first, Predicate<Seal> checked) {
        this.keys = keys;
        this.first = first;
        this.checked = checked;
    }

    /** @return whether the seal can be relied on */
    boolean add(Seal seal) {
        var expected = last == null ? first : last.number() + 1;
        if (seal.number() > expected) {
            findings.add(Finding.sealDeleted(expected, seal.number() - 1));
        }
        var before = last;
        last = seal;
        sound = seal.number() >= expected && seal.hasItsHash();
        if (!sound) {
            findings.add(Finding.sealEdited(seal.number()));
        } else if (!isLinked(seal, before)) {
            sound = isSigned(seal);
            if (before != null && keys.isSigned(before) && sound) {
                findings.add(Finding.sealUnchained(seal.number()));
            } else if (before != null) {
                isSigned(before);
            }
        } else if (checked.test(seal)) {
            sound = isSigned(seal);
        }
        return sound;
    }

    /** @param head what the installation says of the last one; none of those that came may be missing there */
    List<Finding> end(Head head) {
        var number = last == null ? first - 1 : last.number();
        if (head.seq() > number) {
            findings.add(Finding.sealDeleted(number + 1, head.seq()));
        } else if (last != null && head.seq() < number) {
            findings.add(Finding.sealBeyondHead(number, head.seq()));
        } else if (last != null && sound && isSigned(last) && !last.hash().equals(head.hash())) {
            findings.add(Finding.sealUnlikeTheHead(number));
        }
        return findings;
    }

    private static boolean isLinked(Seal seal, Seal before) {
        if (before == null || before.number() + 1 != seal.number()) {
            return seal.number() > 1 || seal.prevHash().equals(JournalHash.GENESIS);
        }
        return seal.prevHash().equals(before.hash());
    }

    private boolean isSigned(Seal seal) {
        var signed = keys.isSigned(seal);
        var named = findings.stream().anyMatch(finding -> finding.seal() != null && finding.seal() == seal.number());
        if (!signed && !named) {
            findings.add(Finding.sealUnsigned(seal.number()));
        }
        return signed;
    }
}
