package org.lianban.audit.export;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.lianban.audit.export.OcelObject.Relation;
import org.lianban.audit.export.OcelObject.Type;
import org.lianban.audit.export.Transition.Lifecycle;
import org.lianban.privacy.Masking;

/** The objects of one case, and which of them a transition touched. */
final class CaseObjects {

    private static final String OF = "of";

    private final ExportedCase exported;
    private final Map<String, OcelObject> objects = new LinkedHashMap<>();
    private final Map<String, List<String>> decisions = new LinkedHashMap<>();
    private final String applicant;
    private final Transition application;

    CaseObjects(ExportedCase exported, List<Transition> transitions) {
        this.exported = exported;
        this.applicant = exported.applicant() == null ? null : "applicant:" + exported.applicant();
        this.application = transitions.stream().filter(transition -> transition.type().equals("startEvent")).findFirst().orElse(null);
        if (applicant != null) {
            add(new OcelObject(applicant, Type.APPLICANT));
        }
        add(new OcelObject(exported.caseNumber(), Type.CASE)
                .with("procedure", exported.procedure(), exported.openedAt())
                .with("procedureName", exported.procedureName(), exported.openedAt())
                .with("municipality", exported.municipality(), exported.openedAt())
                .with("version", exported.version(), exported.openedAt())
                .with("openedAt", OcelWriter.moment(exported.openedAt()), exported.openedAt())
                .with("state", "running", exported.openedAt())
                .with("state", exported.endedAt() == null ? null : exported.state(), exported.endedAt())
                .with("outcome", exported.outcome(), exported.endedAt())
                .with("endedAt", exported.endedAt() == null ? null : OcelWriter.moment(exported.endedAt()), exported.endedAt())
                .to(applicant, "applied by"));
        exported.events().stream().filter(event -> "decision.evaluate".equals(event.get("kind"))).forEach(this::decision);
        transitions.forEach(this::learn);
    }

    Collection<OcelObject> all() {
        return objects.values();
    }

    List<Relation> touchedBy(Transition transition) {
        var touched = new ArrayList<Relation>();
        touched.add(new Relation(exported.caseNumber(), "case"));
        if (transition.task() != null && objects.containsKey(transition.task())) {
            touched.add(new Relation(transition.task(), "task"));
        }
        if (transition.role() != null) {
            touched.add(new Relation(department(transition.role()), "responsible"));
        }
        if (transition.lifecycle() == Lifecycle.complete) {
            decisions.getOrDefault(transition.instance(), List.of()).forEach(decision -> touched.add(new Relation(decision, "decided by")));
        }
        if (transition.type().equals("notice")) {
            touched.add(new Relation(notice(transition), "issued"));
        }
        if (transition.type().equals("material")) {
            touched.add(new Relation(material(transition), "received"));
        }
        if (applicant != null && transition == application) {
            touched.add(new Relation(applicant, "applied"));
        }
        return touched;
    }

    private void learn(Transition transition) {
        if (transition.role() != null) {
            add(new OcelObject(department(transition.role()), Type.DEPARTMENT)
                    .with("role", transition.role(), OcelWriter.ALWAYS)
                    .with("municipality", exported.municipality(), OcelWriter.ALWAYS));
        }
        switch (transition.type()) {
            case "userTask" -> task(transition);
            case "notice" -> add(new OcelObject(notice(transition), Type.NOTICE)
                    .with("kind", transition.facts().get("noticeKind"), transition.at())
                    .with("title", masked(transition.facts().get("title")), transition.at())
                    .with("sha256", transition.facts().get("sha256"), transition.at())
                    .to(exported.caseNumber(), OF)
                    .to(applicant, "addressed to"));
            case "material" -> add(new OcelObject(material(transition), Type.MATERIAL)
                    .with("code", transition.facts().get("code"), transition.at())
                    .with("version", transition.facts().get("version"), transition.at())
                    .with("mediaType", transition.facts().get("mediaType"), transition.at())
                    .with("size", transition.facts().get("size"), transition.at())
                    .with("sha256", transition.facts().get("sha256"), transition.at())
                    .to(exported.caseNumber(), OF));
            default -> { }
        }
    }

    private void task(Transition transition) {
        if (transition.task() == null) {
            return;
        }
        var task = objects.computeIfAbsent(transition.task(), id -> new OcelObject(id, Type.TASK)
                .with("name", transition.activity(), transition.at())
                .with("element", transition.element(), transition.at())
                .with("process", transition.process(), transition.at())
                .to(exported.caseNumber(), OF)
                .to(transition.role() == null ? null : department(transition.role()), "for"));
        switch (transition.lifecycle()) {
            case start, assign, reassign -> task.with("assignee", transition.resource(), transition.at());
            default -> { }
        }
    }

    private void decision(Map<String, Object> event) {
        var id = "%s/%s/%s".formatted(exported.caseNumber(), event.get("seq"), event.get("index"));
        var at = OffsetDateTime.parse(String.valueOf(event.get("at")));
        var rules = ((List<?>) event.getOrDefault("rules", List.of())).stream()
                .map(rule -> String.valueOf(((Map<?, ?>) rule).get("ruleId")))
                .collect(Collectors.joining(" "));
        add(new OcelObject(id, Type.DECISION)
                .with("decision", event.get("decision"), at)
                .with("name", event.get("decisionName"), at)
                .with("definition", event.get("decisionDefinitionId"), at)
                .with("rules", rules, at)
                .with("element", event.get("activityId"), at)
                .to(exported.caseNumber(), OF));
        if (event.get("activityInstanceId") != null) {
            decisions.computeIfAbsent(String.valueOf(event.get("activityInstanceId")), instance -> new ArrayList<>()).add(id);
        }
    }

    private String department(String role) {
        return "department:%s/%s".formatted(exported.municipality(), role);
    }

    private static String notice(Transition transition) {
        return "notice:" + transition.facts().get("number");
    }

    private static String material(Transition transition) {
        return "material:" + transition.facts().get("materialId");
    }

    private static String masked(Object text) {
        return Masking.text(Objects.toString(text, ""));
    }

    private void add(OcelObject object) {
        objects.putIfAbsent(object.id(), object);
    }
}
