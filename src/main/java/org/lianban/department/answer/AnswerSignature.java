package org.lianban.department.answer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lianban.department.DepartmentSettings;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Tells whether an answer comes from the department, by an HMAC-SHA256 over {@code <timestamp>.<body>}. */
@Component
public class AnswerSignature {

    /** Header with the moment of signing in seconds since 1970. */
    public static final String TIMESTAMP = "Lianban-Timestamp";

    /** Header with the signature in hexadecimal. */
    public static final String SIGNATURE = "Lianban-Signature";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String ALGORITHM = "HmacSHA256";

    private final DepartmentSettings settings;
    private final Clock clock;

    AnswerSignature(DepartmentSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @param municipality whose secret is used; null for the one that the department has everywhere */
    boolean isGenuine(
            String role,
            @Nullable String municipality,
            @Nullable String timestamp,
            @Nullable String signature,
            byte[] body) {
        var secret = secret(role, municipality);
        if (secret == null || timestamp == null || signature == null || !isRecent(timestamp)) {
            return false;
        }
        var expected = sign(secret, timestamp, body).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether a sender who signs for one municipality, or for all, may answer for a case of the other. */
    boolean mayAnswerFor(String role, @Nullable String signedFor, String municipalityOfCase) {
        return secret(role, signedFor).equals(secret(role, municipalityOfCase));
    }

    /** @param timestamp seconds since 1970 */
    public static String sign(String secret, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java platform", e);
        }
    }

    private boolean isRecent(String timestamp) {
        if (!timestamp.matches("\\d{1,12}")) {
            return false;
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
        return age.abs().compareTo(TOLERANCE) <= 0;
    }

    private @Nullable String secret(String role, @Nullable String municipality) {
        var secret = settings.endpoint(role, municipality).answerSecret();
        return secret == null || secret.isBlank() ? null : secret;
    }
}
