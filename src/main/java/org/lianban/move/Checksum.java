package org.lianban.move;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Of rows, in whatever order they come: the sum of their hashes. */
final class Checksum {

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private final MessageDigest digest;
    private BigInteger sum = BigInteger.ZERO;
    private long rows;

    Checksum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    /** @param row values as {@link Column#read} gives them */
    void add(List<Object> row) {
        row.forEach(this::update);
        sum = sum.add(new BigInteger(1, digest.digest())).mod(MODULUS);
        rows++;
    }

    private void update(Object value) {
        if (value == null) {
            digest.update((byte) 0);
            return;
        }
        var bytes = value instanceof byte[] content ? content : value.toString().getBytes(StandardCharsets.UTF_8);
        digest.update((byte) 1);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    long rows() {
        return rows;
    }

    /** Hexadecimal. */
    String value() {
        return "%064x".formatted(sum);
    }
}
