package org.lianban.audit.finding;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;

/** An event of a case's record. */
public record Event(Map<String, Object> details) {

    public long seq() {
        return ((Number) details.get("seq")).longValue();
    }

    public int index() {
        return ((Number) details.get("index")).intValue();
    }

    public OffsetDateTime at() {
        return OffsetDateTime.parse(text("at"));
    }

    /** What officials call the place in the diagram; empty where there is none. */
    public String activity() {
        return has("activityName") ? text("activityName") : has("stepName") ? text("stepName") : text("activityId");
    }

    boolean is(String kind) {
        return kind.equals(details.get("kind"));
    }

    boolean has(String name) {
        return details.containsKey(name);
    }

    Object get(String name) {
        return details.get(name);
    }

    /** Empty where there is nothing of that name. */
    String text(String name) {
        return Objects.toString(details.get(name), "");
    }
}
