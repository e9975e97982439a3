package org.lianban.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import org.lianban.deadline.SimulatedTime;
import org.lianban.engine.OfficialTime;

/**
 * Office hours on working days, in Asia/Shanghai.
 *
 * @param opens each working day
 * @param closes later on the same day
 */
record WorkingTime(LocalTime opens, LocalTime closes, Map<LocalDate, Boolean> known) {

    WorkingTime(LocalTime opens, LocalTime closes) {
        this(opens, closes, new HashMap<>());
        if (!opens.isBefore(closes)) {
            throw new InvalidAssumption("办公时间 officeHours 应先开后关：%s-%s".formatted(opens, closes));
        }
    }

    /** How long a working day is. */
    Duration day() {
        return Duration.between(opens, closes);
    }

    /** The moment by which so much working time has passed; at once for none. */
    Instant after(Instant start, Duration worked) {
        if (worked.isZero()) {
            return start;
        }
        var at = start.atZone(OfficialTime.ZONE);
        var left = worked;
        while (true) {
            var from = within(at);
            var today = Duration.between(from, end(from));
            if (left.compareTo(today) <= 0) {
                return from.plus(left).toInstant();
            }
            left = left.minus(today);
            at = from.toLocalDate().plusDays(1).atStartOfDay(OfficialTime.ZONE);
        }
    }

    /** Working time between two moments. */
    Duration between(Instant start, Instant end) {
        var sum = Duration.ZERO;
        var last = end.atZone(OfficialTime.ZONE);
        for (var at = start.atZone(OfficialTime.ZONE); at.isBefore(last);
                at = at.toLocalDate().plusDays(1).atStartOfDay(OfficialTime.ZONE)) {
            if (!works(at.toLocalDate())) {
                continue;
            }
            var from = at.toLocalTime().isBefore(opens) ? at.with(opens) : at;
            var until = last.isBefore(end(at)) ? last : end(at);
            if (from.isBefore(until)) {
                sum = sum.plus(Duration.between(from, until));
            }
        }
        return sum;
    }

    /** The moment itself, or the next at which the office is open. */
    private ZonedDateTime within(ZonedDateTime moment) {
        var at = moment;
        while (!works(at.toLocalDate()) || !at.toLocalTime().isBefore(closes)) {
            at = at.toLocalDate().plusDays(1).atStartOfDay(OfficialTime.ZONE);
        }
        return at.toLocalTime().isBefore(opens) ? at.with(opens) : at;
    }

    private ZonedDateTime end(ZonedDateTime day) {
        return day.with(closes);
    }

    private boolean works(LocalDate day) {
        return known.computeIfAbsent(day, SimulatedTime::isWorkday);
    }
}
