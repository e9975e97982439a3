package org.lianban.audit.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.stream.Stream;

/** A step began that no flow had led to. */
final class OrderViolated implements Check {

    @Override
    public Stream<Hit> in(CaseFile file) {
        var arrivals = new HashMap<String, Integer>();
        var hits = new ArrayList<Hit>();
        for (var event : file.events()) {
            if (event.is("flow.taken")) {
                arrivals.merge(place(event, "target"), 1, Integer::sum);
            } else if (event.is("activity.start") && isReachedByFlows(file, event)) {
                if (arrivals.getOrDefault(place(event, "activityId"), 0) == 0) {
                    hits.add(new Hit(FindingKind.orderViolated, event, "“%s”不是沿流程图的线到达的".formatted(event.activity())));
                } else {
                    arrivals.computeIfPresent(place(event, "activityId"), (place, flows) -> flows - arriving(file, event, flows));
                }
            }
        }
        return hits.stream();
    }

    /** A gateway that joins is passed once for all its flows. */
    private static int arriving(CaseFile file, Event event, int flows) {
        var type = file.diagram(event).nodes().get(event.text("activityId")).type();
        return type.equals("parallelGateway") || type.equals("inclusiveGateway") ? 0 : Math.min(1, flows);
    }

    private static boolean isReachedByFlows(CaseFile file, Event event) {
        var diagram = file.diagram(event);
        var node = diagram.nodes().get(event.text("activityId"));
        return node != null
                && !event.has("inferred")
                && !node.repeated()
                && !node.sources().isEmpty()
                // what waits behind it is reached by its event
                && node.sources().stream().noneMatch(source -> diagram.nodes().get(source).type().equals("eventBasedGateway"));
    }

    private static String place(Event event, String element) {
        return event.text("processInstanceId") + " " + event.text(element);
    }
}
