package org.lianban.engine;

import java.time.Clock;
import org.joda.time.DateTimeUtils;
import org.springframework.stereotype.Component;

/**
 * Gives the engine the time that everything else here has. Its leases of jobs, its due dates and its history would go by the
 * node's own clock: on a node that is an hour fast the leases of all others had run out, and what it put off nobody else took up.
 * The engine's {@code ClockUtil} asks Joda-Time, which has one source of time for the whole JVM.
 */
@Component
class EngineClock {

    EngineClock(Clock clock) {
        DateTimeUtils.setCurrentMillisProvider(clock::millis);
    }
}
