package org.lianban.deadline;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lianban.deadline.ClockEvent.Kind;
import org.lianban.deadline.TimeLimit.Unit;
import org.lianban.engine.OfficialTime;

/**
 * A clock made up from a seed: limit, settings, events that make sense, and a moment of looking; whole minutes, 2015 to
 * 2026, running on into the years after.
 */
record RandomClock(long seed, TimeLimit limit, DeadlineSettings settings, List<ClockEvent> events, OffsetDateTime asOf) {

    private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
    private static final int DAYS = 12 * 365;

    /** The months around which most holidays and make-up days lie. */
    private static final int[] HOLIDAY_MONTHS = {1, 2, 5, 9, 10, 12};

    static RandomClock of(long seed) {
        var random = new Random(seed);
        var unit = Unit.values()[random.nextInt(4)];
        var limit = new TimeLimit(1 + random.nextInt(most(unit)), unit);
        var settings = random.nextInt(4) == 0
                ? new DeadlineSettings(LocalTime.of(17, 30), LocalTime.of(8, 30))
                : DeadlineSettings.standard();
        var events = new ArrayList<ClockEvent>();
        var day = start(random);
        var at = moment(day, random);
        events.add(ClockEvent.of(Kind.STARTED, at));
        var open = 0;
        for (var left = random.nextInt(9); left > 0; left--) {
            at = later(at, unit, random);
            var kind = random.nextInt(10);
            if (kind == 0) {
                events.add(new ClockEvent(Kind.EXTENDED, at, 1 + random.nextInt(Math.max(1, limit.amount() / 2))));
            } else if (open > 0 && kind < 6) {
                events.add(ClockEvent.of(Kind.RESUMED, at));
                open--;
            } else if (open < 3) {
                events.add(ClockEvent.of(Kind.PAUSED, at));
                open++;
            }
        }
        while (open > 0 && random.nextInt(3) > 0) {
            at = later(at, unit, random);
            events.add(ClockEvent.of(Kind.RESUMED, at));
            open--;
        }
        if (random.nextInt(6) == 0) {
            at = later(at, unit, random);
            events.add(ClockEvent.of(Kind.STOPPED, at));
        }
        return new RandomClock(seed, limit, settings, List.copyOf(events), at.plusMinutes(random.nextInt(100 * 24 * 60)));
    }

    ClockReading read(WorkdayCalendar calendar) {
        return new ClockCount(settings).read(limit, events, calendar, asOf);
    }

    RandomClock with(List<ClockEvent> others) {
        return new RandomClock(seed, limit, settings, others, asOf);
    }

    RandomClock with(TimeLimit other) {
        return new RandomClock(seed, other, settings, events, asOf);
    }

    /** The smallest clock that still fails: fewer events, a smaller limit. */
    RandomClock shrunk(Predicate<RandomClock> fails) {
        return smaller().filter(clock -> ClockHistory.misfits(clock.events).isEmpty())
                .filter(fails)
                .findFirst()
                .map(clock -> clock.shrunk(fails))
                .orElse(this);
    }

    private Stream<RandomClock> smaller() {
        var fewer = IntStream.range(0, events.size()).boxed().flatMap(one -> Stream.concat(
                Stream.of(without(one, one)), IntStream.range(one + 1, events.size()).mapToObj(other -> without(one, other))));
        var less = Stream.of(limit.amount() / 2, limit.amount() - 1)
                .filter(amount -> amount > 0)
                .map(amount -> with(new TimeLimit(amount, limit.unit())));
        return Stream.concat(fewer, less);
    }

    private RandomClock without(int one, int other) {
        return with(IntStream.range(0, events.size())
                .filter(index -> index != one && index != other)
                .mapToObj(events::get)
                .toList());
    }

    @Override
    public String toString() {
        return "种子 %d：%d %s，末日结束 %s，预警 %s，查看 %s%n%s".formatted(
                seed,
                limit.amount(),
                limit.unit(),
                settings.dayEndsAt(),
                settings.warningAt(),
                asOf,
                events.stream().map(event -> "    " + event).collect(Collectors.joining("\n")));
    }

    private static int most(Unit unit) {
        return switch (unit) {
            case WORKDAY -> 45;
            case DAY -> 60;
            case HOUR -> 150;
            case MONTH -> 7;
        };
    }

    private static LocalDate start(Random random) {
        if (random.nextBoolean()) {
            return FIRST.plusDays(random.nextInt(DAYS));
        }
        var month = HOLIDAY_MONTHS[random.nextInt(HOLIDAY_MONTHS.length)];
        return LocalDate.of(2015 + random.nextInt(12), month, 1 + random.nextInt(28));
    }

    /** Often at an edge of the day. */
    private static OffsetDateTime moment(LocalDate day, Random random) {
        var minute = switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> 23 * 60 + 59;
            case 2 -> 9 * 60;
            case 3 -> 17 * 60 + 30;
            default -> random.nextInt(24 * 60);
        };
        return LocalDateTime.of(day, LocalTime.MIN).plusMinutes(minute).atZone(OfficialTime.ZONE).toOffsetDateTime();
    }

    /** Often the same moment or the same day, seldom long after. */
    private static OffsetDateTime later(OffsetDateTime at, Unit unit, Random random) {
        var step = random.nextInt(10);
        if (step == 0) {
            return at;
        }
        if (step < 3) {
            return at.plusMinutes(random.nextInt(12 * 60));
        }
        var days = step == 9 && unit != Unit.HOUR ? random.nextInt(60) : random.nextInt(8);
        var then = moment(at.toLocalDate().plusDays(days), random);
        return then.isBefore(at) ? at : then;
    }
}
