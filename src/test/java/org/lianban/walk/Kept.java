package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an installation knows of cases, to be compared with what it knows after it was moved or restored. */
final class Kept {

    private static final List<String> HISTORY = List.of("process-instance", "activity-instance", "task", "variable-instance", "detail");

    private Kept() {}

    /** What the record and the engine's history say of each case, but for looks. */
    static Map<String, JsonNode> of(Office office, List<String> numbers) {
        var all = new LinkedHashMap<String, JsonNode>();
        for (var number : numbers) {
            var replay = read(office, "/api/audit/cases/" + number + "/replay");
            var events = Office.list(replay.get("events")).stream().filter(event -> !event.get("kind").asText().startsWith("record.")).toList();
            all.put(number + " events", tree(events));
            all.put(number + " definitions", replay.get("definitions"));
            for (var kind : HISTORY) {
                var rows = new ArrayList<>(Office.list(read(
                        office, "/engine-rest/history/%s?processInstanceId=%s".formatted(kind, replay.at("/instances/0/id").asText()))));
                assertThat(rows).as(kind).isNotEmpty();
                rows.sort(Comparator.comparing(row -> row.get("id").asText()));
                all.put(number + " " + kind, tree(rows));
            }
        }
        return all;
    }

    /** Every chain of these cases, the installation's, and all seals. */
    static void assertIntact(Office office, List<String> numbers) {
        var places = new ArrayList<>(numbers.stream().map(number -> "cases/" + number).toList());
        places.addAll(List.of("installation", "seals"));
        for (var place : places) {
            var verdict = read(office, "/api/audit/" + place + "/verification");
            assertThat(verdict.get("intact").asBoolean()).as(place + " " + verdict).isTrue();
        }
    }

    private static JsonNode read(Office office, String path) {
        var answer = office.send("auditor", "GET", path, null);
        Office.expect(200, answer);
        return Office.read(answer);
    }

    private static JsonNode tree(List<JsonNode> rows) {
        return new ObjectMapper().valueToTree(rows);
    }
}
