package org.lianban.deadline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lianban.deadline.ClockEvent.Kind;
import org.lianban.deadline.TimeLimit.Unit;

/**
 * The conventions once more, written from their wording and slow on purpose: days are sets, hours are minutes looked at one
 * by one, and a kept last day is found by trying again. Shares nothing with the count that it checks.
 */
class SlowClock {

    /** What the clock should show; due times as local times of Shanghai. */
    record Expected(
            String state, boolean overdue, LocalDate dueDay, LocalDateTime dueAt, long unitsLeft, long unitsOverdue) {

        static Expected of(ClockReading reading) {
            return new Expected(
                    reading.state().name(),
                    reading.overdue(),
                    reading.dueDay(),
                    reading.dueAt() == null ? null : reading.dueAt().atZoneSameInstant(ZONE).toLocalDateTime(),
                    reading.unitsLeft(),
                    reading.unitsOverdue());
        }
    }

    /** @param end null while open */
    private record Span(LocalDateTime begin, LocalDateTime end) {}

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Set<LocalDate> HOLIDAYS = listed("rest");
    private static final Set<LocalDate> MAKE_UP_DAYS = listed("work");
    private static final int HORIZON_DAYS = 1500;

    private final RandomClock clock;
    private final Unit unit;
    private final LocalDateTime start;
    private final List<Span> pauses = new ArrayList<>();
    private final Set<LocalDate> pausedDays = new HashSet<>();
    private final boolean stopped;
    private final LocalDateTime looked;
    private int units;

    /** For days: those that count. */
    private List<LocalDate> used = List.of();
    private LocalDate dueDay;
    private LocalDateTime dueAt;

    SlowClock(RandomClock clock) {
        this.clock = clock;
        this.unit = clock.limit().unit();
        this.units = clock.limit().amount();
        var told = clock.events().stream().sorted(Comparator.comparing(ClockEvent::at)).toList();
        this.start = local(told.get(0));
        var waiting = new ArrayDeque<LocalDateTime>();
        for (var event : told) {
            switch (event.kind()) {
                case PAUSED -> waiting.addLast(local(event));
                case RESUMED -> pauses.add(new Span(waiting.removeFirst(), local(event)));
                case EXTENDED -> units += event.amount();
                default -> { }
            }
        }
        waiting.forEach(begin -> pauses.add(new Span(begin, null)));
        var last = told.get(told.size() - 1);
        this.stopped = last.kind() == Kind.STOPPED;
        var asked = clock.asOf().atZoneSameInstant(ZONE).toLocalDateTime();
        this.looked = stopped || asked.isBefore(local(last)) ? local(last) : asked;
        if (unit == Unit.HOUR) {
            minuteByMinute(local(last));
        } else {
            dayByDay();
        }
    }

    Expected shows() {
        if (dueAt == null) {
            return new Expected(stopped ? "STOPPED" : "PAUSED", false, null, null, leftWhilePaused(), 0);
        }
        var overdue = looked.compareTo(dueAt) >= 0;
        return new Expected(stopped ? "STOPPED" : "RUNNING", overdue, dueDay, dueAt, overdue ? 0 : left(), overdue ? over() : 0);
    }

    /** Null while paused or stopped. */
    LocalDateTime momentWithUnitsLeft(int left) {
        if (stopped || dueAt == null) {
            return null;
        }
        if (left == 0) {
            return dueAt;
        }
        if (left > units) {
            return start;
        }
        if (unit == Unit.HOUR) {
            var minutes = left * 60L;
            var moment = dueAt;
            while (minutes > 0) {
                moment = moment.minusMinutes(1);
                if (!minutePaused(moment)) {
                    minutes--;
                }
            }
            return moment;
        }
        var day = unit == Unit.MONTH ? used.get(length(units - left)) : used.get(used.size() - left);
        if (!rests(day)) {
            return day.atTime(clock.settings().warningAt());
        }
        var earlier = start.toLocalDate().datesUntil(day).filter(one -> !rests(one)).reduce((one, other) -> other);
        if (earlier.isPresent()) {
            var moment = earlier.get().atTime(clock.settings().warningAt());
            if (!moment.isBefore(start) && pauses.stream().noneMatch(pause -> within(moment, pause))) {
                return moment;
            }
        }
        return day.datesUntil(day.plusDays(60)).filter(one -> !rests(one)).findFirst().orElseThrow().atTime(clock.settings().warningAt());
    }

    private void dayByDay() {
        var first = start.toLocalDate().plusDays(1);
        var horizon = first.plusDays(HORIZON_DAYS);
        for (var pause : pauses) {
            pause.begin().toLocalDate().plusDays(1)
                    .datesUntil(pause.end() == null ? horizon.plusDays(1) : pause.end().toLocalDate().plusDays(1))
                    .forEach(pausedDays::add);
        }
        var kept = new TreeSet<LocalDate>();
        while (true) {
            var free = first.datesUntil(horizon)
                    .filter(day -> !pausedDays.contains(day) && !kept.contains(day))
                    .filter(day -> unit != Unit.WORKDAY || !rests(day))
                    .toList();
            var needed = length(units);
            if (free.size() < needed) {
                used = free;
                return;
            }
            used = free.subList(0, needed);
            var last = unit == Unit.MONTH ? lastOfMonths(kept) : used.get(needed - 1);
            if (!last.equals(used.get(needed - 1))) {
                throw new IllegalStateException("two ways to count months differ: " + last + " and " + used.get(needed - 1));
            }
            var rolled = last;
            while (rests(rolled)) {
                rolled = rolled.plusDays(1);
            }
            var end = clock.settings().dayEndsAt().equals(LocalTime.MIDNIGHT)
                    ? rolled.atStartOfDay().plusHours(24)
                    : rolled.atTime(clock.settings().dayEndsAt());
            if (pauses.stream().noneMatch(pause -> within(end, pause))) {
                dueDay = rolled;
                dueAt = end;
                return;
            }
            kept.add(last);
        }
    }

    /** The period is added to the start, and the days that do not count are added to it, which may bring in more of them. */
    private LocalDate lastOfMonths(Set<LocalDate> kept) {
        var end = start.toLocalDate().plusMonths(units);
        var last = end;
        while (true) {
            var out = start.toLocalDate().plusDays(1).datesUntil(last.plusDays(1))
                    .filter(day -> pausedDays.contains(day) || kept.contains(day))
                    .count();
            if (end.plusDays(out).equals(last)) {
                return last;
            }
            last = end.plusDays(out);
        }
    }

    private void minuteByMinute(LocalDateTime lastEvent) {
        var minutes = units * 60L;
        for (var minute = start; minutes > 0; minute = minute.plusMinutes(1)) {
            if (!minutePaused(minute)) {
                minutes--;
            } else if (minute.isAfter(lastEvent)) {
                units = (int) ((minutes + 59) / 60);
                return;
            }
            if (minutes == 0) {
                dueAt = minute.plusMinutes(1);
                dueDay = dueAt.toLocalDate();
            }
        }
    }

    /** The minute that begins then. */
    private boolean minutePaused(LocalDateTime minute) {
        return pauses.stream().anyMatch(pause -> !minute.isBefore(pause.begin()) && (pause.end() == null || minute.isBefore(pause.end())));
    }

    private static boolean within(LocalDateTime end, Span pause) {
        return pause.begin().isBefore(end) && (pause.end() == null || !pause.end().isBefore(end));
    }

    private long leftWhilePaused() {
        return switch (unit) {
            case HOUR -> units;
            case MONTH -> IntStream.rangeClosed(1, units).filter(month -> length(month) > used.size()).count();
            default -> units - used.size();
        };
    }

    private long left() {
        var today = looked.toLocalDate();
        var left = switch (unit) {
            case HOUR -> (minutesBetween(looked, dueAt) + 59) / 60;
            case MONTH -> IntStream.rangeClosed(1, units).filter(month -> !used.get(length(month) - 1).isBefore(today)).count();
            default -> used.stream().filter(day -> !day.isBefore(today)).count();
        };
        // the days of a roll belong to the last unit
        return left == 0 ? 1 : left;
    }

    private long over() {
        var after = dueDay.plusDays(1).datesUntil(looked.toLocalDate().isBefore(dueDay) ? dueDay.plusDays(1) : looked.toLocalDate().plusDays(1));
        return switch (unit) {
            case HOUR -> (minutesBetween(dueAt, looked) + 59) / 60;
            case WORKDAY -> after.filter(day -> !rests(day)).count();
            case DAY -> after.count();
            case MONTH -> after.filter(day -> IntStream.range(0, 200).anyMatch(month -> dueDay.plusMonths(month).plusDays(1).equals(day))).count();
        };
    }

    private int length(int many) {
        return unit != Unit.MONTH ? many : (int) start.toLocalDate().datesUntil(start.toLocalDate().plusMonths(many)).count();
    }

    private static long minutesBetween(LocalDateTime from, LocalDateTime to) {
        return Duration.between(from, to).toMinutes();
    }

    private static boolean rests(LocalDate day) {
        if (HOLIDAYS.contains(day)) {
            return true;
        }
        return Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek()) && !MAKE_UP_DAYS.contains(day);
    }

    private static LocalDateTime local(ClockEvent event) {
        return event.at().atZoneSameInstant(ZONE).toLocalDateTime();
    }

    private static Set<LocalDate> listed(String kind) {
        try (var lines = Files.lines(Path.of("src/main/resources/calendar/workday-exceptions.csv"))) {
            return lines.filter(line -> line.contains("," + kind + ",")).map(line -> LocalDate.parse(line.substring(0, 10))).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
