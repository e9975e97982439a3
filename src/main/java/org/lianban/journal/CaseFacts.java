package org.lianban.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a row of the journal changes in what a case is found by. It is written with the row, in the same statement as the
 * head of the chain, so that search needs no journal and costs no round trip of its own.
 */
final class CaseFacts {

    /** Mark of a variable of the case that holds what the lists show, as the process property of the same name says. */
    static final String HOLDS = "holds";

    static final String APPLICANT = "applicant";
    static final String CREDIT_CODE = "applicantCreditCode";

    /** Looks at the record change nothing that could be found in it. */
    private static final String LOOK = "record.";

    private static final int LONGEST = 255;

    private final Map<String, Object> columns = new LinkedHashMap<>();
    private final Set<String> departments;
    private int incidents;

    private CaseFacts(String departmentsBefore) {
        this.departments = new TreeSet<>(List.of(departmentsBefore.split("\\|")));
        this.departments.remove("");
    }

    /** @param departmentsBefore as {@code case_record} has them */
    static CaseFacts of(List<Map<String, Object>> events, String departmentsBefore, Object at) {
        var facts = new CaseFacts(departmentsBefore);
        var known = facts.departments.size();
        events.forEach(event -> facts.learn(event, events, at));
        if (events.stream().anyMatch(event -> !text(event, "kind").startsWith(LOOK))) {
            facts.columns.put("examined", false);
        }
        if (facts.departments.size() > known) {
            facts.columns.put("departments", "|" + String.join("|", facts.departments) + "|");
        }
        return facts;
    }

    private void learn(Map<String, Object> event, List<Map<String, Object>> all, Object at) {
        var kind = text(event, "kind");
        switch (kind) {
            case "processInstance.start" -> {
                if (isWhole(event)) {
                    columns.put("version", event.get("version"));
                }
            }
            case "processInstance.end" -> {
                if (isWhole(event)) {
                    columns.put("state", "COMPLETED".equals(event.get("state")) ? "completed" : "terminated");
                    columns.put("outcome", shortened(nameOfEnd(event, all)));
                    columns.put("ended_at", at);
                }
            }
            case "variable.create", "variable.update" -> {
                if (event.containsKey(HOLDS)) {
                    columns.put(
                            event.get(HOLDS).equals(APPLICANT) ? "applicant" : "applicant_credit_code",
                            shortened(Objects.toString(event.get("value"), null)));
                }
            }
            case "department.called" -> departments.add(text(event, "department"));
            case "identityLink.add" -> {
                if ("candidate".equals(event.get("type")) && event.get("groupId") != null) {
                    departments.add(text(event, "groupId"));
                }
            }
            case "clock.overdue" -> columns.put("overdue", true);
            case "notice.issued" -> {
                if ("revoked".equals(event.get("noticeKind"))) {
                    columns.put("revoked", true);
                }
            }
            case "incident.create" -> incidents++;
            case "incident.resolve", "incident.delete" -> incidents--;
            default -> {
                if (ManualOperation.of(event).isPresent()) {
                    columns.put("manual", true);
                }
            }
        }
    }

    /** A called process is a part of the case. */
    private static boolean isWhole(Map<String, Object> event) {
        return !event.containsKey("superProcessInstanceId");
    }

    private static String nameOfEnd(Map<String, Object> end, List<Map<String, Object>> all) {
        return all.stream()
                .filter(event -> text(event, "kind").equals("activity.end")
                        && Objects.equals(event.get("activityId"), end.get("endActivityId"))
                        && Objects.equals(event.get("processInstanceId"), end.get("processInstanceId")))
                .map(event -> (String) event.get("activityName"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String shortened(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static String text(Map<String, Object> event, String name) {
        return Objects.toString(event.get(name), "");
    }

    /** What follows the other assignments of an update, with a leading comma; empty when nothing changed. */
    String assignments() {
        var sql = new StringBuilder();
        columns.keySet().forEach(column -> sql.append(", ").append(column).append(" = ?"));
        return incidents == 0 ? sql.toString() : sql.append(", incidents = incidents + ?").toString();
    }

    List<Object> values() {
        var values = new ArrayList<>(columns.values());
        if (incidents != 0) {
            values.add(incidents);
        }
        return values;
    }
}
