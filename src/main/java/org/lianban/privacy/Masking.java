package org.lianban.privacy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides the middle of identity, passport and telephone numbers wherever they stand in a text. What is hidden keeps its
 * length in characters and in bytes, so that nothing around it has to be counted again.
 *
 * <p>Numbers of cases, credit codes, hashes, UUIDs and moments in milliseconds stay as they are: they are what an official
 * searches by, and they name no person.
 */
public final class Masking {

    /** Typed with a Chinese keyboard, digits may be full-width. */
    private static final String D = "[0-9０-９]";

    /** Not within a longer run, but right after an escape of JSON in JSON, such as {@code \n}, or of a URL. */
    private static final String START =
            "(?:(?<![0-9A-Za-z０-９])|(?<=\\\\[nrtbf])|(?<=\\\\u[0-9A-Fa-f]{4})|(?<=%[0-9A-Fa-f]{2}))";

    private static final String END = "(?![0-9A-Za-z０-９])";

    private static final String UUID = "(?<uuid>[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})";
    private static final String IDENTITY =
            "(?<identity>" + D + "{6} ?" + D + "{8} ?" + D + "{3}(?:" + D + "|[XxＸｘ])|" + D + "{15})";

    /** 普通护照, and the permits of residents of Hong Kong and Macao; foreign passports follow no pattern. */
    private static final String TRAVEL = "(?<travel>[EeGg][0-9]{8}|[Ee][A-Za-z][0-9]{7}|[HhMm][0-9]{8}(?:[0-9]{2})?)";

    private static final String MOBILE = "(?:(?:\\+|00)?86[- ]?)?"
            + "(?<mobile>[1１][3-9３-９]" + D + "(?<gap>[- ]?)" + D + "{4}\\k<gap>" + D + "{4})";

    /** Area codes begin 01, 02 or 03 to 09 and have three digits in the first two cases; no subscriber's begins 0, 1 or 9. */
    private static final String LANDLINE =
            "(?:[0０](?:[1１][0０]|[2２]" + D + "|[3-9３-９]" + D + "{2})[)）]?|\\+86[- ]?(?:10|2[0-9]|[3-9][0-9]{2}))"
                    + "[-－—– ]?(?<landline>[2-8２-８]" + D + "{6,7})";

    private static final Pattern PERSONAL =
            Pattern.compile(START + "(?:" + UUID + "|" + IDENTITY + "|" + TRAVEL + "|" + MOBILE + "|" + LANDLINE + ")" + END);

    /** Whatever is shorter than a subscriber's number cannot be one: most texts need no closer look. */
    private static final Pattern WORTH_A_LOOK = Pattern.compile("(?:" + D + "[- ]?){7}");

    private static final int MOBILE_HEAD = 3;
    private static final int IDENTITY_HEAD = 6;
    private static final int TAIL = 4;
    private static final int SHORT_TAIL = 3;

    private Masking() {}

    /** The text with {@code 620502********4024}, {@code 138****1001} and {@code 0938-***2345}; the same text if there is none. */
    public static String text(String text) {
        if (!WORTH_A_LOOK.matcher(text).find()) {
            return text;
        }
        var found = PERSONAL.matcher(text);
        var masked = new StringBuilder();
        while (found.find()) {
            found.appendReplacement(masked, Matcher.quoteReplacement(masked(found)));
        }
        return found.appendTail(masked).toString();
    }

    /**
     * A number of a JSON document, which must stay one: the middle of an identity number becomes zeros. Telephone numbers are
     * left, for amounts look like them.
     */
    public static String number(String number) {
        var whole = number.length() == IdentityNumber.LENGTH && number.chars().allMatch(Character::isDigit);
        return whole && IdentityNumber.isOne(number) ? hidden(number, IDENTITY_HEAD, TAIL).replace('*', '0') : number;
    }

    /** What JSON reads as: the texts within lists and maps masked, anything else as it is. */
    public static Object tree(Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Masking::tree).toList();
        }
        if (value instanceof Map<?, ?> map) {
            var masked = new LinkedHashMap<Object, Object>();
            map.forEach((key, part) -> masked.put(tree(key), tree(part)));
            return masked;
        }
        return value instanceof Long number ? Long.valueOf(number(number.toString())) : value;
    }

    private static String masked(Matcher found) {
        if (found.start("identity") >= 0) {
            var plain = plain(found.group());
            return IdentityNumber.isOne(plain)
                    ? hidden(found.group(), IDENTITY_HEAD, plain.length() == IdentityNumber.LENGTH ? TAIL : SHORT_TAIL)
                    : found.group();
        }
        if (found.start("mobile") >= 0) {
            var number = found.group("mobile");
            return before(found, "mobile") + hidden(number, MOBILE_HEAD, TAIL);
        }
        if (found.start("travel") >= 0) {
            return hidden(found.group(), 1, TAIL);
        }
        if (found.start("landline") >= 0) {
            return before(found, "landline") + hidden(found.group("landline"), 0, TAIL);
        }
        return found.group();
    }

    private static String before(Matcher found, String name) {
        return found.group().substring(0, found.start(name) - found.start());
    }

    /** @param head digits that stay at the beginning; separators stay everywhere */
    private static String hidden(String number, int head, int tail) {
        var digits = (int) number.chars().filter(Masking::counts).count();
        var hidden = new StringBuilder(number);
        for (int place = 0, digit = 0; place < number.length(); place++) {
            if (counts(number.charAt(place))) {
                if (digit >= head && digit < digits - tail) {
                    hidden.setCharAt(place, number.charAt(place) > 0x7f ? '＊' : '*');
                }
                digit++;
            }
        }
        return hidden.toString();
    }

    private static boolean counts(int character) {
        return Character.isLetterOrDigit(character);
    }

    /** ASCII, without blanks. */
    private static String plain(String number) {
        var plain = new StringBuilder();
        number.chars().filter(Masking::counts).forEach(character -> plain.append(
                Character.isDigit(character) ? Character.forDigit(Character.digit(character, 10), 10) : 'X'));
        return plain.toString();
    }
}
