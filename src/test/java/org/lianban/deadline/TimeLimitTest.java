package org.lianban.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lianban.deadline.TimeLimit.Unit;

/** The examples of the design that need no pause: 2026, with the Spring Festival and the National Day make-up days. */
class TimeLimitTest {

    private final WorkdayCalendar calendar = new WorkdayCalendar();

    @ParameterizedTest(name = "{0} {1} 自 {2} 起：{3} 24:00")
    @DisplayName("工作日跳过休息日、计入调休上班日；日的末日遇休息日顺延")
    @CsvSource({
        "20, WORKDAY, 2026-02-09T10:00:00+08:00, 2026-03-13",
        "5, WORKDAY, 2026-02-14T16:00:00+08:00, 2026-02-28",
        "5, WORKDAY, 2026-02-18T09:00:00+08:00, 2026-02-28",
        "10, DAY, 2026-02-10T09:00:00+08:00, 2026-02-24",
        "4, DAY, 2026-02-10T09:00:00+08:00, 2026-02-14",
        "10, WORKDAY, 2026-09-28T09:00:00+08:00, 2026-10-16",
        "5, WORKDAY, 2026-09-18T17:00:00+08:00, 2026-09-24",
        "1, WORKDAY, 2026-09-30T23:59:00+08:00, 2026-10-08",
        "3, MONTH, 2026-11-30T09:00:00+08:00, 2027-03-01",
    })
    void endsAtTheEndOfTheLastDay(int amount, Unit unit, OffsetDateTime start, LocalDate lastDay) {
        assertThat(new TimeLimit(amount, unit).endsAfter(start, calendar))
                .isEqualTo(OffsetDateTime.parse(lastDay.plusDays(1) + "T00:00:00+08:00"));
    }

    @Test
    @DisplayName("小时按实际经过计算，不顺延")
    void hoursRunThroughRestDays() {
        assertThat(new TimeLimit(48, Unit.HOUR).endsAfter(OffsetDateTime.parse("2026-10-01T16:00:00+08:00"), calendar))
                .isEqualTo("2026-10-03T16:00:00+08:00");
    }

    @Test
    @DisplayName("以北京时间的日子为准，不受服务器时区影响")
    void theDayIsTheDayInShanghai() {
        var lateInLondon = OffsetDateTime.parse("2026-09-17T17:00:00Z");

        assertThat(new TimeLimit(1, Unit.WORKDAY).endsAfter(lateInLondon, calendar))
                .isEqualTo("2026-09-21T00:00:00+08:00");
    }

    @Test
    @DisplayName("没有公布安排的往年报错，未来年份暂按周末推算")
    void thePastIsNeverGuessed() {
        var known = new WorkdayCalendar(Map.of(LocalDate.parse("2026-01-01"), false));

        assertThatIllegalArgumentException().isThrownBy(() -> known.isWorkday(LocalDate.parse("2025-12-31")))
                .withMessageContaining("2025");
        assertThat(known.isWorkday(LocalDate.parse("2031-01-01"))).isTrue();
    }
}
