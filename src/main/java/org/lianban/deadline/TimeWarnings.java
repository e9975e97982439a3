package org.lianban.deadline;

import java.util.Map;
import org.lianban.engine.Decisions;
import org.springframework.stereotype.Component;

/** Asks the table {@code time-warning.dmn} how much of a limit may be used before somebody is warned. */
@Component
class TimeWarnings {

    private static final String TABLE = "timeWarning";
    private static final int WHOLE = 100;

    /**
     * @param yellow units left when the first warning is due
     * @param orange units left when the second warning is due
     */
    record UnitsLeft(int yellow, int orange) {}

    private final Decisions decisions;

    TimeWarnings(Decisions decisions) {
        this.decisions = decisions;
    }

    /** @param units of the whole limit, extensions included */
    UnitsLeft of(CaseClock clock, int units) {
        var row = decisions
                .look(TABLE, Map.of("procedure", clock.procedure(), "step", clock.step(), "municipality", clock.municipality()))
                .orElseThrow(() -> new IllegalStateException(
                        "预警表没有流程 %s 的环节 %s".formatted(clock.procedure(), clock.step())));
        return new UnitsLeft(left(units, row.get("yellowPercent")), left(units, row.get("orangePercent")));
    }

    private static int left(int units, Object percentUsed) {
        return (units * (WHOLE - ((Number) percentUsed).intValue()) + WHOLE - 1) / WHOLE;
    }
}
