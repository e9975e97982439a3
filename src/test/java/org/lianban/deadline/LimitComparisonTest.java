package org.lianban.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("不同单位的时限，按每一天起算的到期日比较")
class LimitComparisonTest {

    @Test
    @DisplayName("5 个工作日平常比 7 日短，遇长假就更长；5 个工作日从不比 15 日长")
    void aHolidayDecides() {
        assertThat(LimitComparison.firstStartWhereLonger(5, "workday", 7, "day")).isPresent();
        assertThat(LimitComparison.firstStartWhereLonger(5, "workday", 15, "day")).isEmpty();
        assertThat(LimitComparison.firstStartWhereLonger(24, "hour", 1, "workday")).isEmpty();
        assertThat(LimitComparison.firstStartWhereLonger(1, "workday", 24, "hour")).isPresent();
    }
}
