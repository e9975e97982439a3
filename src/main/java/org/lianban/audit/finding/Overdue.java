package org.lianban.audit.finding;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lianban.engine.OfficialTime;

/** A clock ran out: which, how long it had been paused, and in whose hands the case was. */
final class Overdue implements Check {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");

    /** A task that waited when the clock ran out. */
    private record Open(String name, String holder, OffsetDateTime since) {

        String told(String department) {
            return holder.isEmpty()
                    ? "“%s”自%s起无人认领%s".formatted(name, DAY.format(since), department.isEmpty() ? "" : "（" + department + "）")
                    : "“%s”自%s起在 %s 手上".formatted(name, DAY.format(since), holder);
        }
    }

    @Override
    public Stream<Hit> in(CaseFile file) {
        return file.events("clock.overdue").map(event -> new Hit(FindingKind.overdue, event, detail(file, event)));
    }

    private static String detail(CaseFile file, Event overdue) {
        var parts = new ArrayList<String>();
        parts.add("“%s”应于 %s 办结".formatted(overdue.text("stepName"), overdue.text("dueDay").isEmpty() ? overdue.text("dueAt") : overdue.text("dueDay")));
        parts.add(pauses(file, overdue));
        var open = open(file, overdue);
        parts.add(open.isEmpty() ? waiting(file, overdue) : String.join("；", open));
        return String.join("；", parts);
    }

    private static String pauses(CaseFile file, Event overdue) {
        var total = Duration.ZERO;
        var count = 0;
        OffsetDateTime since = null;
        for (var event : file.before(overdue).filter(event -> event.text("clock").equals(overdue.text("clock"))).toList()) {
            if (event.is("clock.paused") && since == null) {
                since = event.at();
                count++;
            } else if (event.is("clock.resumed") && since != null) {
                total = total.plus(Duration.between(since, event.at()));
                since = null;
            }
        }
        return count == 0 ? "没有暂停" : "暂停 %d 次，共 %d 天 %d 小时".formatted(count, total.toDays(), total.toHoursPart());
    }

    private static List<String> open(CaseFile file, Event overdue) {
        var open = new LinkedHashMap<String, Open>();
        var departments = new HashMap<String, String>();
        file.before(overdue).forEach(event -> {
            var task = event.text("taskId");
            if (event.is("task.create") || event.is("task.update")) {
                var before = open.get(task);
                var holder = event.text("assignee");
                open.put(task, new Open(
                        event.activity(),
                        holder,
                        before != null && before.holder().equals(holder) ? before.since() : OfficialTime.of(event.at())));
            } else if (event.is("identityLink.add") && event.text("type").equals("candidate")) {
                departments.put(task, event.text("groupId"));
            } else if (event.is("task.complete") || event.is("task.delete")) {
                open.remove(task);
            }
        });
        return open.entrySet().stream().map(entry -> entry.getValue().told(departments.getOrDefault(entry.getKey(), ""))).toList();
    }

    /** Nobody had it: what the case waited for, and whether it was stuck. */
    private static String waiting(CaseFile file, Event overdue) {
        var begun = new LinkedHashMap<String, String>();
        var incidents = new LinkedHashMap<String, Event>();
        file.before(overdue).forEach(event -> {
            switch (event.text("kind")) {
                case "activity.start" -> {
                    if (event.text("type").endsWith("Task")) {
                        begun.put(event.text("activityInstanceId"), event.activity());
                    }
                }
                case "activity.end" -> begun.remove(event.text("activityInstanceId"));
                case "incident.create" -> incidents.put(event.text("id"), event);
                case "incident.resolve", "incident.delete" -> incidents.remove(event.text("id"));
                default -> { }
            }
        });
        if (!incidents.isEmpty()) {
            return incidents.values().stream().map(Event::activity).distinct().collect(Collectors.joining("、", "卡在故障：", ""));
        }
        return begun.isEmpty() ? "当时没有人经办" : begun.values().stream().distinct().collect(Collectors.joining("、", "等待：", ""));
    }
}
