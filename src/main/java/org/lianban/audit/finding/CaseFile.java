package org.lianban.audit.finding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The record of one case with the diagrams that it ran on. */
public final class CaseFile {

    private final String caseNumber;
    private final String municipality;
    private final List<Event> events;
    private final Models models;
    private final Map<String, Event> callers = new HashMap<>();

    /** The models in the very versions that a case ran on. */
    public interface Models {

        /** @param definition id of a process definition */
        Diagram diagram(String definition);

        /**
         * The outputs that some rule of the decision computes instead of stating: they can differ though the facts do not.
         *
         * @param definition id of a decision definition
         */
        Set<String> computedOutputs(String definition);
    }

    /** @param events in their order, as a journal view has them */
    public CaseFile(String caseNumber, String municipality, List<Map<String, Object>> events, Models models) {
        this.caseNumber = caseNumber;
        this.municipality = municipality;
        this.events = events.stream().map(Event::new).toList();
        this.models = models;
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
        return event.has("processDefinitionId") ? models.diagram(event.text("processDefinitionId")) : Diagram.UNKNOWN;
    }

    Set<String> computedOutputs(Event decision) {
        return models.computedOutputs(decision.text("decisionDefinitionId"));
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
