package org.lianban.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A named rule over one text or date, asked for by the property {@code check} of its field. */
interface ValueCheck {

    /**
     * What is around the value.
     *
     * @param sibling value of another field in the same row or form, null where there is none
     * @param checkBy key of the sibling on which the rule depends, empty where none is named
     * @param acceptedOn day of acceptance, today while the case is being opened
     */
    record Surroundings(LocalDate today, LocalDate acceptedOn, String checkBy, Function<String, Object> sibling) {}

    /** Why the value is wrong, empty where it is not. */
    List<String> faults(String value, Surroundings around);

    String IDENTITY_DOCUMENT = "identity-document";

    Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    Pattern POSTAL_CODE = Pattern.compile("\\d{6}");
    int ISO_DATE_LENGTH = 10;

    Map<String, ValueCheck> BY_NAME = Map.ofEntries(
            Map.entry("credit-code", document("credit-code")),
            Map.entry("id-card", document("id-card")),
            Map.entry(IDENTITY_DOCUMENT, (value, around) -> {
                var type = around.sibling().apply(around.checkBy());
                return type == null ? List.of() : IdentityDocument.fault(type.toString(), value, around.today()).stream().toList();
            }),
            Map.entry("mobile", matching(MOBILE, "应为 11 位中国内地手机号码")),
            Map.entry("postal-code", matching(POSTAL_CODE, "应为 6 位邮政编码")),
            Map.entry("month", (value, around) -> isMonth(value) ? List.of() : List.of("应为年月，例如 2026-03")),
            Map.entry("not-before-today", (value, around) -> day(value, day -> !day.isBefore(around.today()), "不得早于今天")),
            Map.entry("not-after-today", (value, around) -> day(value, day -> !day.isAfter(around.today()), "不得晚于今天")),
            Map.entry("not-before-acceptance",
                    (value, around) -> day(value, day -> !day.isBefore(around.acceptedOn()), "不得早于受理日期")),
            Map.entry("trade-name", (value, around) -> TradeName.faults(value)));

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    private static ValueCheck document(String type) {
        return (value, around) -> IdentityDocument.fault(type, value, around.today()).stream().toList();
    }

    private static ValueCheck matching(Pattern pattern, String fault) {
        return (value, around) -> pattern.matcher(value).matches() ? List.of() : List.of(fault);
    }

    private static boolean isMonth(String value) {
        try {
            return value.length() == "yyyy-MM".length() && YearMonth.parse(value) != null;
        } catch (DateTimeException notAMonth) {
            return false;
        }
    }

    private static List<String> day(String value, Predicate<LocalDate> holds, String fault) {
        try {
            var day = LocalDate.parse(value.substring(0, Math.min(value.length(), ISO_DATE_LENGTH)));
            return holds.test(day) ? List.of() : List.of(fault);
        } catch (DateTimeException notADay) {
            return List.of("应为日期，例如 2026-03-01");
        }
    }
}
