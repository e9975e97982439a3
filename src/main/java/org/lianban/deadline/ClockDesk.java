package org.lianban.deadline;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lianban.deadline.ClockEvent.Kind;
import org.lianban.deadline.ClockStore.Grounds;
import org.lianban.engine.MeasuredTasks;
import org.lianban.engine.OfficialTime;
import org.lianban.engine.Unrestricted;
import org.springframework.stereotype.Component;

/** The clocks of a case for people: to be seen, and to be paused, resumed and extended. The caller has checked the right. */
@Component
public class ClockDesk {

    private final ClockStore store;
    private final ClockStanding standing;
    private final CaseClocks clocks;
    private final MeasuredTasks tasks;
    private final Unrestricted command;
    private final Clock time;

    ClockDesk(
            ClockStore store,
            ClockStanding standing,
            CaseClocks clocks,
            MeasuredTasks tasks,
            Unrestricted command,
            Clock time) {
        this.store = store;
        this.standing = standing;
        this.clocks = clocks;
        this.tasks = tasks;
        this.command = command;
        this.time = time;
    }

    /** All clocks of the case, in the order in which they were started. */
    public List<ClockView> of(String caseNumber) {
        var clocks = new LinkedHashMap<String, CaseClock>();
        store.of(caseNumber).forEach(clock -> clocks.put(clock.clock(), clock));
        var now = OffsetDateTime.now(time);
        return store.events(caseNumber).entrySet().stream()
                .filter(clock -> clocks.containsKey(clock.getKey()))
                .map(clock -> view(clocks.get(clock.getKey()), clock.getValue(), now))
                .toList();
    }

    /** The clock by which each open task of the case is measured, by task id. */
    public Map<String, ClockView> byTask(String caseNumber, List<ClockView> clocks) {
        var known = store.of(caseNumber);
        var measuring = new LinkedHashMap<String, ClockView>();
        tasks.open(caseNumber).forEach(task -> ClockNames.measuring(known, task)
                .flatMap(clock -> clocks.stream().filter(view -> view.clock().equals(clock.clock())).findFirst())
                .ifPresent(view -> measuring.put(task.id(), view)));
        return measuring;
    }

    /** The clock by which each of the tasks is measured, by task id; nothing for a task that none measures. */
    public Map<String, ClockView> measuring(Collection<String> taskIds) {
        var measured = tasks.of(taskIds);
        if (measured.isEmpty()) {
            return Map.of();
        }
        var cases = measured.stream().map(task -> task.place().caseNumber()).distinct().toList();
        var clocks = store.of(cases).stream().collect(Collectors.groupingBy(CaseClock::caseNumber));
        var found = new LinkedHashMap<String, CaseClock>();
        measured.forEach(task -> ClockNames.measuring(clocks.getOrDefault(task.place().caseNumber(), List.of()), task)
                .ifPresent(clock -> found.put(task.id(), clock)));
        var events = store.eventsOf(cases);
        var now = OffsetDateTime.now(time);
        var views = new LinkedHashMap<String, ClockView>();
        found.forEach((task, clock) ->
                views.put(task, view(clock, events.get(clock.caseNumber()).get(clock.clock()), now)));
        return views;
    }

    /**
     * @param basis clause that takes the time out of the limit
     * @return the clock as it stands then; empty where the case has no such clock
     * @throws RuntimeException with the reason, where the clock does not allow it
     */
    public Optional<ClockView> pause(String caseNumber, String clock, String reason, String basis) {
        return change(caseNumber, clock, Kind.PAUSED, new Grounds(reason, basis));
    }

    /** @see #pause */
    public Optional<ClockView> resume(String caseNumber, String clock, String reason) {
        return change(caseNumber, clock, Kind.RESUMED, new Grounds(reason, null));
    }

    /** By what the table of time limits allows, once. @see #pause */
    public Optional<ClockView> extend(String caseNumber, String clock, String reason) {
        return change(caseNumber, clock, Kind.EXTENDED, new Grounds(reason, null));
    }

    private Optional<ClockView> change(String caseNumber, String clock, Kind kind, Grounds grounds) {
        return command.call(() -> clocks.change(caseNumber, clock, kind, grounds)
                .map(changed -> view(changed, store.events(caseNumber, clock), OffsetDateTime.now(time))));
    }

    private ClockView view(CaseClock clock, List<ClockEvent> events, OffsetDateTime now) {
        var reading = standing.read(clock, events, now);
        var shown = clock.standing();
        return new ClockView(
                clock.clock(),
                clock.procedure(),
                clock.step(),
                clock.stepName(),
                shown.state().name().toLowerCase(Locale.ROOT),
                shown.colourAt(now).code(),
                clock.limit().limit().amount(),
                clock.limit().limit().unit().code(),
                shown.dueDay(),
                shown.dueAt(),
                reading.unitsLeft(),
                reading.unitsOverdue(),
                shown.provisional(),
                clock.limit().basis(),
                TimeLeft.inWords(
                        shown.state().name().toLowerCase(Locale.ROOT),
                        reading.overdue(),
                        shown.dueDay(),
                        reading.unitsLeft(),
                        reading.unitsOverdue(),
                        clock.limit().limit().unit(),
                        now.atZoneSameInstant(OfficialTime.ZONE).toLocalDate()));
    }
}
