package org.lianban.deadline;

import java.time.ZonedDateTime;

/** How a limit runs through its days or hours, once its events are known. Times are those of Asia/Shanghai. */
interface Course {

    /** @param moment not before the last event */
    ClockReading read(ZonedDateTime moment);

    /** Null while paused. */
    ZonedDateTime momentWithUnitsLeft(int unitsLeft);
}
