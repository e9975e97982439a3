package org.lianban.deadline;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lianban.deadline.ClockEvent.Kind;
import org.lianban.deadline.TimeLimit.Unit;
import org.lianban.engine.OfficialTime;

/** A clock as a test tells it: {@code clock(20, WORKDAY).started("2026-02-09T10:00").paused(…)}, times of Shanghai. */
class Clocks {

    static final WorkdayCalendar CALENDAR = new WorkdayCalendar(1, SpecialDays.shipped());

    private final TimeLimit limit;
    private final List<ClockEvent> events = new ArrayList<>();
    private DeadlineSettings settings = DeadlineSettings.standard();
    private WorkdayCalendar calendar = CALENDAR;

    private Clocks(TimeLimit limit) {
        this.limit = limit;
    }

    static Clocks clock(int amount, Unit unit) {
        return new Clocks(new TimeLimit(amount, unit));
    }

    /** @param told words of {@code start|pause|resume|extend|stop <time> [amount]} */
    static Clocks clock(int amount, Unit unit, String told) {
        var clock = clock(amount, unit);
        Arrays.stream(told.split(";")).map(String::strip).map(event -> event.split("\\s+")).forEach(event -> {
            switch (event[0]) {
                case "start" -> clock.started(event[1]);
                case "pause" -> clock.paused(event[1]);
                case "resume" -> clock.resumed(event[1]);
                case "extend" -> clock.extended(event[1], Integer.parseInt(event[2]));
                default -> clock.stopped(event[1]);
            }
        });
        return clock;
    }

    static OffsetDateTime at(String time) {
        return LocalDateTime.parse(time).atZone(OfficialTime.ZONE).toOffsetDateTime();
    }

    Clocks by(DeadlineSettings other) {
        settings = other;
        return this;
    }

    Clocks by(WorkdayCalendar other) {
        calendar = other;
        return this;
    }

    Clocks started(String time) {
        return event(Kind.STARTED, time, 0);
    }

    Clocks paused(String time) {
        return event(Kind.PAUSED, time, 0);
    }

    Clocks resumed(String time) {
        return event(Kind.RESUMED, time, 0);
    }

    Clocks extended(String time, int amount) {
        return event(Kind.EXTENDED, time, amount);
    }

    Clocks stopped(String time) {
        return event(Kind.STOPPED, time, 0);
    }

    ClockReading on(String time) {
        return new ClockCount(settings).read(limit, events, calendar, at(time));
    }

    /** As of its last event. */
    ClockReading read() {
        return new ClockCount(settings).read(limit, events, calendar, at("2000-01-01T00:00"));
    }

    OffsetDateTime withUnitsLeft(int units) {
        return new ClockCount(settings).momentWithUnitsLeft(limit, events, calendar, units);
    }

    private Clocks event(Kind kind, String time, int amount) {
        events.add(new ClockEvent(kind, at(time), amount));
        return this;
    }
}
