package org.lianban.privacy;

import cn.hutool.core.util.IdcardUtil;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** The citizen identity number of GB 11643, which residents of Hong Kong, Macao and Taiwan may hold too. */
public final class IdentityCard {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private IdentityCard() {}

    /**
     * Eighteen characters with province, a date that exists and is not in the future, and check character.
     *
     * @param today the day on which the number is given
     */
    public static boolean isValid(String number, LocalDate today) {
        if (!number.matches("[1-9]\\d{16}[\\dX]") || !IdcardUtil.isValidCard18(number, false)) {
            return false;
        }
        try {
            return !LocalDate.parse(number.substring(6, 14), DATE).isAfter(today);
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    /** How the same number is always written: with a capital X, and one of fifteen digits as the eighteen it stands for. */
    static String normal(String number) {
        var capital = number.strip().toUpperCase(Locale.ROOT);
        if (!capital.matches("\\d{15}")) {
            return capital;
        }
        var long18 = IdcardUtil.convert15To18(capital);
        return long18 == null ? capital : long18;
    }
}
