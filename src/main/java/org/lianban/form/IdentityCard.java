package org.lianban.form;

import cn.hutool.core.util.IdcardUtil;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** The citizen identity number of GB 11643, which residents of Hong Kong, Macao and Taiwan may hold too. */
final class IdentityCard {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private IdentityCard() {}

    /**
     * Eighteen characters with province, a date that exists and is not in the future, and check character.
     *
     * @param today the day on which the number is given
     */
    static boolean isValid(String number, LocalDate today) {
        if (!number.matches("[1-9]\\d{16}[\\dX]") || !IdcardUtil.isValidCard18(number, false)) {
            return false;
        }
        try {
            return !LocalDate.parse(number.substring(6, 14), DATE).isAfter(today);
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }
}
