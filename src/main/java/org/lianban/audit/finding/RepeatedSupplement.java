package org.lianban.audit.finding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The applicant was asked again for what he had been asked for before: the law wants all gaps told at once. */
final class RepeatedSupplement implements Check {

    private static final String OUTPUT = "output.";
    private static final String GAPS = "补正";
    private static final String SEPARATORS = "[；;，,、。\\n]+";

    @Override
    public Stream<Hit> in(CaseFile file) {
        var asked = new HashSet<String>();
        var hits = new ArrayList<Hit>();
        requests(file).forEach(request -> {
            var gaps = gaps(file, request);
            var again = gaps.stream().filter(asked::contains).count();
            if (again > 0) {
                hits.add(new Hit(FindingKind.repeatedSupplement, request, "再次要求补正，其中 %d 项此前已经要求过".formatted(again)));
            }
            asked.addAll(gaps);
        });
        return hits.stream();
    }

    private static List<Event> requests(CaseFile file) {
        return file.events("task.create")
                .filter(task -> "supplement".equals(file.diagram(task).property(task.text("activityId"), "notice")))
                .toList();
    }

    /** What was written in the command that asks, into the variables that the process shows as gaps. */
    private static Set<String> gaps(CaseFile file, Event request) {
        var named = file.diagram(request).properties().entrySet().stream()
                .filter(property -> property.getKey().startsWith(OUTPUT) && property.getValue().contains(GAPS))
                .map(property -> property.getKey().substring(OUTPUT.length()))
                .collect(Collectors.toSet());
        return file.events().stream()
                .filter(event -> event.seq() == request.seq() && event.text("kind").startsWith("variable.") && named.contains(event.text("variable")))
                .flatMap(event -> Arrays.stream(event.text("value").split(SEPARATORS)))
                .map(gap -> Normalizer.normalize(gap, Normalizer.Form.NFKC).replaceAll("\\s", ""))
                .filter(gap -> !gap.isEmpty())
                .collect(Collectors.toSet());
    }
}
