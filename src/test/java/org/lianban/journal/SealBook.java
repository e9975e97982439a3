package org.lianban.journal;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.lianban.journal.JournalRows.Head;

/** Seals made in memory, at moments of the test's choice. */
public final class SealBook {

    private final SealKey key;
    private final List<Seal> seals = new ArrayList<>();
    private final List<SealedHead> heads = new ArrayList<>();

    /** @param folder for the key */
    public SealBook(Path folder) {
        key = new SealKey(folder.resolve("seal-key.pem").toString(), true, List.of());
    }

    /** @param changed case number and head, in their order */
    public void seal(OffsetDateTime at, List<SealedHead> changed) {
        var number = seals.size() + 1L;
        var leaves = changed.stream().map(head -> SealedHead.leaf(head.caseNumber(), head.seq(), head.hash())).toList();
        var root = HexFormat.of().formatHex(MerkleTree.root(leaves));
        var before = head().hash();
        var hash = Seal.hash(number, at, "system:seal", changed.size(), root, key.id(), before);
        seals.add(new Seal(number, at, "system:seal", changed.size(), root, key.id(), before, hash, key.sign(Seal.signedText(hash))));
        for (var position = 0; position < changed.size(); position++) {
            var head = changed.get(position);
            var path = MerkleTree.path(leaves, position).stream().map(HexFormat.of()::formatHex).toList();
            heads.add(new SealedHead(number, head.caseNumber(), head.seq(), head.hash(), position, path));
        }
    }

    public SealVerifier keys() {
        return key.verifier();
    }

    public List<Seal> seals() {
        return seals;
    }

    public List<SealedHead> of(String caseNumber) {
        return heads.stream().filter(head -> head.caseNumber().equals(caseNumber)).toList();
    }

    public Head head() {
        return seals.isEmpty() ? new Head(0, JournalHash.GENESIS) : new Head(seals.size(), seals.get(seals.size() - 1).hash());
    }
}
