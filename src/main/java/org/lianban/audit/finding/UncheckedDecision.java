package org.lianban.audit.finding;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lianban.audit.finding.Diagram.Node;

/** A decision was reached though a step on every way to it was not completed. */
final class UncheckedDecision implements Check {

    /** Notices that tell what was decided. */
    private static final Set<String> DECIDED = Set.of("decided", "refused", "revoked", "notPassed");

    @Override
    public Stream<Hit> in(CaseFile file) {
        return file.events("activity.start")
                .filter(event -> !event.has("inferred"))
                .filter(event -> {
                    var notice = file.diagram(event).property(event.text("activityId"), "notice");
                    return notice != null && DECIDED.contains(notice);
                })
                .flatMap(event -> {
                    var missing = missing(file, event);
                    return missing.isEmpty() ? Stream.of() : Stream.of(new Hit(
                            FindingKind.uncheckedDecision,
                            event,
                            "到达“%s”时没有完成：%s".formatted(event.activity(), missing.stream().map(Node::name).collect(Collectors.joining("、")))));
                });
    }

    private static List<Node> missing(CaseFile file, Event decision) {
        var done = file.before(decision)
                .filter(event -> event.is("activity.end") && !event.has("canceled") && CaseFile.sameInstance(event, decision))
                .map(event -> event.text("activityId"))
                .collect(Collectors.toSet());
        return file.diagram(decision).demandedBefore(decision.text("activityId")).stream()
                .filter(step -> !done.contains(step.id()))
                .toList();
    }
}
