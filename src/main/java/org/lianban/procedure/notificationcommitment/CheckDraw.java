package org.lianban.procedure.notificationcommitment;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.lianban.privacy.Sha256;

/**
 * A draw that anybody can repeat from the record: the first eight bytes of SHA-256 over seed and case number, as an unsigned
 * number modulo 10000, are drawn where they lie below the ratio in hundredths of a percent.
 *
 * @param seed 128 random bits, hexadecimal
 * @param number from 0 to 9999
 */
record CheckDraw(String seed, int number, boolean drawn) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SEED_BYTES = 16;
    private static final int NUMBERS = 10_000;
    private static final int PER_PERCENT = 100;

    /** @param ratioPercent from 0, nobody, to 100, everybody */
    static CheckDraw of(String caseNumber, int ratioPercent) {
        var seed = new byte[SEED_BYTES];
        RANDOM.nextBytes(seed);
        return repeat(HexFormat.of().formatHex(seed), caseNumber, ratioPercent);
    }

    static CheckDraw repeat(String seed, String caseNumber, int ratioPercent) {
        var leading = ByteBuffer.wrap(Sha256.of(seed + caseNumber)).getLong();
        var number = (int) Long.remainderUnsigned(leading, NUMBERS);
        return new CheckDraw(seed, number, number < ratioPercent * PER_PERCENT);
    }
}
