package org.lianban.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** A time that a test sets. */
@TestComponent
@Primary
class StandingTime extends Clock {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private volatile Instant now = OffsetDateTime.parse("2026-02-09T10:00:00+08:00").toInstant();

    /** @param moment day and time in Shanghai, such as {@code 2026-02-12T15:00} */
    void set(String moment) {
        now = java.time.LocalDateTime.parse(moment).atZone(ZONE).toInstant();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
