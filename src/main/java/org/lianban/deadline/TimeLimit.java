package org.lianban.deadline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/**
 * A promised limit.
 *
 * @param amount number of units, at least one
 * @param unit how they are counted
 */
record TimeLimit(int amount, Unit unit) {

    /** The day rules of the law: 工作日, 日, 小时, 月. They are never converted into one another. */
    enum Unit {
        WORKDAY,
        DAY,
        HOUR,
        MONTH;

        /** As decision tables and the API write it. */
        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException for a code that is none */
        @JsonCreator
        static Unit of(String code) {
            return Arrays.stream(values())
                    .filter(unit -> unit.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("时限单位只能是 workday、day、hour 或 month，不能是 " + code));
        }
    }

    TimeLimit {
        if (amount < 1) {
            throw new IllegalArgumentException("时限应为正整数，不能是 " + amount);
        }
    }
}
