package org.lianban.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The time of the database, which all nodes share. A node's own clock may be wrong or be set while it runs; it counts for
 * nothing here but a warning. Between two readings the time goes on by the machine's monotonic counter.
 */
@Component
class DatabaseClock extends Clock {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final Duration TOLERATED = Duration.ofSeconds(2);
    /** A reading is as good as its round trip is short; one that waited for a connection says when it was answered at best. */
    private static final Duration GOOD = Duration.ofMillis(50);
    private static final int TRIES = 5;
    /** By which share of its age an old reading is trusted less. */
    private static final int DRIFT = 600;

    /**
     * @param at the counter of this machine in the middle of the round trip that read the database's time
     * @param within how long the round trip took; the reading is off by half of it at most
     */
    private record Reading(Instant time, long at, Duration within) {}

    private final JdbcClient jdbc;
    private final Clock node;
    private volatile Reading reading;

    /** @param nodeOffset by how much this node's own clock is made wrong, for trials with several nodes */
    DatabaseClock(JdbcClient jdbc, @Value("${lianban.node-clock-offset:PT0S}") Duration nodeOffset) {
        this.jdbc = jdbc;
        this.node = Clock.offset(Clock.systemUTC(), nodeOffset);
        this.reading = read();
        report();
    }

    @Override
    public Instant instant() {
        var known = reading;
        return known.time().plusNanos(System.nanoTime() - known.at());
    }

    /** A bad reading is worse than one that is a little old: the counter of a machine drifts by less than a millisecond a minute. */
    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
    void adjust() {
        var found = read();
        var age = Duration.ofNanos(System.nanoTime() - reading.at());
        if (found.within().compareTo(GOOD.plus(age.dividedBy(DRIFT))) <= 0) {
            reading = found;
        }
        report();
    }

    /** The best of a few. */
    private Reading read() {
        var best = readOnce();
        for (var tried = 1; tried < TRIES && best.within().compareTo(GOOD) > 0; tried++) {
            var another = readOnce();
            best = another.within().compareTo(best.within()) < 0 ? another : best;
        }
        return best;
    }

    private Reading readOnce() {
        var before = System.nanoTime();
        var time = jdbc.sql("select current_timestamp").query(OffsetDateTime.class).single();
        var took = System.nanoTime() - before;
        return new Reading(time.toInstant(), before + took / 2, Duration.ofNanos(took));
    }

    private void report() {
        var wrongBy = Duration.between(instant(), node.instant());
        if (wrongBy.abs().compareTo(TOLERATED) > 0) {
            LOG.warn("The clock of this node is off the database's by {}; what is written goes by the database's", wrongBy);
        }
    }

    @Override
    public ZoneId getZone() {
        return OfficialTime.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        var same = this;
        return new Clock() {
            @Override
            public Instant instant() {
                return same.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId another) {
                return same.withZone(another);
            }
        };
    }
}
