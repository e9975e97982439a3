package org.lianban.audit.finding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** The record of one case with the diagrams that it ran on. */
public final class CaseFile {

    private final String caseNumber;
    private final String municipality;
    private final List<Event> events;
    private final Function<String, Diagram> diagrams;
    private final Map<String, Event> callers = new HashMap<>();

    /**
     * @param events in their order, as a journal view has them
     * @param diagrams by the id of a process definition
     */
    public CaseFile(String caseNumber, String municipality, List<Map<String, Object>> events, Function<String, Diagram> diagrams) {
        this.caseNumber = caseNumber;
        this.municipality = municipality;
        this.events = events.stream().map(Event::new).toList();
        this.diagrams = diagrams;
        this.events.stream()
                .filter(event -> event.has("calledProcessInstanceId"))
                .forEach(event -> callers.putIfAbsent(event.text("calledProcessInstanceId"), event));
    }

    public String caseNumber() {
        return caseNumber;
    }

    public String municipality() {
        return municipality;
    }

    List<Event> events() {
        return events;
    }

    Stream<Event> events(String kind) {
        return events.stream().filter(event -> event.is(kind));
    }

    Stream<Event> before(Event moment) {
        return events.stream().takeWhile(event -> event != moment);
    }

    Diagram diagram(Event event) {
        return event.has("processDefinitionId") ? diagrams.apply(event.text("processDefinitionId")) : Diagram.UNKNOWN;
    }

    /** The event itself, or that of the call in the case's own process from which it stems. */
    Event inWhole(Event event) {
        var known = event;
        while (callers.get(known.text("processInstanceId")) != null) {
            known = callers.get(known.text("processInstanceId"));
        }
        return known;
    }

    static boolean sameInstance(Event one, Event other) {
        return Objects.equals(one.get("processInstanceId"), other.get("processInstanceId"));
    }
}
