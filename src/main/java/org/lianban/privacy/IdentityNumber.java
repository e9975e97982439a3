package org.lianban.privacy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;

/**
 * Tells numbers of resident identity cards (GB 11643), of their predecessors with fifteen digits and of the foreigner's
 * permanent residence card from other numbers of that length.
 *
 * <p>More generous than the check of an application: somebody's number with a slip in it is still somebody's.
 */
final class IdentityNumber {

    static final int LENGTH = 18;
    private static final int OLD_LENGTH = 15;

    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44",
            "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int CREDIT_BASE = 31;
    private static final int CREDIT_ROOT = 3;

    private IdentityNumber() {}

    /** @param number digits, the last of eighteen may be X */
    static boolean isOne(String number) {
        return switch (number.length()) {
            case LENGTH -> isCitizens(number) || isForeigners(number);
            case OLD_LENGTH -> isProvince(number, 0) && isDay("19" + number.substring(6, 12));
            default -> false;
        };
    }

    /** Credit codes of public bodies begin like Beijing, Tianjin or Sichuan; the check digits tell which it is. */
    private static boolean isCitizens(String number) {
        return isProvince(number, 0) && isBirthday(number.substring(6, 14)) && (hasCheckDigit(number) || !isCreditCode(number));
    }

    /** Begins with 9 and the province that issued it, as an enterprise's credit code begins with 91: that one is the rule. */
    private static boolean isForeigners(String number) {
        return number.startsWith("9")
                && isProvince(number, 1)
                && isBirthday(number.substring(6, 14))
                && hasCheckDigit(number)
                && !isCreditCode(number);
    }

    private static boolean isProvince(String number, int place) {
        return PROVINCES.contains(number.substring(place, place + 2));
    }

    private static boolean isBirthday(String day) {
        return (day.startsWith("18") || day.startsWith("19") || day.startsWith("20")) && isDay(day);
    }

    private static boolean isDay(String day) {
        try {
            LocalDate.of(
                    Integer.parseInt(day.substring(0, 4)),
                    Integer.parseInt(day.substring(4, 6)),
                    Integer.parseInt(day.substring(6, 8)));
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static boolean hasCheckDigit(String number) {
        var sum = 0;
        for (var place = 0; place < WEIGHTS.length; place++) {
            sum += WEIGHTS[place] * Character.digit(number.charAt(place), 10);
        }
        return CHECKS.charAt(sum % CHECKS.length()) == number.charAt(LENGTH - 1);
    }

    /** GB 32100: weights are the powers of three. */
    private static boolean isCreditCode(String number) {
        var sum = 0;
        var weight = 1;
        for (var place = 0; place < LENGTH - 1; place++) {
            sum += weight * CREDIT_ALPHABET.indexOf(number.charAt(place));
            weight = weight * CREDIT_ROOT % CREDIT_BASE;
        }
        return CREDIT_ALPHABET.charAt((CREDIT_BASE - sum % CREDIT_BASE) % CREDIT_BASE) == number.charAt(LENGTH - 1);
    }
}
