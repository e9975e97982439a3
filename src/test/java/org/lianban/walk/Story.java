package org.lianban.walk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An application, what its clerks do at each step and how departments treat it, and the end events it must reach. */
class Story {

    /** What is done when the case stands at a step, by whoever works it. */
    interface Deed {
        void at(Office office, String clerk, String caseNumber, String step);
    }

    final String procedure;
    final String title;
    final String municipality;
    final Map<String, Object> application;
    final Map<String, String> departments = new HashMap<>();
    private final Map<String, Deque<Deed>> deeds = new HashMap<>();
    private final Map<String, Deed> usual = new HashMap<>();
    List<String> ends;

    private Story(String procedure, String title, String municipality, Map<String, Object> application) {
        this.procedure = procedure;
        this.title = title;
        this.municipality = municipality;
        this.application = application;
    }

    /** An application to open an enterprise. */
    static Story of(String title, String municipality, Map<String, Object> application) {
        return in("enterprise-opening", title, municipality, application)
                .form("userTask_handOverResults", Map.of("receivedBy", "赵磊", "receiptSigned", true))
                .form("userTask_postResults", Map.of("courierName", "邮政", "trackingNumber", "EX123456789CN"));
    }

    static Story in(String procedure, String title, String municipality, Map<String, Object> application) {
        return new Story(procedure, title, municipality, application);
    }

    /** The clerk completes the step with these values; a second call is for the second time the case stands there. */
    Story form(String step, Map<String, Object> values) {
        return deed(step, (office, clerk, number, at) -> office.complete(clerk, number, at, values));
    }

    Story deed(String step, Deed deed) {
        deeds.computeIfAbsent(step, key -> new ArrayDeque<>()).add(deed);
        return this;
    }

    /** What the clerk completes the step with whenever nothing else is said. */
    Story usually(String step, Map<String, Object> values) {
        usual.put(step, (office, clerk, number, at) -> office.complete(clerk, number, at, values));
        return this;
    }

    Story approved() {
        return form("userTask_reviewApplication", Map.of("reviewOutcome", "approve"));
    }

    /** The sandbox department behaves so in this case, from the first clerk's step on. */
    Story department(String role, String mode) {
        departments.put(role, mode);
        return this;
    }

    Story ends(String... events) {
        this.ends = List.of(events);
        return this;
    }

    Story endsOpened() {
        return ends("endEvent_opened");
    }

    Story endsUnregistered(String reason) {
        return ends(reason, "endEvent_closedUnregistered");
    }

    /** The next deed at the step, or null when nobody has anything to do there. */
    Deed next(String step) {
        var deed = deeds.getOrDefault(step, new ArrayDeque<>()).poll();
        return deed == null ? usual.get(step) : deed;
    }
}
