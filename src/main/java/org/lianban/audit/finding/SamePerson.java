package org.lianban.audit.finding;

import java.util.Arrays;
import java.util.stream.Stream;

/** One account did two steps that the diagram wants different people for. */
final class SamePerson implements Check {

    private static final String OTHER_THAN = "separation.otherThan";

    @Override
    public Stream<Hit> in(CaseFile file) {
        return file.events("task.complete").flatMap(done -> {
            var others = file.diagram(done).property(done.text("activityId"), OTHER_THAN);
            return others == null
                    ? Stream.of()
                    : Arrays.stream(others.split(",")).map(String::strip).flatMap(step -> earlier(file, done, step)).limit(1);
        });
    }

    private static Stream<Hit> earlier(CaseFile file, Event done, String step) {
        return file.before(done)
                .filter(event -> CaseFile.sameInstance(event, done) && event.text("actor").equals(done.text("actor")))
                .filter(event -> event.is("task.complete") && event.text("activityId").equals(step)
                        || event.is("processInstance.start") && event.text("startActivityId").equals(step))
                .map(event -> new Hit(
                        FindingKind.samePerson,
                        done,
                        "%s 已办理“%s”，又办理“%s”".formatted(done.text("actor"), name(file, done, step), done.activity())));
    }

    private static String name(CaseFile file, Event done, String step) {
        var node = file.diagram(done).nodes().get(step);
        return node == null ? step : node.name();
    }
}
