package org.lianban.deadline;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import org.lianban.engine.MeasuredTasks;
import org.lianban.engine.MeasuredTasks.MeasuredTask;
import org.springframework.stereotype.Component;

/** Shows on the open tasks of a case how the clocks that measure them stand. */
@Component
class TaskTimes {

    private final MeasuredTasks tasks;
    private final Clock time;

    TaskTimes(MeasuredTasks tasks, Clock time) {
        this.tasks = tasks;
        this.time = time;
    }

    /** @param known all clocks of the case */
    void show(CaseClock clock, List<CaseClock> known) {
        tasks.open(clock.caseNumber()).stream()
                .filter(task -> ClockNames.measuring(known, task)
                        .filter(measuring -> measuring.clock().equals(clock.clock()))
                        .isPresent())
                .forEach(task -> show(clock, task));
    }

    /** The due date, or none while the clock is paused, and the colour in a word. */
    void show(CaseClock clock, MeasuredTask task) {
        tasks.update(
                task.id(),
                date(clock.standing().dueAt()),
                clock.standing().colourAt(OffsetDateTime.now(time)).word());
    }

    static Date date(OffsetDateTime moment) {
        return moment == null ? null : Date.from(moment.toInstant());
    }
}
