package org.lianban.basis;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Names one clause, as models do: {@code xian-2024/10}, {@code 行政许可法/42}.
 *
 * @param document id of a programme, or name of a law without 中华人民共和国
 * @param clause number as the document counts, articles of laws in digits
 */
public record Citation(String document, String clause) {

    private static final Pattern IN_TEXT = Pattern.compile(
            "(?<document>[a-z]+-\\d+|\\p{IsHan}*(?:法典|法|条例|规定|细则|办法))/(?<clause>[^\\s;；,，、。（）/]+)");

    /** The citations in a {@code basis} property or in the description of a decision rule, in their order. */
    public static List<Citation> in(String text) {
        return IN_TEXT.matcher(text).results()
                .map(match -> new Citation(match.group(1), match.group(2)))
                .distinct()
                .toList();
    }

    @JsonValue
    @Override
    public String toString() {
        return document + "/" + clause;
    }
}
