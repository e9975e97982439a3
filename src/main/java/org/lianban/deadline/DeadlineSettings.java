package org.lianban.deadline;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.lianban.engine.OfficialTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where a day of a limit ends and when warnings come, by the clock of Asia/Shanghai.
 *
 * @param dayEndsAt end of the last day; 24:00, which a {@link LocalTime} holds as midnight, or the office's closing time
 * @param warningAt when on its day a warning comes
 */
@ConfigurationProperties("lianban.deadline")
record DeadlineSettings(@DefaultValue("24:00") LocalTime dayEndsAt, @DefaultValue("09:00") LocalTime warningAt) {

    /** The end of the day at midnight and warnings at nine. */
    static DeadlineSettings standard() {
        return new DeadlineSettings(LocalTime.MIDNIGHT, LocalTime.of(9, 0));
    }

    /** When a limit ends whose last day this is. */
    ZonedDateTime endOf(LocalDate day) {
        return dayEndsAt.equals(LocalTime.MIDNIGHT)
                ? day.plusDays(1).atStartOfDay(OfficialTime.ZONE)
                : day.atTime(dayEndsAt).atZone(OfficialTime.ZONE);
    }

    ZonedDateTime warningOn(LocalDate day) {
        return day.atTime(warningAt).atZone(OfficialTime.ZONE);
    }
}
