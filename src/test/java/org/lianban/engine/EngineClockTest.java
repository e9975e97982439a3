package org.lianban.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("引擎以同一个时间为准")
class EngineClockTest {

    @AfterEach
    void tellTheEngineTheTimeAgain() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("本机时钟比数据库慢一小时，引擎的租约和到期时间仍按数据库的时间")
    void theEngineHasTheTimeOfTheDatabase() {
        var ahead = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

        new EngineClock(ahead);

        var before = ahead.instant().minusMillis(1);
        assertThat(ClockUtil.now()).isBetween(before, ahead.instant().plusMillis(1));
        assertThat(ClockUtil.now().toInstant()).isAfter(Instant.now().plus(Duration.ofMinutes(59)));
    }
}
