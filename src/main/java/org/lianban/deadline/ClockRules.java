package org.lianban.deadline;

import java.time.OffsetDateTime;
import java.util.List;
import org.lianban.deadline.ClockEvent.Kind;
import org.lianban.deadline.ClockStore.Grounds;

/** What may happen to a clock: a pause needs its clause, a resumption a pause, an extension a row that allows it, once, in time. */
final class ClockRules {

    private ClockRules() {}

    /**
     * The event, if it may happen.
     *
     * @param events what has happened to the clock before
     * @throws ClockRefused with the reason, in Chinese
     */
    static ClockEvent event(CaseClock clock, List<ClockEvent> events, Kind kind, Grounds grounds, OffsetDateTime at) {
        if (clock.isStopped()) {
            throw refused(clock, "已经停止计时");
        }
        return switch (kind) {
            case PAUSED -> pause(clock, grounds, at);
            case RESUMED -> resume(clock, events, at);
            case EXTENDED -> extend(clock, events, grounds, at);
            case STARTED, STOPPED -> throw new IllegalArgumentException(kind.name());
        };
    }

    private static ClockEvent pause(CaseClock clock, Grounds grounds, OffsetDateTime at) {
        if (isBlank(grounds.basis())) {
            throw refused(clock, "暂停须写明法律依据");
        }
        return ClockEvent.of(Kind.PAUSED, at);
    }

    /** By the events, not by the state: a limit that has run out goes on running, and still its pause may be ended. */
    private static ClockEvent resume(CaseClock clock, List<ClockEvent> events, OffsetDateTime at) {
        if (count(events, Kind.PAUSED) <= count(events, Kind.RESUMED)) {
            throw refused(clock, "没有暂停，不能恢复计时");
        }
        return ClockEvent.of(Kind.RESUMED, at);
    }

    private static ClockEvent extend(CaseClock clock, List<ClockEvent> events, Grounds grounds, OffsetDateTime at) {
        if (clock.limit().extension() == null) {
            throw refused(clock, "依规定不得延长");
        }
        if (count(events, Kind.EXTENDED) > 0) {
            throw refused(clock, "已经延长过一次，不得再次延长");
        }
        if (clock.standing().levelAt(at) == Colour.RED) {
            throw refused(clock, "已经届满，不得再延长");
        }
        if (isBlank(grounds.reason())) {
            throw refused(clock, "延长须写明理由");
        }
        return new ClockEvent(Kind.EXTENDED, at, clock.limit().extension());
    }

    private static long count(List<ClockEvent> events, Kind kind) {
        return events.stream().filter(event -> event.kind() == kind).count();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static ClockRefused refused(CaseClock clock, String reason) {
        return new ClockRefused("“%s”的时限%s".formatted(clock.stepName(), reason));
    }
}
