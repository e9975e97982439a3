package org.lianban.audit.finding;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The catalogue does not have what was applied for. */
final class OffCatalogue implements Check {

    private static final String NOT_LISTED = "notListed";
    private static final Set<String> DECIDED = Set.of("decided", "refused");

    @Override
    public Stream<Hit> in(CaseFile file) {
        return file.events("decision.evaluate")
                .filter(OffCatalogue::deniesListing)
                .limit(1)
                .map(event -> new Hit(
                        FindingKind.offCatalogue,
                        event,
                        file.events("notice.issued").anyMatch(notice -> DECIDED.contains(notice.text("noticeKind")))
                                ? "事项不在目录内，仍作出了决定"
                                : "事项不在目录内，没有作出决定"));
    }

    private static boolean deniesListing(Event decision) {
        return ((List<?>) decision.details().getOrDefault("rules", List.of())).stream()
                .map(rule -> ((Map<?, ?>) rule).get("outputs"))
                .filter(Map.class::isInstance)
                .map(Map.class::cast)
                .anyMatch(outputs -> Boolean.FALSE.equals(outputs.get("itemListed")) || outputs.containsValue(NOT_LISTED));
    }
}
