package org.lianban.audit.finding;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lianban.engine.OfficialTime;

/**
 * Work on the matter began before the case was accepted (隐性审批): a department was called or got a task, or a date that was
 * written down later lies before that of the acceptance. Steps to which the diagram comes without the acceptance are no such work.
 */
final class BeforeAcceptance implements Check {

    private static final ZoneId ZONE = OfficialTime.ZONE;

    @Override
    public Stream<Hit> in(CaseFile file) {
        var start = file.events("processInstance.start").filter(event -> !event.has("superProcessInstanceId")).findFirst();
        if (start.isEmpty()) {
            return Stream.of();
        }
        var diagram = file.diagram(start.get());
        var acceptance = diagram.with(node -> "accepted".equals(node.properties().get("notice")));
        if (acceptance.isEmpty()) {
            return Stream.of();
        }
        var accepted = file.events("activity.start")
                .filter(event -> CaseFile.sameInstance(event, start.get()) && acceptance.contains(event.text("activityId")))
                .findFirst();
        return Stream.concat(
                early(file, diagram, acceptance, accepted),
                accepted.stream().flatMap(moment -> backdated(file, moment)));
    }

    private static Stream<Hit> early(CaseFile file, Diagram diagram, List<String> acceptance, Optional<Event> accepted) {
        var allowed = diagram.reachedBefore(acceptance);
        return accepted.map(file::before).orElseGet(() -> file.events().stream())
                .filter(event -> event.is("department.called") || event.is("task.create"))
                .filter(event -> {
                    var place = file.inWhole(event).text("activityId");
                    return diagram.nodes().containsKey(place) && !diagram.isAside(place) && !allowed.contains(place);
                })
                .map(event -> new Hit(
                        FindingKind.beforeAcceptance,
                        event,
                        event.is("task.create")
                                ? "尚未受理，已生成任务“%s”".formatted(event.activity())
                                : "尚未受理，已就“%s”调用部门 %s".formatted(event.activity(), event.text("department"))));
    }

    /** What a form writes; not what is known already and handed on to a called process. */
    private static Stream<Hit> backdated(CaseFile file, Event accepted) {
        var day = accepted.at().atZoneSameInstant(ZONE).toLocalDate();
        var completions = file.events("task.complete").collect(Collectors.toMap(Event::seq, Event::activity, (one, another) -> one));
        return file.events().stream()
                .filter(BeforeAcceptance::isDay)
                .filter(event -> event.seq() > accepted.seq() && completions.containsKey(event.seq()))
                .filter(event -> date(event.text("value")).filter(written -> written.isBefore(day)).isPresent())
                .filter(event -> file.before(event).noneMatch(earlier -> isDay(earlier) && says(earlier).equals(says(event))))
                .map(event -> new Hit(
                        FindingKind.beforeAcceptance,
                        event,
                        "“%s”登记的日期 %s 早于受理日 %s".formatted(completions.get(event.seq()), event.text("value"), day)));
    }

    private static boolean isDay(Event event) {
        return (event.is("variable.create") || event.is("variable.update")) && event.text("variable").endsWith("On");
    }

    private static Map.Entry<String, String> says(Event event) {
        return Map.entry(event.text("variable"), event.text("value"));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
