package org.lianban.deadline;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.lianban.deadline.ClockEvent.Kind;
import org.lianban.deadline.ClockStore.Grounds;
import org.lianban.journal.Journal;
import org.springframework.stereotype.Component;

/** Puts what happens to a clock on record: among its events, and in the journal of its case. */
@Component
class ClockRecord {

    private final ClockStore store;
    private final ClockStanding standing;
    private final Journal journal;

    ClockRecord(ClockStore store, ClockStanding standing, Journal journal) {
        this.store = store;
        this.standing = standing;
        this.journal = journal;
    }

    /** @param clock as it stands after the event */
    void happened(CaseClock clock, ClockEvent event, Grounds grounds) {
        store.append(clock, clock.lastSeq(), event, grounds, journal.actor());
        var details = new LinkedHashMap<String, Object>();
        if (event.kind() == Kind.STARTED || event.kind() == Kind.EXTENDED) {
            details.put("amount", event.kind() == Kind.STARTED ? clock.limit().limit().amount() : event.amount());
            details.put("unit", clock.limit().limit().unit().code());
            put(details, "extension", event.kind() == Kind.STARTED ? clock.limit().extension() : null);
        }
        put(details, "reason", grounds.reason());
        put(details, "basis", grounds.basis());
        record(clock, event.kind().name().toLowerCase(Locale.ROOT), details);
    }

    /** A level was reached that was not told before. */
    void reached(CaseClock clock, Colour level, OffsetDateTime now) {
        var reading = standing.read(clock, store.events(clock.caseNumber(), clock.clock()), now);
        var details = new LinkedHashMap<String, Object>();
        details.put("level", level.code());
        details.put("unitsLeft", reading.unitsLeft());
        record(clock, level == Colour.RED ? "overdue" : "warned", details);
    }

    /** Another calendar brought another due day. */
    void recounted(CaseClock before, CaseClock after) {
        var details = new LinkedHashMap<String, Object>();
        put(details, "dueDayBefore", before.standing().dueDay());
        details.put("calendarVersion", after.standing().calendarVersion());
        record(after, "recounted", details);
    }

    private void record(CaseClock clock, String what, Map<String, Object> more) {
        var details = new LinkedHashMap<String, Object>();
        details.put("clock", clock.clock());
        details.put("procedure", clock.procedure());
        details.put("step", clock.step());
        details.put("stepName", clock.stepName());
        if (clock.activityInstanceId() != null) {
            details.put("processDefinitionKey", clock.procedure());
            details.put("processInstanceId", clock.processInstanceId());
            details.put("activityId", ClockNames.activity(clock.step()));
            details.put("activityInstanceId", clock.activityInstanceId());
        }
        put(details, "dueDay", clock.standing().dueDay());
        put(details, "dueAt", clock.standing().dueAt());
        details.putAll(more);
        journal.record(clock.caseNumber(), "clock." + what, details);
    }

    private static void put(Map<String, Object> details, String name, Object value) {
        if (value != null) {
            details.put(name, value.toString());
        }
    }
}
