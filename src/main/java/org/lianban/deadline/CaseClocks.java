package org.lianban.deadline;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.lianban.deadline.ClockEvent.Kind;
import org.lianban.deadline.ClockStore.Grounds;
import org.lianban.deadline.TimeLimits.Circumstances;
import org.lianban.engine.MeasuredTasks.MeasuredTask;
import org.lianban.engine.Place;
import org.lianban.journal.CaseRow;
import org.springframework.stereotype.Component;

/**
 * Starts, pauses, resumes, extends and stops the clocks of a case.
 *
 * <p>Each change holds the case's row to the end of the transaction: a task that is created meanwhile waits for it and reads
 * its due time afterwards. Nothing is read before the row is held.
 */
@Component
class CaseClocks {

    private final CaseRow row;
    private final ClockStore store;
    private final TimeLimits limits;
    private final ClockStanding standing;
    private final ClockRecord record;
    private final TaskTimes tasks;
    private final Clock time;

    CaseClocks(
            CaseRow row,
            ClockStore store,
            TimeLimits limits,
            ClockStanding standing,
            ClockRecord record,
            TaskTimes tasks,
            Clock time) {
        this.row = row;
        this.store = store;
        this.limits = limits;
        this.standing = standing;
        this.record = record;
        this.tasks = tasks;
        this.time = time;
    }

    /**
     * The clock that measures a task which is being created: its own is started, a named one only when it does not run.
     *
     * @throws IllegalStateException when the table has no row for the step, so that nobody works without a limit unseen
     */
    CaseClock measure(MeasuredTask task, Circumstances circumstances) {
        var place = task.place();
        var known = hold(place.caseNumber());
        var clock = ClockNames.measuring(known, task).map(this::upToDate).orElseGet(() -> {
            var limit = limits.require(place.scope().procedure(), task.step(), circumstances);
            var activity = ClockNames.isOwn(task) ? place.activityInstanceId() : null;
            return start(known, place, task.step(), activity, limit, circumstances);
        });
        tasks.show(clock, task);
        return clock;
    }

    /** When a named clock that counts runs out; empty where none of the name runs, or while it is paused. */
    Optional<OffsetDateTime> dueAt(Place place, String name) {
        return ClockNames.running(hold(place.caseNumber()), place, name).map(clock -> clock.standing().dueAt());
    }

    /** Starts a named clock where it does not run; that of the case only where the municipality promises a limit. */
    void start(Place place, String name, Circumstances circumstances) {
        var limit = name.equals(CaseClock.CASE)
                ? limits.find(place.root().procedure(), name, circumstances)
                : Optional.of(limits.require(place.scope().procedure(), name, circumstances));
        limit.ifPresent(found -> {
            var known = hold(place.caseNumber());
            if (ClockNames.running(known, place, name).isEmpty()) {
                start(known, place, name, null, found, circumstances);
            }
        });
    }

    /** Stops a clock that the diagram names; nothing where it does not run. */
    void stop(Place place, String name) {
        ClockNames.running(hold(place.caseNumber()), place, name).ifPresent(this::stop);
    }

    /** Stops what measures an activity that ends. */
    void leave(Place place) {
        hold(place.caseNumber()).stream()
                .filter(clock -> !clock.isStopped() && place.activityInstanceId().equals(clock.activityInstanceId()))
                .forEach(this::stop);
    }

    /** Stops what still runs when a process instance ends; with that of the case, whatever runs at all. */
    void end(Place place) {
        Predicate<CaseClock> ending = clock -> !clock.isStopped()
                && (place.isRoot() || clock.processInstanceId().equals(place.scope().processInstanceId()));
        if (store.of(place.caseNumber()).stream().anyMatch(ending)) {
            hold(place.caseNumber()).stream().filter(ending).forEach(this::stop);
        }
    }

    /** Changes a clock that the diagram names; empty where it does not run. */
    Optional<CaseClock> change(Place place, String name, Kind kind, Grounds grounds) {
        var known = hold(place.caseNumber());
        return ClockNames.running(known, place, name).map(clock -> change(known, clock, kind, grounds));
    }

    /** Changes a clock by its id; empty where the case has no such clock. */
    Optional<CaseClock> change(String caseNumber, String id, Kind kind, Grounds grounds) {
        var known = hold(caseNumber);
        return known.stream()
                .filter(clock -> clock.clock().equals(id))
                .findFirst()
                .map(clock -> change(known, clock, kind, grounds));
    }

    /**
     * Counts again what an older calendar counted, and puts on record what has been reached by now. The caller holds the
     * case.
     *
     * @return the clocks that reached a level which was not told before
     */
    List<CaseClock> look(String caseNumber) {
        var reached = new ArrayList<CaseClock>();
        for (var found : store.of(caseNumber)) {
            var clock = upToDate(found);
            var now = now();
            var level = clock.standing().levelAt(now);
            if (!clock.isStopped() && level.compareTo(clock.standing().announced()) > 0) {
                var told = clock.with(clock.standing().told(level));
                store.update(told);
                record.reached(told, level, now);
                tasks.show(told, store.of(caseNumber));
                reached.add(told);
            }
        }
        return reached;
    }

    List<CaseClock> hold(String caseNumber) {
        row.lock(caseNumber);
        return store.of(caseNumber);
    }

    private CaseClock start(
            List<CaseClock> known,
            Place place,
            String step,
            String activityInstanceId,
            StepLimit limit,
            Circumstances circumstances) {
        var ofCase = step.equals(CaseClock.CASE);
        var scope = ofCase ? place.root() : place.scope();
        var title = ofCase ? scope.procedureName() : place.activityName();
        var at = now();
        var event = ClockEvent.of(Kind.STARTED, at);
        var begun = new CaseClock(
                place.caseNumber(),
                ClockNames.id(known, ofCase ? step : scope.procedure() + "." + step),
                scope.procedure(),
                step,
                title == null ? step : title,
                circumstances.municipality(),
                scope.processInstanceId(),
                activityInstanceId,
                limit,
                1,
                at,
                null);
        var clock = begun.with(standing.of(begun, List.of(event), Colour.GREEN, at));
        store.add(clock);
        record.happened(clock, event, new Grounds(null, limit.basis()));
        return clock;
    }

    private CaseClock change(List<CaseClock> known, CaseClock clock, Kind kind, Grounds grounds) {
        var events = new ArrayList<>(store.events(clock.caseNumber(), clock.clock()));
        var event = ClockRules.event(clock, events, kind, grounds, notBefore(clock.lastAt()));
        events.add(event);
        var changed = clock.after(event)
                .with(standing.of(clock, events, clock.standing().announced(), event.at()));
        store.update(changed);
        record.happened(changed, event, grounds);
        tasks.show(changed, known);
        return changed;
    }

    /** A level that nobody came to tell before is put on record; there is nobody left to warn. */
    private void stop(CaseClock clock) {
        var event = ClockEvent.of(Kind.STOPPED, notBefore(clock.lastAt()));
        var level = clock.standing().levelAt(event.at());
        var unheard = level.compareTo(clock.standing().announced()) > 0;
        if (unheard) {
            record.reached(clock, level, event.at());
        }
        var stopped = clock.after(event)
                .with(clock.standing().stopped(unheard ? level : clock.standing().announced()));
        store.update(stopped);
        record.happened(stopped, event, Grounds.NONE);
    }

    private CaseClock upToDate(CaseClock clock) {
        if (clock.isStopped() || !standing.isOutdated(clock)) {
            return clock;
        }
        var events = store.events(clock.caseNumber(), clock.clock());
        var counted = clock.with(standing.of(clock, events, clock.standing().announced(), now()));
        store.update(counted);
        if (!counted.standing().isDueLike(clock.standing())) {
            record.recounted(clock, counted);
            tasks.show(counted, store.of(clock.caseNumber()));
        }
        return counted;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(time);
    }

    /** Nodes differ by milliseconds; the order of the events is that in which they held the case. */
    private OffsetDateTime notBefore(OffsetDateTime earlier) {
        var now = now();
        return now.isBefore(earlier) ? earlier : now;
    }
}
