package org.lianban.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over contents, and over texts in UTF-8. */
public final class Sha256 {

    private Sha256() {}

    /** For what comes in parts. */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    public static byte[] of(String text) {
        return begin().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Hexadecimal, in lower case. */
    public static String hexOf(byte[] content) {
        return HexFormat.of().formatHex(begin().digest(content));
    }

    /** Hexadecimal, in lower case. */
    public static String hexOf(String text) {
        return HexFormat.of().formatHex(of(text));
    }
}
