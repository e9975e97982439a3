package org.lianban.audit.finding;

import java.util.HashMap;
import java.util.HashSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lianban.journal.ManualOperation;

/** Somebody did something to the case past its diagram. */
final class ManualOverride implements Check {

    @Override
    public Stream<Hit> in(CaseFile file) {
        var operations = new HashSet<Object>();
        var changed = new HashMap<Long, String>();
        file.events().stream()
                .filter(event -> event.text("kind").startsWith("variable."))
                .forEach(event -> changed.merge(event.seq(), event.text("variable"), (one, other) -> one + "、" + other));
        return file.events().stream()
                .filter(event -> ManualOperation.of(event.details()).isPresent())
                // one operation is told once for each property that it changed
                .filter(event -> operations.add(event.has("operationId") ? event.get("operationId") : event))
                .map(event -> new Hit(FindingKind.manualOverride, event, detail(event, changed.get(event.seq()))));
    }

    private static String detail(Event event, String variables) {
        var what = ManualOperation.of(event.details()).orElseThrow();
        return Stream.of(
                        "%s：%s".formatted(event.text("actor"), what.title()),
                        what.kind().endsWith("Variable") || what.kind().endsWith("Variables") ? variables : null,
                        event.text("annotation").isBlank() ? "没有附说明" : "附有说明")
                .filter(part -> part != null)
                .collect(Collectors.joining("，"));
    }
}
