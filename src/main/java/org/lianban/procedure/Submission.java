package org.lianban.procedure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.lianban.engine.InvalidInputException;
import org.lianban.engine.Violation;
import org.lianban.material.Upload;
import org.lianban.privacy.Sha256;

/**
 * A submission that its sender can repeat.
 *
 * @param account whose key it is
 * @param digest of all that was sent, in hex
 */
record Submission(String account, String key, String digest) {

    static final String KEY = "Idempotency-Key";

    private static final Pattern WELL_FORMED = Pattern.compile("[\\x21-\\x7e]{1,100}");
    private static final ObjectMapper IN_ORDER = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    static Submission of(String account, String key, String procedure, Map<String, Object> application, List<Upload> uploads) {
        if (!WELL_FORMED.matcher(key).matches()) {
            throw new InvalidInputException(List.of(new Violation(KEY, KEY, "应为 1 至 100 个可见的 ASCII 字符，不含空格")));
        }
        return new Submission(account, key, digest(procedure, application, uploads));
    }

    private static String digest(String procedure, Map<String, Object> application, List<Upload> uploads) {
        try {
            var digest = Sha256.begin();
            update(digest, procedure.getBytes(StandardCharsets.UTF_8));
            update(digest, IN_ORDER.writeValueAsBytes(application));
            for (var upload : uploads) {
                update(digest, upload.code().getBytes(StandardCharsets.UTF_8));
                update(digest, upload.fileName().getBytes(StandardCharsets.UTF_8));
                update(digest, upload.content());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("what was read from JSON can be written as JSON", e);
        }
    }

    /** With its length, so that no two different lists of parts read the same. */
    private static void update(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        digest.update(part);
    }
}
