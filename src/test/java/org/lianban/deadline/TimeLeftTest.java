package org.lianban.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.deadline.TimeLimit.Unit;

/** The words for the time that is left. */
class TimeLeftTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    @DisplayName("按时限自己的单位说剩多少，当天到期、超期、暂停、停止各有说法")
    void saysWhatIsLeftInTheUnitsOfTheLimit() {
        assertThat(words("running", false, TODAY.plusDays(2), 2, 0, Unit.WORKDAY)).isEqualTo("剩 2 个工作日");
        assertThat(words("running", false, TODAY.plusDays(2), 3, 0, Unit.DAY)).isEqualTo("剩 3 日");
        assertThat(words("running", false, TODAY, 3, 0, Unit.HOUR)).isEqualTo("剩 3 小时");
        assertThat(words("running", false, TODAY.plusDays(40), 2, 0, Unit.MONTH)).isEqualTo("剩 2 个月");
        assertThat(words("running", false, TODAY, 1, 0, Unit.WORKDAY)).isEqualTo("今日到期");
        assertThat(words("running", true, TODAY.minusDays(1), 0, 1, Unit.WORKDAY)).isEqualTo("超期 1 个工作日");
        assertThat(words("paused", false, null, 5, 0, Unit.WORKDAY)).isEqualTo("暂停计时，剩 5 个工作日");
        assertThat(words("stopped", true, TODAY, 0, 1, Unit.WORKDAY)).isEqualTo("已停止计时");
    }

    @Test
    @DisplayName("到期日是休息日、当天不满一个工作日：仍说超期")
    void overdueOnARestDayIsStillOverdue() {
        assertThat(words("running", true, TODAY.minusDays(1), 0, 0, Unit.WORKDAY)).isEqualTo("已超期");
    }

    private static String words(String state, boolean overdue, LocalDate dueDay, int left, int over, Unit unit) {
        return TimeLeft.inWords(state, overdue, dueDay, left, over, unit, TODAY);
    }
}
