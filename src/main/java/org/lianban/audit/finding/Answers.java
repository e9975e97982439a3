package org.lianban.audit.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a case can be compared by: each decision with its facts, and its outcome with the facts of its intake. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private Answers() {}

    static Stream<Answer> of(CaseFile file) {
        var answers = new ArrayList<Answer>();
        file.events("decision.evaluate").forEach(event -> answers.add(new Answer(
                event.text("decision"), event.text("decisionName"), facts(file, event), results(file, event), event.text("decisionDefinitionId"), event)));
        outcome(file, answers);
        return answers.stream();
    }

    /** What the tables were asked before the first person decided anything. */
    private static void outcome(CaseFile file, List<Answer> answers) {
        var end = file.events("processInstance.end")
                .filter(event -> !event.has("superProcessInstanceId") && event.text("state").equals("COMPLETED"))
                .findFirst();
        var first = file.events("task.complete").findFirst();
        if (end.isEmpty() || first.isEmpty()) {
            return;
        }
        var intake = new TreeSet<String>();
        answers.stream().takeWhile(answer -> answer.event().seq() < first.get().seq()).forEach(answer -> intake.add(answer.subject() + answer.facts()));
        if (!intake.isEmpty()) {
            answers.add(new Answer(
                    "outcome:" + end.get().text("processDefinitionKey"),
                    "办理结果",
                    String.join("\n", intake),
                    end.get().text("endActivityId"),
                    end.get().text("processDefinitionId"),
                    end.get()));
        }
    }

    private static String facts(CaseFile file, Event decision) {
        var facts = new HashMap<String, Object>();
        ((Map<?, ?>) decision.details().getOrDefault("inputs", Map.of())).forEach((name, value) -> {
            if (!file.municipality().equals(value)) {
                facts.put(String.valueOf(name), value);
            }
        });
        return text(facts);
    }

    private static String results(CaseFile file, Event decision) {
        var computed = file.computedOutputs(decision);
        return text(((List<?>) decision.details().getOrDefault("rules", List.of())).stream()
                .map(rule -> {
                    var stated = new HashMap<Object, Object>((Map<?, ?>) ((Map<?, ?>) rule).get("outputs"));
                    stated.keySet().removeAll(computed);
                    return stated;
                })
                .toList());
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("was read from JSON", e);
        }
    }
}
