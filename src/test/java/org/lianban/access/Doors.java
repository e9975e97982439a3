package org.lianban.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How somebody who has learned every id of a case would knock at each door of the engine's API. */
class Doors {

    /** @param type of the body, or null where there is none */
    record Knock(String path, String body, String type) {}

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** The kind of id that {@code {id}} stands for, by the longest beginning of the path that is listed. */
    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("/engine-rest/task", "userTask_accept");
        KINDS.put("/engine-rest/process-instance", "instance");
        KINDS.put("/engine-rest/execution", "execution");
        KINDS.put("/engine-rest/variable-instance", "variable");
        KINDS.put("/engine-rest/job-definition", "jobDefinition");
        KINDS.put("/engine-rest/job", "job");
        KINDS.put("/engine-rest/incident", "incident");
        KINDS.put("/engine-rest/external-task", "externalTask");
        KINDS.put("/engine-rest/process-definition", "definition");
        KINDS.put("/engine-rest/decision-definition", "decisionDefinition");
        KINDS.put("/engine-rest/deployment", "deployment");
        KINDS.put("/engine-rest/history/process-instance", "instance");
        KINDS.put("/engine-rest/history/process-definition", "definition");
        KINDS.put("/engine-rest/history/activity-instance", "activity");
        KINDS.put("/engine-rest/history/variable-instance", "variable");
        KINDS.put("/engine-rest/history/detail", "detail");
        KINDS.put("/engine-rest/history/decision-instance", "decision");
        KINDS.put("/engine-rest/history/job-log", "jobLog");
        KINDS.put("/engine-rest/history/external-task-log", "externalTaskLog");
    }

    private final DoorsCase known;

    Doors(DoorsCase known) {
        this.known = known;
    }

    /** Whether the door leads to one thing of the case rather than to a list or a model. */
    boolean leadsToTheCase(Routes.Route route) {
        return route.path().contains("{id}") && known.traces().contains(value(route.path(), "id"));
    }

    /** The ways to knock there: as it is, and with every filter that would single the case out. */
    List<Knock> at(Routes.Route route) {
        var path = VARIABLE.matcher(route.path()).replaceAll(found -> Matcher.quoteReplacement(value(route.path(), found.group(1))));
        var knocks = new ArrayList<Knock>();
        if (route.method().equals("GET") || route.method().equals("OPTIONS")) {
            knocks.add(new Knock(path, null, null));
            if (!route.path().contains("{")) {
                knocks.add(new Knock(path + "?processInstanceId=" + known.instance(), null, null));
                knocks.add(new Knock(path + "?processInstanceBusinessKey=" + known.caseNumber(), null, null));
            }
        } else if (path.endsWith("/deployment/create")) {
            knocks.add(new Knock(path, "--b--\r\n", "multipart/form-data; boundary=b"));
        } else if (path.endsWith("/data") || path.endsWith("/attachment/create")) {
            var part = "--b\r\nContent-Disposition: form-data; name=\"data\"; filename=\"a\"\r\nContent-Type: text/plain\r\n\r\nforged\r\n";
            knocks.add(new Knock(path, part + "--b--\r\n", "multipart/form-data; boundary=b"));
        } else {
            bodies(path).forEach(body -> knocks.add(new Knock(path, body, "application/json")));
        }
        return knocks;
    }

    private String value(String path, String variable) {
        if (path.startsWith("/camunda/api/") && variable.equals("id")) {
            return path.contains("/process-instance/") ? known.instance() : known.id("definition");
        }
        return switch (variable) {
            case "engine", "engineName", "name" -> path.contains("/metrics/") ? "nobody" : "default";
            case "caseNumber" -> known.caseNumber();
            case "procedure" -> DoorsCase.PROCEDURE;
            case "clock" -> "clock";
            case "member" -> "tax";
            case "id" -> KINDS.entrySet().stream()
                    .filter(kind -> (path + "/").startsWith(kind.getKey() + "/"))
                    .reduce((shorter, longer) -> longer.getKey().length() >= shorter.getKey().length() ? longer : shorter)
                    .map(kind -> known.id(kind.getValue()))
                    .orElse("nobody");
            case "key" -> path.contains("decision") ? "waitingDecision" : DoorsCase.PROCEDURE;
            case "varId" -> "applicantName";
            case "commentId" -> known.id("comment");
            case "resourceId" -> known.id("resource");
            case "operationId" -> known.id("operationId");
            case "messageName" -> "waiting.answered";
            case "tenantId" -> "tianshui";
            case "tenant" -> "tianshui";
            case "groupId" -> "hall";
            default -> "nobody";
        };
    }

    private List<String> bodies(String path) {
        var here = path.replaceFirst("^/engine-rest", "");
        var instance = known.instance();
        var definition = known.id("definition");
        var forged = "{\"applicantName\":{\"value\":\"forged\",\"type\":\"String\"}}";
        var instructions = "[{\"type\":\"cancel\",\"activityId\":\"userTask_accept\"}]";
        var exact = exact(here, instance, definition, forged, instructions);
        if (!exact.isEmpty()) {
            return exact;
        }
        return path.indexOf(instance) > 0 || path.indexOf(known.id("userTask_accept")) > 0
                ? List.of(forgery(forged))
                : List.of("{}", "{\"processInstanceId\":\"%1$s\"}".formatted(instance), forgery(forged));
    }

    private static String forgery(String forged) {
        return "{\"userId\":\"nobody\",\"value\":\"forged\",\"type\":\"String\",\"modifications\":%s,\"variables\":%s}".formatted(forged, forged);
    }

    private List<String> exact(String here, String instance, String definition, String forged, String instructions) {
        var bodies = new LinkedHashMap<String, String>();
        bodies.put("/message", "{\"messageName\":\"waiting.answered\",\"processInstanceId\":\"%s\"}".formatted(instance));
        bodies.put("/signal", "{\"name\":\"waiting.told\",\"executionId\":\"%s\"}".formatted(known.id("signalExecution")));
        bodies.put("/condition", "{\"variables\":{\"applicantName\":{\"value\":\"nobody\",\"type\":\"String\"}},\"businessKey\":\"%s\"}"
                .formatted(known.caseNumber()));
        bodies.put("/modification/execute", "{\"processDefinitionId\":\"%s\",\"processInstanceIds\":[\"%s\"],\"instructions\":%s}"
                .formatted(definition, instance, instructions));
        bodies.put("/modification/executeAsync", bodies.get("/modification/execute"));
        bodies.put("/process-instance/" + instance + "/modification", "{\"instructions\":%s}".formatted(instructions));
        bodies.put("/process-instance/" + instance + "/modification-async", "{\"instructions\":%s}".formatted(instructions));
        bodies.put("/migration/execute", ("{\"migrationPlan\":{\"sourceProcessDefinitionId\":\"%1$s\",\"targetProcessDefinitionId\":\"%1$s\","
                + "\"instructions\":[{\"sourceActivityIds\":[\"userTask_accept\"],\"targetActivityIds\":[\"userTask_accept\"]}]},"
                + "\"processInstanceIds\":[\"%2$s\"]}").formatted(definition, instance));
        bodies.put("/migration/executeAsync", bodies.get("/migration/execute"));
        bodies.put("/migration/generate", "{\"sourceProcessDefinitionId\":\"%1$s\",\"targetProcessDefinitionId\":\"%1$s\"}".formatted(definition));
        bodies.put("/external-task/fetchAndLock", ("{\"workerId\":\"w\",\"maxTasks\":10,\"asyncResponseTimeout\":1,"
                + "\"topics\":[{\"topicName\":\"outside\",\"lockDuration\":10000}]}"));
        bodies.put("/external-task/%s/complete".formatted(known.id("externalTask")), "{\"workerId\":\"w\"}");
        bodies.put("/external-task/%s/lock".formatted(known.id("externalTask")), "{\"workerId\":\"w\",\"lockDuration\":10000}");
        bodies.put("/external-task/%s/retries".formatted(known.id("externalTask")), "{\"retries\":0}");
        bodies.put("/job/%s/retries".formatted(known.id("job")), "{\"retries\":7}");
        bodies.put("/job/%s/duedate".formatted(known.id("job")), "{\"duedate\":null}");
        bodies.put("/job/%s/priority".formatted(known.id("job")), "{\"priority\":7}");
        bodies.put("/task/create", "{\"name\":\"forged\"}");
        bodies.put("/task/%s/comment/create".formatted(known.id("userTask_accept")), "{\"message\":\"forged\"}");
        bodies.put("/filter/create", "{\"resourceType\":\"Task\",\"name\":\"forged\",\"query\":{}}");
        bodies.put("/user/create", "{\"profile\":{\"id\":\"forged\"},\"credentials\":{\"password\":\"Ein-Passwort-7391\"}}");
        bodies.put("/group/create", "{\"id\":\"forged\",\"name\":\"forged\"}");
        bodies.put("/tenant/create", "{\"id\":\"forged\",\"name\":\"forged\"}");
        bodies.put("/authorization/create", "{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"%s\",\"resourceType\":6,\"resourceId\":\"*\"}"
                .formatted("nobody"));
        bodies.put("/identity/verify", "{\"username\":\"tianshui.hall\",\"password\":\"lianban-demo\"}");
        bodies.put("/history/cleanup", "{}");
        bodies.put("/process-instance/suspended", "{\"processInstanceIds\":[\"%s\"],\"suspended\":true}".formatted(instance));
        bodies.put("/process-instance/%s/suspended".formatted(instance), "{\"suspended\":true}");
        bodies.put("/process-instance/delete", "{\"processInstanceIds\":[\"%s\"],\"deleteReason\":\"forged\"}".formatted(instance));
        bodies.put("/process-instance/%s/variables".formatted(instance), "{\"modifications\":%s}".formatted(forged));
        bodies.put("/process-definition/%s/restart".formatted(definition),
                "{\"processInstanceIds\":[\"%s\"],\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"userTask_accept\"}]}".formatted(instance));
        return bodies.entrySet().stream()
                .filter(body -> here.equals(body.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toList());
    }

    /** What of the case stands in the answer, beyond what the question brought. */
    List<String> shown(Knock knock, String answer) {
        return known.traces().stream()
                .filter(answer::contains)
                .filter(trace -> !knock.path().contains(trace) && (knock.body() == null || !knock.body().contains(trace)))
                .toList();
    }
}
