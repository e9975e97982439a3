package org.lianban.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/**
 * A signed statement of how far the journals had come at one moment.
 *
 * @param number 1, 2, 3 … without gaps
 * @param at before the heads were read, by the installation's clock, to the millisecond
 * @param by user id of whoever asked for it, or {@code system:seal}
 * @param cases leaves of the tree: the heads that had changed since the seal before
 * @param root of the tree, see {@link SealedHead}
 * @param keyId of the key that signed
 * @param prevHash hash of the seal before; 64 zeros for the first
 * @param hash hexadecimal SHA-256 of {@code prevHash} and the JSON array {@code [number, at, by, cases, root, keyId]}, as
 *     {@link JournalHash} has it for rows
 * @param signature Ed25519, hexadecimal, over {@code lianban-seal-v1:} and the hash
 */
public record Seal(
        long number,
        OffsetDateTime at,
        String by,
        long cases,
        String root,
        String keyId,
        String prevHash,
        String hash,
        String signature) {

    private static final String PURPOSE = "lianban-seal-v1:";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether the hash follows from the content and from the seal before. */
    public boolean hasItsHash() {
        return hash(number, at, by, cases, root, keyId, prevHash).equals(hash) && at.equals(at.truncatedTo(ChronoUnit.MILLIS));
    }

    static String hash(long number, OffsetDateTime at, String by, long cases, String root, String keyId, String prevHash) {
        try {
            var canonical = JSON.writeValueAsString(List.of(
                    number, at.toInstant().truncatedTo(ChronoUnit.MILLIS).toString(), by, cases, root, keyId));
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(prevHash.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is signed: nothing else that this key signs begins like it. */
    static byte[] signedText(String hash) {
        return (PURPOSE + hash).getBytes(StandardCharsets.UTF_8);
    }
}
