package org.lianban.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.lianban.deadline.ClockEvent.Kind;
import org.lianban.deadline.ClockStore.Grounds;
import org.lianban.deadline.TimeLimits.Circumstances;
import org.lianban.engine.MeasuredTasks;
import org.lianban.engine.Place;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/**
 * What diagrams ask and tell about time: {@code ${deadline.stepDueAt(execution, 'registration')}} as a task's due date, and
 * by the properties that {@link DiagramClocks} reads.
 *
 * <p>A clock is named by a step of the table {@code time-limit.dmn}; {@code case} is the clock of the case as a whole. A name
 * is looked for in the process instance itself, then in the one that called it, and so on.
 */
@Component("deadline")
public class Deadline {

    private static final Variable<String> MUNICIPALITY = Variable.of("municipality", String.class);
    private static final Variable<String> PROJECT_TYPE = Variable.of("projectType", String.class);
    private static final Variable<LocalDate> ACCEPTED_ON = Variable.of("acceptedOn", LocalDate.class);
    private static final Variable<String> EXTENSION_REASON = Variable.of("extensionReason", String.class);

    private final CaseClocks clocks;
    private final MeasuredTasks tasks;
    private final TimeLimits limits;
    private final ClockStanding standing;
    private final Clock time;

    Deadline(CaseClocks clocks, MeasuredTasks tasks, TimeLimits limits, ClockStanding standing, Clock time) {
        this.clocks = clocks;
        this.tasks = tasks;
        this.limits = limits;
        this.standing = standing;
        this.time = time;
    }

    /**
     * When a step must be done. Asked as the due date of a user task it starts the clock: one of its own where the task is
     * called {@code userTask_<step>}, at each entry; else the named one, unless it runs already. Asked by anything else,
     * such as a timer, it starts nothing: a named clock that runs says when, so that rounds of a loop share one limit; else
     * the limit is counted from now. No later pause moves a timer.
     *
     * @return null while the clock is paused
     * @throws ProcessEngineException when the table has no row for the step, so that nobody works without a limit unseen
     */
    public Date stepDueAt(DelegateExecution execution, String step) {
        var circumstances = circumstances(execution);
        var task = tasks.beingCreated(execution, step);
        if (task.isPresent()) {
            return TaskTimes.date(clocks.measure(task.get(), circumstances).standing().dueAt());
        }
        var place = Place.of(execution);
        var limit = limits.require(place.scope().procedure(), step, circumstances);
        var running = clocks.dueAt(place, step);
        if (running.isPresent()) {
            return TaskTimes.date(running.get());
        }
        return TaskTimes.date(standing.dueAt(limit, OffsetDateTime.now(time)));
    }

    /** Starts a clock where it does not run; that of the case only where the municipality promises a limit. */
    void start(DelegateExecution execution, String clock) {
        clocks.start(Place.of(execution), clock, circumstances(execution));
    }

    /** Stops a clock; nothing where it does not run. */
    void stop(DelegateExecution execution, String clock) {
        clocks.stop(Place.of(execution), clock);
    }

    /** @param basis clause that takes the time out of the limit, for example {@code 行政许可法/45} */
    void pause(DelegateExecution execution, String clock, String basis) {
        change(execution, clock, Kind.PAUSED, new Grounds(execution.getCurrentActivityName(), basis));
    }

    void resume(DelegateExecution execution, String clock) {
        change(execution, clock, Kind.RESUMED, new Grounds(execution.getCurrentActivityName(), null));
    }

    /**
     * Extends a clock by what the table allows, once, before it has run out; the reason is what was given as
     * {@code extensionReason}.
     */
    void extend(DelegateExecution execution, String clock) {
        var reason = find(execution, EXTENSION_REASON).orElseGet(execution::getCurrentActivityName);
        change(execution, clock, Kind.EXTENDED, new Grounds(reason, null));
    }

    private void change(DelegateExecution execution, String clock, Kind kind, Grounds grounds) {
        var changed = clocks.change(Place.of(execution), clock, kind, grounds);
        // a municipality that promises nothing for the case as a whole has nothing to pause
        if (changed.isEmpty() && (!clock.equals(CaseClock.CASE) || kind == Kind.EXTENDED)) {
            throw new ClockRefused("案件没有正在计时的时限 " + clock);
        }
    }

    private Circumstances circumstances(DelegateExecution execution) {
        return new Circumstances(
                find(execution, MUNICIPALITY).orElseThrow(() -> new ProcessEngineException("缺少流程变量 " + MUNICIPALITY.name())),
                find(execution, PROJECT_TYPE).orElse(null),
                find(execution, ACCEPTED_ON).orElseGet(() -> LocalDate.now(time)));
    }

    /** A called process need not be handed what only its limits depend on. */
    private static <T> Optional<T> find(DelegateExecution execution, Variable<T> variable) {
        for (var scope = (ExecutionEntity) execution; scope != null; scope = scope.getProcessInstance().getSuperExecution()) {
            var found = variable.find(scope);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
