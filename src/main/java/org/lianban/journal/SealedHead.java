package org.lianban.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * The head of a journal as a seal has it, with the proof that it is one of the seal's leaves: the leaf is the JSON array
 * {@code [caseNumber, seq, hash]} in UTF-8, leaves and nodes are hashed as in RFC 6962.
 *
 * @param seal number of the seal
 * @param seq of the journal's last row then
 * @param hash of that row
 * @param position of the leaf, from 0
 * @param path hashes from the leaf's neighbour up to the root, hexadecimal
 */
public record SealedHead(long seal, String caseNumber, long seq, String hash, long position, List<String> path) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether the path leads to the root that the seal has signed. */
    public boolean isIn(Seal named) {
        try {
            var hashes = path.stream().map(HexFormat.of()::parseHex).toList();
            return named.number() == seal
                    && MerkleTree.root(leaf(caseNumber, seq, hash), position, named.cases(), hashes)
                            .filter(root -> HexFormat.of().formatHex(root).equals(named.root()))
                            .isPresent();
        } catch (IllegalArgumentException noHashes) {
            return false;
        }
    }

    static byte[] leaf(String caseNumber, long seq, String hash) {
        try {
            return MerkleTree.leaf(JSON.writeValueAsString(List.of(caseNumber, seq, hash)).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
