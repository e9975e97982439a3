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
 * The chain: hexadecimal SHA-256 of the hash before and the row in canonical form, which is the JSON array
 * {@code [caseNumber, seq, at, node, actor, command, events]} in UTF-8, {@code at} as an instant in UTC to the millisecond
 * and {@code events} as a string.
 */
public final class JournalHash {

    /** What the first row of a chain follows. */
    public static final String GENESIS = "0".repeat(64);

    private static final ObjectMapper JSON = new ObjectMapper();

    private JournalHash() {}

    public static String of(
            String prevHash, String caseNumber, long seq, OffsetDateTime at, String node, String actor, String command, String events) {
        try {
            var canonical = JSON.writeValueAsString(List.of(
                    caseNumber, seq, at.toInstant().truncatedTo(ChronoUnit.MILLIS).toString(), node, actor, command, events));
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(prevHash.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The hash that the row would have at a place of its chain. */
    public static String of(JournalRow row, String prevHash, long seq) {
        return of(prevHash, row.caseNumber(), seq, row.at(), row.node(), row.actor(), row.command(), row.events());
    }
}
