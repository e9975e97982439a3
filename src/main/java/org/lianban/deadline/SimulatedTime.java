package org.lianban.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.lianban.deadline.CaseClock.Standing;
import org.lianban.deadline.ClockEvent.Kind;
import org.lianban.deadline.ClockStore.Grounds;
import org.lianban.deadline.TimeLimit.Unit;
import org.lianban.engine.MeasuredTasks;
import org.lianban.engine.MeasuredTasks.MeasuredTask;

/**
 * The clocks of cases that are only played: the rules, the calendar and the diagrams' properties are those of real cases, what
 * happens is kept in memory, and nobody is warned. One case at a time, by one thread.
 *
 * <p>As parse listener it is to come after whatever gives a case its number.
 */
public final class SimulatedTime extends AbstractBpmnParseListener {

    private static final WorkdayCalendar CALENDAR = new WorkdayCalendar(1, SpecialDays.shipped());
    private static final ClockCount COUNT = new ClockCount(DeadlineSettings.standard());

    /**
     * What became of a limit.
     *
     * @param procedure id of the process
     * @param step {@code case} for the case as a whole
     * @param limit as the table writes it, for example {@code 1 workday}
     * @param within whether it was stopped before it ran out
     * @param withinStatutory null where no statute sets a limit
     */
    public record Outcome(
            String procedure, String step, String name, String municipality, String limit, boolean within, Boolean withinStatutory) {}

    private final Map<String, Map<String, CaseClock>> clocks = new HashMap<>();
    private final Map<String, List<ClockEvent>> events = new HashMap<>();
    /** The row that each limit was read from: by identity, since rows may promise the same and differ in the statute. */
    private final Map<StepLimit, Map<String, Object>> rows = new IdentityHashMap<>();
    private final MeasuredTasks tasks = new MeasuredTasks(null);
    private final Deadline deadline;
    private final List<AbstractBpmnParseListener> listeners;

    /**
     * @param table answers a question to the table of time limits by the outputs of the rule that fires
     * @param time the virtual clock
     */
    public SimulatedTime(Function<Map<String, Object>, Optional<Map<String, Object>>> table, Clock time) {
        var limits = new Limits(table);
        var standing = new Counted();
        var store = new Memory();
        var cases = new Cases(store, limits, standing, time);
        this.deadline = new Deadline(cases, tasks, limits, standing, time);
        this.listeners = List.of(tasks, new DiagramClocks(deadline), new ClockListeners(deadline, cases));
    }

    /** What diagrams ask as {@code deadline}. */
    public Object bean() {
        return deadline;
    }

    /** Of the years that are published; beyond them only weekends are known. */
    public static boolean isWorkday(LocalDate day) {
        return CALENDAR.isWorkday(day);
    }

    /** The stopped clocks of a case, in the order in which they were started; afterwards nothing is known of it. */
    public List<Outcome> take(String caseNumber) {
        var outcomes = new ArrayList<Outcome>();
        clocks.getOrDefault(caseNumber, Map.of()).values().stream().filter(CaseClock::isStopped).forEach(clock -> outcomes.add(outcome(clock)));
        clocks.clear();
        events.clear();
        return outcomes;
    }

    private Outcome outcome(CaseClock clock) {
        var happened = events.get(clock.clock());
        var limit = clock.limit().limit();
        return new Outcome(
                clock.procedure(),
                clock.step(),
                clock.stepName(),
                clock.municipality(),
                limit.amount() + " " + limit.unit().code(),
                isWithin(limit, happened),
                statutory(rows.get(clock.limit()), happened));
    }

    private static Boolean statutory(Map<String, Object> row, List<ClockEvent> happened) {
        if (!(row.get("statutoryAmount") instanceof Number amount)) {
            return null;
        }
        var extension = row.get("statutoryExtension") instanceof Number units ? units.intValue() : 0;
        var counted = happened.stream()
                .filter(event -> event.kind() != Kind.EXTENDED || extension > 0)
                .map(event -> event.kind() == Kind.EXTENDED ? new ClockEvent(event.kind(), event.at(), extension) : event)
                .toList();
        return isWithin(new TimeLimit(amount.intValue(), Unit.of((String) row.get("statutoryUnit"))), counted);
    }

    private static boolean isWithin(TimeLimit limit, List<ClockEvent> happened) {
        return !COUNT.read(limit, happened, CALENDAR, happened.get(happened.size() - 1).at()).overdue();
    }

    @Override
    public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
        listeners.forEach(listener -> listener.parseUserTask(userTask, scope, activity));
    }

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        listeners.forEach(listener -> listener.parseProcess(process, definition));
    }

    /** Asks each question once. */
    private final class Limits extends TimeLimits {

        private final Function<Map<String, Object>, Optional<Map<String, Object>>> table;
        private final Map<List<Object>, Optional<StepLimit>> answers = new HashMap<>();

        Limits(Function<Map<String, Object>, Optional<Map<String, Object>>> table) {
            super(null);
            this.table = table;
        }

        @Override
        Optional<StepLimit> find(String procedure, String step, Circumstances circumstances) {
            return answers.computeIfAbsent(List.of(procedure, step, circumstances), question -> super.find(procedure, step, circumstances));
        }

        @Override
        Optional<StepLimit> limit(Optional<Map<String, Object>> row) {
            var limit = super.limit(row);
            limit.ifPresent(read -> rows.put(read, row.get()));
            return limit;
        }

        @Override
        Optional<Map<String, Object>> look(Map<String, Object> inputs) {
            return table.apply(inputs);
        }
    }

    /** By the calendar that is shipped, without warnings. */
    private static final class Counted extends ClockStanding {

        Counted() {
            super(COUNT, null, null);
        }

        @Override
        Standing of(CaseClock clock, List<ClockEvent> events, Colour announced, OffsetDateTime now) {
            var reading = COUNT.read(clock.limit().limit(), events, CALENDAR, now);
            return new Standing(
                    reading.state(), reading.dueDay(), reading.dueAt(), reading.provisional(), null, null, Colour.RED, CALENDAR.version());
        }

        @Override
        boolean isOutdated(CaseClock clock) {
            return false;
        }

        @Override
        OffsetDateTime dueAt(StepLimit limit, OffsetDateTime now) {
            return COUNT.read(limit.limit(), List.of(ClockEvent.of(Kind.STARTED, now)), CALENDAR, now).dueAt();
        }
    }

    private final class Memory extends ClockStore {

        Memory() {
            super(null);
        }

        @Override
        List<CaseClock> of(String caseNumber) {
            return List.copyOf(clocks.getOrDefault(caseNumber, Map.of()).values());
        }

        @Override
        List<ClockEvent> events(String caseNumber, String clock) {
            return events.getOrDefault(clock, List.of());
        }

        @Override
        void add(CaseClock clock) {
            clocks.computeIfAbsent(clock.caseNumber(), number -> new LinkedHashMap<>()).put(clock.clock(), clock);
        }

        @Override
        void update(CaseClock clock) {
            add(clock);
        }
    }

    /** There is no row to hold and no journal to write. */
    private final class Cases extends CaseClocks {

        private final ClockStore store;

        Cases(ClockStore store, TimeLimits limits, ClockStanding standing, Clock time) {
            super(null, store, limits, standing, new Events(), new Unseen(), time);
            this.store = store;
        }

        @Override
        List<CaseClock> hold(String caseNumber) {
            return store.of(caseNumber);
        }
    }

    private final class Events extends ClockRecord {

        Events() {
            super(null, null, null);
        }

        @Override
        void happened(CaseClock clock, ClockEvent event, Grounds grounds) {
            events.computeIfAbsent(clock.clock(), name -> new ArrayList<>()).add(event);
        }
    }

    private static final class Unseen extends TaskTimes {

        Unseen() {
            super(null, null);
        }

        @Override
        void show(CaseClock clock, List<CaseClock> known) {
            // nobody looks at the list
        }

        @Override
        void show(CaseClock clock, MeasuredTask task) {
            // nobody looks at the list
        }
    }
}
