package org.lianban.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.deadline.ClockEvent.Kind;
import org.lianban.deadline.ClockReading.State;
import org.lianban.deadline.TimeLimit.Unit;

/** What holds for whatever may happen to a clock, over random lists of events; a failure names its seed and a small list. */
class ClockPropertyTest {

    private static final long FIRST_SEED = 20260209;
    private static final int LISTS = 20_000;

    /** A property that a clock has, or the sentence that says why not. */
    private interface Property {

        String broken(RandomClock clock);
    }

    @Test
    @DisplayName("与按条文逐日逐分数出来的结果一致")
    void agreesWithTheSlowCount() {
        var seen = new EnumMap<Unit, Map<State, Integer>>(Unit.class);
        everyClock(clock -> {
            var reading = clock.read(Clocks.CALENDAR);
            seen.computeIfAbsent(clock.limit().unit(), unit -> new EnumMap<>(State.class)).merge(reading.state(), 1, Integer::sum);
            var slow = new SlowClock(clock);
            var shown = SlowClock.Expected.of(reading);
            if (!shown.equals(slow.shows())) {
                return "应为 %s%n实为 %s".formatted(slow.shows(), shown);
            }
            for (var left : List.of(0, 1, 2, 5, clock.limit().amount() / 2 + 1, clock.limit().amount(), clock.limit().amount() + 1)) {
                var expected = slow.momentWithUnitsLeft(left);
                var moment = new ClockCount(clock.settings()).momentWithUnitsLeft(clock.limit(), clock.events(), Clocks.CALENDAR, left);
                var local = moment == null ? null : ClockHistory.local(moment).toLocalDateTime();
                if (expected == null ? local != null : !expected.equals(local)) {
                    return "剩 %d 应为 %s，实为 %s".formatted(left, expected, local);
                }
            }
            return null;
        });
        for (var unit : Unit.values()) {
            assertThat(seen.get(unit)).as(unit.name()).containsOnlyKeys(State.values()).allSatisfy((state, times) -> assertThat(times).isGreaterThan(200));
        }
    }

    @Test
    @DisplayName("事件给出的次序不影响结果")
    void theOrderInWhichEventsAreGivenDoesNotMatter() {
        everyClock(clock -> {
            var distinct = clock.events().stream().map(ClockEvent::at).distinct().count() == clock.events().size();
            var shuffled = new ArrayList<>(clock.events());
            Collections.shuffle(shuffled, new Random(clock.seed()));
            return !distinct || clock.read(Clocks.CALENDAR).equals(clock.with(shuffled).read(Clocks.CALENDAR)) ? null : "次序改变了结果";
        });
    }

    @Test
    @DisplayName("延长等于一开始就给那么多")
    void anExtensionIsALongerLimit() {
        everyClock(clock -> {
            var extension = clock.events().stream().mapToInt(ClockEvent::amount).sum();
            var without = clock.events().stream().filter(event -> event.kind() != Kind.EXTENDED).toList();
            var longer = clock.with(new TimeLimit(clock.limit().amount() + extension, clock.limit().unit())).with(without);
            return clock.read(Clocks.CALENDAR).equals(longer.read(Clocks.CALENDAR)) ? null : "延长与更长的时限不同";
        });
    }

    @Test
    @DisplayName("到期日从不是休息日，小时除外")
    void noDueDayIsARestDay() {
        everyClock(clock -> {
            var dueDay = clock.read(Clocks.CALENDAR).dueDay();
            return clock.limit().unit() == Unit.HOUR || dueDay == null || Clocks.CALENDAR.isWorkday(dueDay) ? null : dueDay + " 是休息日";
        });
    }

    @Test
    @DisplayName("多一次暂停，到期不会提前；多一个单位，到期只会推后")
    void pausesAndUnitsOnlyPutOff() {
        everyClock(clock -> {
            var due = clock.read(Clocks.CALENDAR).dueAt();
            var more = clock.with(new TimeLimit(clock.limit().amount() + 1, clock.limit().unit())).read(Clocks.CALENDAR).dueAt();
            if (due == null || more != null && more.isBefore(due)) {
                return due == null && more != null ? "多一个单位反而到期了" : due == null ? null : "多一个单位反而提前了";
            }
            var start = clock.events().get(0).at();
            var random = new Random(clock.seed());
            var from = start.plusMinutes(random.nextInt((int) ChronoUnit.MINUTES.between(start, due)));
            var paused = new ArrayList<>(clock.events());
            paused.add(1, ClockEvent.of(Kind.PAUSED, from));
            paused.add(2, ClockEvent.of(Kind.RESUMED, from.plusMinutes(random.nextInt(20_000))));
            var stop = paused.removeIf(event -> event.kind() == Kind.STOPPED);
            var later = clock.with(paused).read(Clocks.CALENDAR).dueAt();
            return later == null || !later.isBefore(due) ? null : "多一次暂停反而提前到 " + later + (stop ? "（去掉停止）" : "");
        });
    }

    @Test
    @DisplayName("不是暂定的，以后公布任何年份都不变")
    void whatIsNotProvisionalNeverMoves() {
        var last = Clocks.CALENDAR.years().last();
        var lazyYears = IntStream.rangeClosed(last + 1, last + 4)
                .boxed()
                .flatMap(year -> LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year, 3, 1)))
                .map(day -> weekend(day)
                        ? new SpecialDay(day, SpecialDay.Kind.WORK, "调休")
                        : new SpecialDay(day, SpecialDay.Kind.REST, "放假"));
        var later = new WorkdayCalendar(2, Stream.concat(Clocks.CALENDAR.days().stream(), lazyYears).toList());
        var moved = new int[1];
        everyClock(clock -> {
            var before = clock.read(Clocks.CALENDAR);
            var after = clock.read(later);
            if (!before.equals(after) && before.provisional()) {
                moved[0]++;
            }
            var same = before.state() == after.state()
                    && Objects.equals(before.dueAt(), after.dueAt())
                    && before.unitsLeft() == after.unitsLeft();
            return before.provisional() || same ? null : "公布后由 %s 变为 %s".formatted(before, after);
        });
        assertThat(moved[0]).as("provisional ones that did move").isGreaterThan(100);
    }

    @Test
    @DisplayName("任意事件都或者受理，或者说明原因；受理的正是合情理的")
    void anyListIsCountedOrRefused() {
        var refused = 0;
        for (var seed = FIRST_SEED; seed < FIRST_SEED + LISTS; seed++) {
            var random = new Random(seed);
            var events = IntStream.range(0, 1 + random.nextInt(5))
                    .mapToObj(index -> new ClockEvent(
                            random.nextInt(3) == 0 ? Kind.STARTED : Kind.values()[random.nextInt(5)],
                            Clocks.at("2026-06-01T09:00").plusHours(random.nextInt(200)),
                            1))
                    .toList();
            var letters = events.stream()
                    .sorted(Comparator.comparing(ClockEvent::at))
                    .map(event -> event.kind().name().substring(0, 1) + event.kind().name().charAt(1))
                    .collect(Collectors.joining(" "));
            var sensible = letters.matches("ST( (PA|RE|EX))*( ST)?") && balanced(letters) && stopsOnce(events);
            String message = null;
            try {
                new ClockCount(DeadlineSettings.standard()).read(new TimeLimit(3, Unit.DAY), events, Clocks.CALENDAR, Clocks.at("2026-06-10T09:00"));
            } catch (IllegalArgumentException e) {
                message = e.getMessage();
                refused++;
            }
            assertThat(message == null).as("种子 %d：%s → %s", seed, events, message).isEqualTo(sensible);
        }
        assertThat(refused).isBetween(1000, LISTS - 1000);
    }

    private static boolean stopsOnce(List<ClockEvent> events) {
        return events.stream().filter(event -> event.kind() == Kind.STARTED).count() == 1
                && events.stream().min(Comparator.comparing(ClockEvent::at)).orElseThrow().kind() == Kind.STARTED;
    }

    private static boolean balanced(String letters) {
        var open = 0;
        for (var letter : letters.split(" ")) {
            open += letter.equals("PA") ? 1 : letter.equals("RE") ? -1 : 0;
            if (open < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static void everyClock(Property property) {
        LongStream.range(FIRST_SEED, FIRST_SEED + LISTS)
                .mapToObj(RandomClock::of)
                .forEach(clock -> {
                    if (property.broken(clock) != null) {
                        var small = clock.shrunk(smaller -> property.broken(smaller) != null);
                        fail("%s%n缩小为 %s%n%s", clock, small, property.broken(small));
                    }
                });
    }
}
