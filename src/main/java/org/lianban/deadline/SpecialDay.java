package org.lianban.deadline;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A day on which the calendar differs from the weekly rhythm.
 *
 * @param date day in Asia/Shanghai
 * @param kind rest on a weekday, or work on a weekend
 * @param holiday the holiday for whose sake it differs, for example 春节
 */
record SpecialDay(LocalDate date, Kind kind, String holiday) {

    /** How a day differs. */
    enum Kind {
        REST,
        WORK;

        /** As the yearly data writes it. */
        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> find(String code) {
            return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
        }
    }
}
