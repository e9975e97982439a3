package org.lianban.deadline;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.lianban.engine.OfficialTime;

/**
 * Something that happened to a clock. Events are only ever added, and what a clock shows follows from them alone.
 *
 * @param amount units added by an extension, in the unit of the limit; 0 for every other kind
 */
record ClockEvent(Kind kind, OffsetDateTime at, int amount) {

    /** What can happen to a clock. */
    enum Kind {
        STARTED("起算"),
        PAUSED("暂停"),
        RESUMED("恢复"),
        EXTENDED("延长"),
        STOPPED("停止");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** As officials call it. */
        String label() {
            return label;
        }
    }

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    ClockEvent {
        Objects.requireNonNull(kind, "事件没有种类");
        Objects.requireNonNull(at, "事件没有时间");
    }

    static ClockEvent of(Kind kind, OffsetDateTime at) {
        return new ClockEvent(kind, at, 0);
    }

    /** As a message names it: {@code 2026-02-12 15:00 暂停}. */
    @Override
    public String toString() {
        var named = at.atZoneSameInstant(OfficialTime.ZONE).format(MINUTE) + " " + kind.label();
        return kind == Kind.EXTENDED ? named + " " + amount : named;
    }
}
