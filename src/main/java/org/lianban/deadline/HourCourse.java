package org.lianban.deadline;

import java.time.Duration;
import java.time.ZonedDateTime;

/**
 * A limit of hours: elapsed time less the exact pauses.
 *
 * @param due null while paused
 * @param left running time that is left while paused; zero while running
 */
record HourCourse(int total, ClockHistory history, ZonedDateTime due, Duration left) implements Course {

    static HourCourse of(int total, ClockHistory history) {
        var left = Duration.ofHours(total);
        var from = history.start();
        for (var pause : history.pauses()) {
            var running = Duration.between(from, pause.from());
            if (running.compareTo(left) >= 0) {
                break;
            }
            left = left.minus(running);
            if (pause.isOpen()) {
                return new HourCourse(total, history, null, left);
            }
            from = pause.until();
        }
        return new HourCourse(total, history, from.plus(left), Duration.ZERO);
    }

    @Override
    public ClockReading read(ZonedDateTime moment) {
        var stopped = history.stop() != null;
        if (due == null) {
            var state = stopped ? ClockReading.State.STOPPED : ClockReading.State.PAUSED;
            return new ClockReading(state, false, null, null, begunHours(left), 0, false);
        }
        var overdue = !moment.isBefore(due);
        return new ClockReading(
                stopped ? ClockReading.State.STOPPED : ClockReading.State.RUNNING,
                overdue,
                due.toLocalDate(),
                due.toOffsetDateTime(),
                overdue ? 0 : begunHours(Duration.between(moment, due)),
                overdue ? begunHours(Duration.between(due, moment)) : 0,
                false);
    }

    /** Where a pause lies exactly there, the moment of the resume. */
    @Override
    public ZonedDateTime momentWithUnitsLeft(int unitsLeft) {
        if (due == null) {
            return null;
        }
        if (unitsLeft == 0) {
            return due;
        }
        if (unitsLeft > total) {
            return history.start();
        }
        var used = Duration.ofHours(total - unitsLeft);
        var from = history.start();
        for (var pause : history.pauses()) {
            var running = Duration.between(from, pause.from());
            if (running.compareTo(used) > 0) {
                break;
            }
            used = used.minus(running);
            from = pause.until();
        }
        return from.plus(used);
    }

    private static int begunHours(Duration time) {
        var hours = time.toHours();
        return Math.toIntExact(time.equals(Duration.ofHours(hours)) ? hours : hours + 1);
    }
}
