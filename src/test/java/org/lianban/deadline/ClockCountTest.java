package org.lianban.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.lianban.deadline.Clocks.at;
import static org.lianban.deadline.Clocks.clock;
import static org.lianban.deadline.TimeLimit.Unit.DAY;
import static org.lianban.deadline.TimeLimit.Unit.HOUR;
import static org.lianban.deadline.TimeLimit.Unit.MONTH;
import static org.lianban.deadline.TimeLimit.Unit.WORKDAY;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lianban.deadline.ClockReading.State;
import org.lianban.deadline.SpecialDay.Kind;
import org.lianban.deadline.TimeLimit.Unit;

/** The worked examples of the design, and both sides of each convention; 2026 with its holidays and make-up days. */
class ClockCountTest {

    private static final String EXAMPLE_3 = "start 2026-02-09T10:00; pause 2026-02-12T15:00; resume 2026-02-26T10:00";

    @ParameterizedTest(name = "例 {0}：{1} {2} → {4}")
    @DisplayName("设计的十三个例子")
    @CsvSource({
        "1, 20, WORKDAY, start 2026-02-09T10:00, 2026-03-13",
        "2a, 5, WORKDAY, start 2026-02-14T16:00, 2026-02-28",
        "2b, 5, WORKDAY, start 2026-02-18T16:00, 2026-02-28",
        "3, 20, WORKDAY, " + EXAMPLE_3 + ", 2026-03-20",
        "4, 20, WORKDAY, start 2026-02-09T10:00; pause 2026-02-12T09:30; resume 2026-02-12T17:00, 2026-03-13",
        "5, 20, WORKDAY, " + EXAMPLE_3 + "; extend 2026-03-02T09:00 10, 2026-04-03",
        "6, 20, WORKDAY, start 2026-02-09T10:00; pause 2026-02-10T09:00; pause 2026-02-12T09:00;"
                + " resume 2026-02-24T09:00; resume 2026-02-26T09:00, 2026-03-24",
        "7, 5, WORKDAY, start 2026-02-09T09:00; pause 2026-02-14T10:00; resume 2026-02-25T09:00, 2026-02-26",
        "8, 10, DAY, start 2026-02-10T09:00, 2026-02-24",
        "9, 4, DAY, start 2026-02-10T09:00, 2026-02-14",
        "10, 10, WORKDAY, start 2026-09-28T09:00, 2026-10-16",
        "11, 5, WORKDAY, start 2026-09-18T17:00, 2026-09-24",
        "12, 20, WORKDAY, start 2026-09-21T09:00; pause 2026-09-30T09:00; resume 2026-10-10T09:00, 2026-10-29",
    })
    void workedExamples(String number, int amount, Unit unit, String told, LocalDate dueDay) {
        var reading = clock(amount, unit, told).read();

        assertThat(reading.state()).isEqualTo(State.RUNNING);
        assertThat(reading.dueDay()).isEqualTo(dueDay);
        assertThat(reading.dueAt()).isEqualTo(at(dueDay.plusDays(1) + "T00:00"));
        assertThat(reading.provisional()).isFalse();
    }

    @Test
    @DisplayName("例 1：剩 5 个工作日的预警在 03-09 9:00")
    void warningOfExampleOne() {
        var clock = clock(20, WORKDAY).started("2026-02-09T10:00");

        assertThat(clock.withUnitsLeft(5)).isEqualTo(at("2026-03-09T09:00"));
        assertThat(clock.on("2026-03-08T12:00").unitsLeft()).isEqualTo(5);
        assertThat(clock.on("2026-03-09T09:00").unitsLeft()).isEqualTo(5);
        assertThat(clock.on("2026-03-10T09:00").unitsLeft()).isEqualTo(4);
    }

    @Test
    @DisplayName("例 3：暂停期间没有到期日，剩 17 个工作日；暂停当日起即是如此，恢复后重新算出")
    void pauseOfExampleThree() {
        var clock = clock(20, WORKDAY).started("2026-02-09T10:00").paused("2026-02-12T15:00");
        for (var moment : List.of("2026-02-12T15:00", "2026-02-12T23:59", "2026-02-20T09:00", "2027-02-20T09:00")) {
            assertThat(clock.on(moment))
                    .isEqualTo(new ClockReading(State.PAUSED, false, null, null, 17, 0, false));
        }
        assertThat(clock.withUnitsLeft(5)).isNull();
        assertThat(clock.withUnitsLeft(0)).isNull();

        clock.resumed("2026-02-26T10:00");

        assertThat(clock.on("2026-02-26T10:00").unitsLeft()).isEqualTo(17);
        assertThat(clock.on("2026-02-27T10:00").unitsLeft()).isEqualTo(17);
        assertThat(clock.on("2026-02-28T10:00").unitsLeft()).isEqualTo(16);
        assertThat(clock.withUnitsLeft(5)).isEqualTo(at("2026-03-16T09:00"));
    }

    @Test
    @DisplayName("例 6：重叠的暂停只算一次，每个暂停都恢复后才继续")
    void overlappingPausesCountOnce() {
        var clock = clock(20, WORKDAY)
                .started("2026-02-09T10:00")
                .paused("2026-02-10T09:00")
                .paused("2026-02-12T09:00")
                .resumed("2026-02-24T09:00");
        assertThat(clock.read().state()).isEqualTo(State.PAUSED);
        assertThat(clock.read().unitsLeft()).isEqualTo(19);

        clock.resumed("2026-02-26T09:00");

        assertThat(clock.read().state()).isEqualTo(State.RUNNING);
        assertThat(clock.read().dueDay()).isEqualTo("2026-03-24");
    }

    @Test
    @DisplayName("例 7：最后一天暂停，当日保留：暂停期间剩 1 个工作日")
    void theLastDayIsKept() {
        var clock = clock(5, WORKDAY).started("2026-02-09T09:00").paused("2026-02-14T10:00");

        assertThat(clock.on("2026-02-20T09:00").unitsLeft()).isEqualTo(1);
        assertThat(clock.on("2026-02-20T09:00").dueDay()).isNull();
    }

    @Test
    @DisplayName("例 13：48 小时扣除实际暂停的时间")
    void hoursOfExampleThirteen() {
        var clock = clock(48, HOUR).started("2026-09-30T16:00").paused("2026-10-01T10:00");
        assertThat(clock.on("2026-10-05T00:00")).isEqualTo(new ClockReading(State.PAUSED, false, null, null, 30, 0, false));
        assertThat(clock.withUnitsLeft(5)).isNull();

        clock.resumed("2026-10-08T09:00");

        assertThat(clock.read().dueAt()).isEqualTo(at("2026-10-09T15:00"));
        assertThat(clock.read().dueDay()).isEqualTo("2026-10-09");
        assertThat(clock.withUnitsLeft(12)).isEqualTo(at("2026-10-09T03:00"));
    }

    @Test
    @DisplayName("约定一：以北京时间的日子为准，起算当日不计")
    void wholeDaysInShanghai() {
        var limit = new TimeLimit(1, WORKDAY);
        var count = new ClockCount(DeadlineSettings.standard());
        // 2026-09-18 01:00 in Shanghai
        var lateInLondon = List.of(ClockEvent.of(ClockEvent.Kind.STARTED, OffsetDateTime.parse("2026-09-17T17:00:00Z")));

        assertThat(count.read(limit, lateInLondon, Clocks.CALENDAR, at("2000-01-01T00:00")).dueAt()).hasToString("2026-09-21T00:00+08:00");
        assertThat(clock(1, DAY).started("2026-09-14T00:00").read().dueDay()).isEqualTo("2026-09-15");
        assertThat(clock(1, DAY).started("2026-09-14T23:59").read().dueDay()).isEqualTo("2026-09-15");
    }

    @Test
    @DisplayName("约定二：暂停当日计，恢复当日不计；同日暂停又恢复不变；隔日零点前后差一天")
    void aPauseTakesOutTheDaysAfterItUpToTheResume() {
        var untouched = clock(5, DAY).started("2026-06-01T09:00").read().dueDay();
        assertThat(untouched).isEqualTo("2026-06-08");
        assertThat(clock(3, DAY, "start 2026-06-01T09:00; pause 2026-06-02T00:00; resume 2026-06-02T23:59").read().dueDay())
                .isEqualTo("2026-06-04");
        assertThat(clock(3, DAY, "start 2026-06-01T09:00; pause 2026-06-02T23:59; resume 2026-06-03T00:00").read().dueDay())
                .isEqualTo("2026-06-05");
        assertThat(clock(3, DAY, "start 2026-06-01T09:00; pause 2026-06-01T10:00; resume 2026-06-02T10:00").read().dueDay())
                .isEqualTo("2026-06-05");
    }

    @Test
    @DisplayName("约定三：末日结束前暂停则保留该日；到期之后才暂停，已经逾期，不再改变")
    void aLimitNeverRunsOutWhilePausedButStaysRunOut() {
        assertThat(clock(3, DAY, "start 2026-06-01T09:00; pause 2026-06-04T23:59").read().state()).isEqualTo(State.PAUSED);
        assertThat(clock(3, DAY, "start 2026-06-01T09:00; pause 2026-06-04T23:59; resume 2026-06-05T00:00").read().dueDay())
                .isEqualTo("2026-06-08");

        var tooLate = clock(3, DAY, "start 2026-06-01T09:00; pause 2026-06-05T00:00").read();
        assertThat(tooLate.state()).isEqualTo(State.RUNNING);
        assertThat(tooLate.dueDay()).isEqualTo("2026-06-04");
        assertThat(tooLate.overdue()).isTrue();

        assertThat(clock(2, HOUR, "start 2026-06-01T09:00; pause 2026-06-01T10:59").read().state()).isEqualTo(State.PAUSED);
        assertThat(clock(2, HOUR, "start 2026-06-01T09:00; pause 2026-06-01T11:00").read().overdue()).isTrue();
    }

    @Test
    @DisplayName("约定三与四：顺延到的那一天结束时暂停，同样保留")
    void theDayOfARollIsKeptToo() {
        // 2026-06-06 is a Saturday
        assertThat(clock(5, DAY, "start 2026-06-01T09:00").read().dueDay()).isEqualTo("2026-06-08");
        assertThat(clock(5, DAY, "start 2026-06-01T09:00; pause 2026-06-08T09:00").read().unitsLeft()).isEqualTo(1);
        assertThat(clock(5, DAY, "start 2026-06-01T09:00; pause 2026-06-07T09:00; resume 2026-06-07T10:00").read().dueDay())
                .isEqualTo("2026-06-08");
        assertThat(clock(5, DAY, "start 2026-06-01T09:00; pause 2026-06-08T09:00; resume 2026-06-10T09:00").read().dueDay())
                .as("the Sunday counts now, rolls to the Monday, and is kept: so does the Monday; the next is the Thursday")
                .isEqualTo("2026-06-11");
    }

    @Test
    @DisplayName("约定四：日的末日遇休息日顺延，遇调休上班日不顺延；顺延的日子算最后一个单位")
    void daysRollAndTheRollBelongsToTheLastUnit() {
        var clock = clock(10, DAY).started("2026-02-10T09:00");

        assertThat(clock.on("2026-02-20T09:00").unitsLeft()).isEqualTo(1);
        assertThat(clock.on("2026-02-24T23:59").unitsLeft()).isEqualTo(1);
        assertThat(clock.on("2026-02-24T23:59").overdue()).isFalse();
        assertThat(clock(9, DAY).started("2026-02-19T09:00").read().dueDay()).as("a make-up Saturday").isEqualTo("2026-02-28");
    }

    @Test
    @DisplayName("约定四：月按对应日，没有对应日取月末；延长按月相加；扣除的日子顺加；遇休息日顺延")
    void months() {
        assertThat(clock(3, MONTH).started("2026-03-16T09:00").read().dueDay()).isEqualTo("2026-06-16");
        assertThat(clock(3, MONTH).started("2025-11-30T09:00").read().dueDay()).as("02-28, a make-up Saturday").isEqualTo("2026-02-28");
        assertThat(clock(3, MONTH).started("2026-11-30T09:00").read().dueDay()).as("02-28 is a Sunday").isEqualTo("2027-03-01");
        assertThat(clock(3, MONTH).started("2026-11-30T09:00").extended("2027-02-01T09:00", 3).read().dueDay())
                .as("not three months after 02-28: 05-30 is a Sunday").isEqualTo("2027-05-31");
        assertThat(clock(3, MONTH, "start 2026-03-16T09:00; pause 2026-04-01T09:00; resume 2026-04-11T09:00").read().dueDay())
                .isEqualTo("2026-06-26");
    }

    @Test
    @DisplayName("约定四：剩余月数按已开始的月算")
    void monthsLeft() {
        var clock = clock(3, MONTH).started("2026-03-16T09:00");

        assertThat(clock.on("2026-03-16T10:00").unitsLeft()).isEqualTo(3);
        assertThat(clock.on("2026-04-16T10:00").unitsLeft()).isEqualTo(3);
        assertThat(clock.on("2026-04-17T10:00").unitsLeft()).isEqualTo(2);
        assertThat(clock.on("2026-06-16T23:59").unitsLeft()).isEqualTo(1);
        assertThat(clock.on("2026-06-17T00:00").unitsOverdue()).isEqualTo(1);
        assertThat(clock.on("2026-07-16T00:00").unitsOverdue()).isEqualTo(1);
        assertThat(clock.on("2026-07-17T00:00").unitsOverdue()).isEqualTo(2);
        assertThat(clock.withUnitsLeft(2)).isEqualTo(at("2026-04-17T09:00"));
        assertThat(clock.withUnitsLeft(1)).as("05-17 is a Sunday").isEqualTo(at("2026-05-15T09:00"));
        assertThat(clock.paused("2026-04-17T10:00").read().unitsLeft()).isEqualTo(2);
    }

    @Test
    @DisplayName("约定五：到期是末日 24:00，自那一刻起逾期；下班时间作为末日结束是一项设置")
    void dueIsTheEndOfTheLastDay() {
        var clock = clock(3, WORKDAY).started("2026-06-01T09:00");
        assertThat(clock.on("2026-06-04T23:59:59.999").overdue()).isFalse();
        assertThat(clock.on("2026-06-05T00:00").overdue()).isTrue();

        clock.by(new DeadlineSettings(LocalTime.of(17, 30), LocalTime.of(8, 30)));
        assertThat(clock.read().dueDay()).isEqualTo("2026-06-04");
        assertThat(clock.read().dueAt()).isEqualTo(at("2026-06-04T17:30"));
        assertThat(clock.on("2026-06-04T17:29").overdue()).isFalse();
        assertThat(clock.on("2026-06-04T17:30").overdue()).isTrue();
        assertThat(clock.on("2026-06-04T17:30").unitsOverdue()).isZero();
        assertThat(clock.withUnitsLeft(1)).isEqualTo(at("2026-06-04T08:30"));
        assertThat(clock.withUnitsLeft(0)).isEqualTo(at("2026-06-04T17:30"));
        assertThat(clock.paused("2026-06-04T18:00").read().overdue()).isTrue();
    }

    @Test
    @DisplayName("约定六：小时不顺延，不足一小时按一小时计")
    void hoursRunThroughRestDays() {
        var clock = clock(48, HOUR).started("2026-10-01T16:00");

        assertThat(clock.read().dueAt()).isEqualTo(at("2026-10-03T16:00"));
        assertThat(clock.on("2026-10-03T14:00").unitsLeft()).isEqualTo(2);
        assertThat(clock.on("2026-10-03T14:00:01").unitsLeft()).isEqualTo(2);
        assertThat(clock.on("2026-10-03T15:00:01").unitsLeft()).isEqualTo(1);
        assertThat(clock.on("2026-10-03T16:00").overdue()).isTrue();
        assertThat(clock.on("2026-10-03T16:00").unitsOverdue()).isZero();
        assertThat(clock.on("2026-10-03T16:00:01").unitsOverdue()).isEqualTo(1);
    }

    @Test
    @DisplayName("约定六：剩余小时数正落在暂停处的，取恢复的时刻；更早用完的，取当时")
    void hoursLeftAroundAPause() {
        var clock = clock(48, HOUR, "start 2026-09-30T16:00; pause 2026-10-01T10:00; resume 2026-10-08T09:00");

        assertThat(clock.withUnitsLeft(31)).isEqualTo(at("2026-10-01T09:00"));
        assertThat(clock.withUnitsLeft(30)).isEqualTo(at("2026-10-08T09:00"));
        assertThat(clock.withUnitsLeft(48)).isEqualTo(at("2026-09-30T16:00"));
        assertThat(clock.withUnitsLeft(60)).isEqualTo(at("2026-09-30T16:00"));
        assertThat(clock.withUnitsLeft(0)).isEqualTo(at("2026-10-09T15:00"));
    }

    @Test
    @DisplayName("约定七：预警日是休息日的，提前到前一个工作日；提前不了的，推后到下一个工作日")
    void aWarningNeverComesOnARestDay() {
        var clock = clock(10, DAY).started("2026-02-10T09:00");
        assertThat(clock.withUnitsLeft(7)).as("make-up Saturday").isEqualTo(at("2026-02-14T09:00"));
        assertThat(clock.withUnitsLeft(6)).as("Sunday 02-15").isEqualTo(at("2026-02-14T09:00"));
        assertThat(clock.withUnitsLeft(1)).as("02-20").isEqualTo(at("2026-02-14T09:00"));
        assertThat(clock.withUnitsLeft(0)).isEqualTo(at("2026-02-25T00:00"));

        assertThat(clock(4, DAY).started("2026-06-05T16:00").withUnitsLeft(4))
                .as("Saturday 06-06, and on Friday at nine it had not begun")
                .isEqualTo(at("2026-06-08T09:00"));
        assertThat(clock(4, DAY).started("2026-06-05T08:00").withUnitsLeft(4)).isEqualTo(at("2026-06-05T09:00"));
        assertThat(clock(6, DAY, "start 2026-06-01T09:00; pause 2026-06-03T09:00; resume 2026-06-06T09:00").withUnitsLeft(4))
                .as("Sunday 06-07, and on Friday at nine it was paused")
                .isEqualTo(at("2026-06-08T09:00"));
    }

    @Test
    @DisplayName("约定七：剩余数量等于时限的，是第一天；超过时限的，是起算时；停止后没有；负数不受理")
    void unitsLeftAtTheEdges() {
        var clock = clock(3, WORKDAY).started("2026-06-01T09:30");
        assertThat(clock.withUnitsLeft(3)).isEqualTo(at("2026-06-02T09:00"));
        assertThat(clock.withUnitsLeft(4)).isEqualTo(at("2026-06-01T09:30"));
        assertThatIllegalArgumentException().isThrownBy(() -> clock.withUnitsLeft(-1)).withMessageContaining("-1");
        assertThat(clock.stopped("2026-06-02T09:00").withUnitsLeft(1)).isNull();
    }

    @Test
    @DisplayName("约定八：延长只相加，不论早晚和次数")
    void extensionsAreSummed() {
        assertThat(clock(3, WORKDAY, "start 2026-06-01T09:00; extend 2026-06-02T09:00 2; extend 2026-06-20T09:00 3").read().dueDay())
                .isEqualTo("2026-06-11");
        assertThat(clock(1, HOUR, "start 2026-06-01T09:00; extend 2026-06-05T09:00 2").read().dueAt()).isEqualTo(at("2026-06-01T12:00"));
    }

    @Test
    @DisplayName("逾期天数从到期日之后起算，工作日只算工作日")
    void unitsOverdue() {
        var workdays = clock(3, WORKDAY).started("2026-06-02T09:00");
        assertThat(workdays.on("2026-06-06T09:00").overdue()).isTrue();
        assertThat(workdays.on("2026-06-07T09:00").unitsOverdue()).as("weekend").isZero();
        assertThat(workdays.on("2026-06-08T00:00").unitsOverdue()).isEqualTo(1);
        assertThat(workdays.on("2026-06-08T00:00").unitsLeft()).isZero();

        assertThat(clock(3, DAY).started("2026-06-02T09:00").on("2026-06-07T09:00").unitsOverdue()).isEqualTo(2);
    }

    @Test
    @DisplayName("停止后永远显示停止时的样子")
    void aStoppedClockKeepsWhatItShowed() {
        var inTime = clock(3, WORKDAY, "start 2026-06-01T09:00; stop 2026-06-03T15:00").on("2026-12-01T09:00");
        assertThat(inTime).isEqualTo(new ClockReading(
                State.STOPPED, false, LocalDate.parse("2026-06-04"), at("2026-06-05T00:00"), 2, 0, false));

        var late = clock(3, WORKDAY, "start 2026-06-01T09:00; stop 2026-06-08T15:00").on("2026-12-01T09:00");
        assertThat(late.overdue()).isTrue();
        assertThat(late.unitsOverdue()).isEqualTo(2);

        var paused = clock(3, WORKDAY, "start 2026-06-01T09:00; pause 2026-06-02T09:00; stop 2026-06-08T15:00").read();
        assertThat(paused).isEqualTo(new ClockReading(State.STOPPED, false, null, null, 2, 0, false));
    }

    @Test
    @DisplayName("查看时刻早于最后一个事件的，按最后一个事件的时刻")
    void lookingBeforeTheLastEventIsLookingAtIt() {
        var clock = clock(3, WORKDAY, "start 2026-06-01T09:00; extend 2026-06-03T09:00 1");

        assertThat(clock.on("2026-05-01T09:00")).isEqualTo(clock.on("2026-06-03T09:00"));
    }

    @Test
    @DisplayName("事件按时间排序，同时刻按给出的次序")
    void eventsAreSorted() {
        assertThat(clock(20, WORKDAY, "resume 2026-02-26T10:00; start 2026-02-09T10:00; pause 2026-02-12T15:00").read().dueDay())
                .isEqualTo("2026-03-20");
        assertThat(clock(3, DAY, "start 2026-06-01T09:00; pause 2026-06-01T09:00; resume 2026-06-01T09:00; stop 2026-06-01T09:00")
                        .read().dueDay())
                .isEqualTo("2026-06-04");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock(3, DAY, "pause 2026-06-01T09:00; start 2026-06-01T09:00").read())
                .withMessage("第 1 个事件（2026-06-01 09:00 暂停）：还没有起算，不能暂停");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("不合情理的事件不受理，说明是哪一个")
    @CsvSource(delimiter = '|', value = {
        "pause 2026-06-01T09:00 | 没有起算事件",
        "start 2026-06-01T09:00; start 2026-06-02T09:00 | 第 2 个事件（2026-06-02 09:00 起算）：已经起算过，不能再次起算",
        "start 2026-06-01T09:00; resume 2026-06-02T09:00 | 第 2 个事件（2026-06-02 09:00 恢复）：没有未结束的暂停，不能恢复",
        "start 2026-06-01T09:00; stop 2026-06-02T09:00; pause 2026-06-02T09:01 | 第 3 个事件（2026-06-02 09:01 暂停）：已经停止，之后不能再有事件",
        "start 2026-06-01T09:00; stop 2026-06-02T09:00; stop 2026-06-02T09:00 | 第 3 个事件（2026-06-02 09:00 停止）：已经停止，之后不能再有事件",
        "start 2026-06-02T09:00; extend 2026-06-01T09:00 2 | 第 2 个事件（2026-06-01 09:00 延长 2）：还没有起算，不能延长",
        "start 2026-06-01T09:00; extend 2026-06-02T09:00 0 | 第 2 个事件（2026-06-02 09:00 延长 0）：延长的数量应为正整数",
        "start 2026-06-01T09:00; resume 2026-06-02T09:00; start 2026-06-03T09:00 | 第 2 个事件（2026-06-02 09:00 恢复）：没有未结束的暂停，不能恢复；第 3 个事件（2026-06-03 09:00 起算）：已经起算过，不能再次起算",
    })
    void senselessListsAreRefused(String told, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> clock(3, DAY, told).read()).withMessage(message);
    }

    @Test
    @DisplayName("未公布的年份按周末暂算，注明暂定；公布后重算；首个公布年份之前报错")
    void beyondThePublishedYearsIsProvisional() {
        var first = new SpecialDay(LocalDate.parse("2026-01-01"), Kind.REST, "元旦");
        var second = new SpecialDay(LocalDate.parse("2027-01-01"), Kind.REST, "元旦");
        var known = new WorkdayCalendar(1, List.of(first));
        var newer = new WorkdayCalendar(2, List.of(first, second));
        var clock = clock(3, WORKDAY).started("2026-12-30T09:00").by(known);

        assertThat(clock.read().provisional()).isTrue();
        assertThat(clock.read().dueDay()).isEqualTo("2027-01-04");
        assertThat(clock.by(newer).read().provisional()).isFalse();
        assertThat(clock.read().dueDay()).isEqualTo("2027-01-05");

        assertThat(clock(1, WORKDAY).started("2026-12-30T09:00").by(known).read().provisional()).isFalse();
        assertThat(clock(10, WORKDAY).started("2026-12-28T09:00").paused("2026-12-30T09:00").by(known).read().provisional()).isFalse();
        assertThat(clock(10, WORKDAY).started("2026-12-28T09:00").paused("2027-01-06T09:00").by(known).read().provisional()).isTrue();
        assertThat(clock(1, DAY).started("2026-12-30T09:00").by(known).read().provisional()).isFalse();
        assertThat(clock(2, DAY).started("2026-12-30T09:00").by(known).read().provisional()).isTrue();
        assertThat(clock(2000, HOUR).started("2026-12-30T09:00").by(known).read().provisional()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock(3, WORKDAY).started("2025-12-01T09:00").by(known).read())
                .withMessage("没有 2025 年的节假日安排");
    }

    @Test
    @DisplayName("末日已公布而顺延到未公布的年份，或者中间隔着未公布的年份，也是暂定")
    void aRollOrAGapIntoAnUnknownYearIsProvisional() {
        var only2022 = new WorkdayCalendar(1, List.of(new SpecialDay(LocalDate.parse("2022-01-03"), Kind.REST, "元旦")));
        var rolled = clock(1, DAY).started("2022-12-30T09:00").by(only2022).read();
        assertThat(rolled.dueDay()).as("Saturday 12-31 rolls to the Monday").isEqualTo("2023-01-02");
        assertThat(rolled.provisional()).isTrue();

        var without2027 = new WorkdayCalendar(1, List.of(
                new SpecialDay(LocalDate.parse("2026-01-01"), Kind.REST, "元旦"),
                new SpecialDay(LocalDate.parse("2028-01-03"), Kind.REST, "元旦")));
        assertThat(clock(270, WORKDAY).started("2026-12-30T09:00").by(without2027).read().dueDay()).isEqualTo("2028-01-13");
        assertThat(clock(270, WORKDAY).started("2026-12-30T09:00").by(without2027).read().provisional()).isTrue();

        var only2026 = new WorkdayCalendar(1, List.of(new SpecialDay(LocalDate.parse("2026-01-01"), Kind.REST, "元旦")));
        var pausedOverAWeekend = "start 2026-12-25T09:00; pause 2026-12-25T09:00; resume 2027-01-01T09:00; pause 2027-01-03T09:00";
        assertThat(clock(1, WORKDAY, pausedOverAWeekend).by(only2026).read().provisional())
                .as("the Saturday may become a working day, and nothing would be left")
                .isTrue();
    }

    @Test
    @DisplayName("时限和延长应为正整数")
    void aLimitIsPositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeLimit(0, DAY)).withMessageContaining("正整数");
    }
}
