package org.lianban.audit.export;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.lianban.audit.export.Transition.Lifecycle;
import org.lianban.journal.ManualOperation;
import org.lianban.privacy.Masking;

/**
 * Reads the transitions of a case's steps out of its journal. Not every event is one: variables, flows, jobs and looks stay
 * in the journal; what failed and was rolled back is no transition.
 */
final class Transitions {

    /** What a step did besides beginning and ending. */
    private static final class Doing {
        private String department;
        private final Set<String> decisions = new LinkedHashSet<>();
        private final Set<String> rules = new LinkedHashSet<>();
    }

    private final Clauses clauses;

    Transitions(Clauses clauses) {
        this.clauses = clauses;
    }

    List<Transition> of(ExportedCase exported) {
        return new Fold(exported.events()).run();
    }

    private final class Fold {

        private final List<Map<String, Object>> events;
        private final Map<String, String> groups = new HashMap<>();
        private final Map<Object, Integer> versions = new HashMap<>();
        private final Map<String, Doing> doings = new HashMap<>();
        private final Map<String, String> holders = new HashMap<>();
        private final Set<String> taken = new HashSet<>();
        private final Set<Object> operations = new HashSet<>();
        private final List<Transition> transitions = new ArrayList<>();

        Fold(List<Map<String, Object>> events) {
            this.events = events;
        }

        List<Transition> run() {
            // the department of a task is written down after the task, what a step did before its end
            events.forEach(this::learn);
            events.forEach(this::tell);
            return transitions;
        }

        private void learn(Map<String, Object> event) {
            switch (text(event, "kind")) {
                case "identityLink.add" -> {
                    if ("candidate".equals(event.get("type")) && event.get("groupId") != null && event.get("taskId") != null) {
                        groups.put(text(event, "taskId"), text(event, "groupId"));
                    }
                }
                case "processInstance.start", "processInstance.update" -> versions.put(event.get("processDefinitionId"), (Integer) event.get("version"));
                case "department.called", "department.answered" -> doing(event).department = text(event, "department");
                case "decision.evaluate" -> {
                    var doing = doing(event);
                    doing.decisions.add(text(event, "decision"));
                    ((List<?>) event.getOrDefault("rules", List.of())).forEach(rule -> doing.rules.add(String.valueOf(((Map<?, ?>) rule).get("ruleId"))));
                }
                default -> { }
            }
        }

        private Doing doing(Map<String, Object> event) {
            return doings.computeIfAbsent(text(event, "activityInstanceId"), instance -> new Doing());
        }

        private void tell(Map<String, Object> event) {
            var kind = text(event, "kind");
            switch (kind) {
                case "activity.start" -> {
                    if (takesTime(event)) {
                        step(event, Lifecycle.start);
                    }
                }
                case "activity.end" -> {
                    if (takesTime(event)) {
                        step(event, event.containsKey("canceled") ? Lifecycle.ate_abort : Lifecycle.complete);
                    } else if (isPoint(event) && !event.containsKey("canceled")) {
                        step(event, Lifecycle.complete);
                    }
                }
                case "task.create", "task.update" -> hands(event);
                case "task.complete" -> task(event, Lifecycle.complete);
                case "task.delete" -> task(event, Lifecycle.withdraw);
                case "clock.paused" -> clock(event, Lifecycle.suspend, "计时");
                case "clock.resumed" -> clock(event, Lifecycle.resume, "计时");
                case "clock.extended" -> clock(event, Lifecycle.complete, "延长期限");
                case "clock.overdue" -> clock(event, Lifecycle.complete, "超过期限");
                case "notice.issued" -> thing(event, "notice", "发出" + text(event, "title"));
                case "material.received" -> thing(event, "material", "收到材料");
                default -> ManualOperation.of(event).ifPresent(operation -> operation(event, operation));
            }
        }

        private void hands(Map<String, Object> event) {
            var task = text(event, "taskId");
            var isNew = text(event, "kind").equals("task.create");
            var before = holders.get(task);
            var after = (String) event.get("assignee");
            if (isNew) {
                task(event, Lifecycle.schedule);
            }
            if (Objects.equals(before, after)) {
                return;
            }
            holders.put(task, after);
            if (after == null) {
                task(event, Lifecycle.schedule);
            } else if (taken.add(task)) {
                task(event, after.equals(event.get("actor")) ? Lifecycle.start : Lifecycle.assign);
            } else {
                task(event, Lifecycle.reassign);
            }
        }

        private void step(Map<String, Object> event, Lifecycle lifecycle) {
            var doing = doings.getOrDefault(text(event, "activityInstanceId"), new Doing());
            add(event, lifecycle, name(event), text(event, "type"), (String) event.get("actor"), doing.department, basis(event), doing, null, Map.of());
        }

        private void task(Map<String, Object> event, Lifecycle lifecycle) {
            var holder = lifecycle == Lifecycle.assign || lifecycle == Lifecycle.reassign ? event.get("assignee") : event.get("actor");
            var detail = lifecycle == Lifecycle.withdraw ? (String) event.get("deleteReason") : null;
            add(event, lifecycle, name(event), "userTask", (String) holder, groups.get(text(event, "taskId")), basis(event), new Doing(), detail, Map.of());
        }

        private void clock(Map<String, Object> event, Lifecycle lifecycle, String what) {
            var name = what + "：" + event.getOrDefault("stepName", event.get("clock"));
            var basis = event.containsKey("basis") ? text(event, "basis") : basis(event);
            add(event, lifecycle, name, "clock", (String) event.get("actor"), null, basis, new Doing(), (String) event.get("reason"), Map.of());
        }

        private void thing(Map<String, Object> event, String type, String name) {
            add(event, Lifecycle.complete, name, type, (String) event.get("actor"), null, null, new Doing(), null, event);
        }

        /** One operation is told once for each property that it changed. */
        private void operation(Map<String, Object> event, ManualOperation operation) {
            if (!operations.add(event.getOrDefault("operationId", event))) {
                return;
            }
            add(event, Lifecycle.complete, "人工干预：" + operation.title(), "operation", (String) event.get("actor"), null, null, new Doing(),
                    (String) event.get("annotation"), Map.of());
        }

        private void add(
                Map<String, Object> event,
                Lifecycle lifecycle,
                String activity,
                String type,
                String resource,
                String role,
                String basis,
                Doing doing,
                String detail,
                Map<String, Object> facts) {
            transitions.add(new Transition(
                    ((Number) event.get("seq")).longValue(),
                    ((Number) event.get("index")).intValue(),
                    OffsetDateTime.parse(text(event, "at")),
                    Masking.text(activity),
                    (String) event.get("activityId"),
                    type,
                    lifecycle,
                    (String) event.get("activityInstanceId"),
                    (String) event.get("processDefinitionKey"),
                    versions.get(event.get("processDefinitionId")),
                    resource,
                    role,
                    basis,
                    lifecycle == Lifecycle.complete ? List.copyOf(doing.decisions) : List.of(),
                    lifecycle == Lifecycle.complete ? List.copyOf(doing.rules) : List.of(),
                    (String) event.get("taskId"),
                    detail == null ? null : Masking.text(detail),
                    facts));
        }

        private String basis(Map<String, Object> event) {
            var definition = event.get("processDefinitionId");
            var element = event.get("activityId");
            return definition == null || element == null ? null : clauses.of((String) definition, (String) element);
        }
    }

    /** A user task is told by its task. */
    private static boolean takesTime(Map<String, Object> event) {
        var type = text(event, "type");
        return !type.equals("userTask") && (type.endsWith("Task") || type.equals("callActivity") || type.equals("subProcess"));
    }

    private static boolean isPoint(Map<String, Object> event) {
        var type = text(event, "type");
        return !type.endsWith("Task") && !type.endsWith("Gateway") && !type.equals("multiInstanceBody");
    }

    private static String name(Map<String, Object> event) {
        return event.get("activityName") instanceof String name && !name.isBlank() ? name : text(event, "activityId");
    }

    private static String text(Map<String, Object> event, String name) {
        return Objects.toString(event.get(name), "");
    }
}
