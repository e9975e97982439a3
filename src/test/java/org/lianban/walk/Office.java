package org.lianban.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The running product as people reach it: over HTTP, each with an account of their own. */
class Office {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration FOR_AN_ANSWER = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    Office(int port) {
        this.base = "http://localhost:" + port;
    }

    /** Submits an application to open an enterprise. */
    HttpResponse<String> submit(String municipality, Map<String, Object> application) {
        return submit("enterprise-opening", municipality, application);
    }

    /** Submits an application over the API. */
    HttpResponse<String> submit(String procedure, String municipality, Map<String, Object> application) {
        return send(municipality + ".hall", "POST", "/api/cases/" + procedure, application);
    }

    /** Submits an application that is in order; the answer is the case number. */
    String open(String municipality, Map<String, Object> application) {
        return opened(submit(municipality, application));
    }

    String opened(HttpResponse<String> answer) {
        if (answer.statusCode() != 201) {
            throw new AssertionError("not accepted: " + answer.statusCode() + " " + answer.body());
        }
        return read(answer).get("caseNumber").asText();
    }

    JsonNode view(String caseNumber) {
        return read(send("auditor", "GET", "/api/cases/" + caseNumber, null));
    }

    /** Waits, for departments work in their own time, until the case is as described. */
    JsonNode await(String caseNumber, String description, Predicate<JsonNode> reached) {
        var giveUp = Instant.now().plus(PATIENCE);
        while (true) {
            var view = view(caseNumber);
            if (reached.test(view)) {
                return view;
            }
            if (Instant.now().isAfter(giveUp)) {
                throw new AssertionError(caseNumber + " never became: " + description + "\n" + view.toPrettyString());
            }
            Pause.of(BETWEEN_LOOKS);
        }
    }

    JsonNode awaitStep(String caseNumber, String step) {
        return await(caseNumber, "waiting at " + step, view -> openSteps(view).contains(step));
    }

    JsonNode awaitEnd(String caseNumber) {
        return await(caseNumber, "ended", view -> view.get("state").asText().equals("ended"));
    }

    static List<String> openSteps(JsonNode view) {
        return list(view.get("openSteps")).stream().map(step -> step.get("id").asText()).toList();
    }

    static List<String> reached(JsonNode view) {
        return list(view.get("outcome")).stream().map(event -> event.get("id").asText()).toList();
    }

    static String output(JsonNode view, String name) {
        return list(view.get("outputs")).stream()
                .filter(output -> output.get("name").asText().equals(name))
                .map(output -> output.get("value").asText())
                .findFirst()
                .orElse(null);
    }

    /** A clerk claims the open task of the step and completes it with the values of its form. */
    void complete(String account, String caseNumber, String step, Map<String, Object> form) {
        awaitStep(caseNumber, step);
        var task = tasks(account, caseNumber, step).get(0).get("id").asText();
        expect(204, send(account, "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", account)));
        expect(204, submitForm(account, task, form));
    }

    HttpResponse<String> submitForm(String account, String task, Map<String, Object> form) {
        return send(account, "POST", "/engine-rest/task/" + task + "/submit-form", Map.of("variables", typed(form)));
    }

    /** What the account finds in its list for this step of this case. */
    JsonNode tasks(String account, String caseNumber, String step) {
        return read(send(
                account,
                "GET",
                "/engine-rest/task?processInstanceBusinessKey=%s&taskDefinitionKey=%s".formatted(caseNumber, step),
                null));
    }

    /** The hall hands the results of an opening over, with which its case ends. */
    JsonNode handOverResults(String municipality, String caseNumber) {
        complete(municipality + ".hall", caseNumber, "userTask_handOverResults", Map.of("receivedBy", "赵磊", "receiptSigned", true));
        return awaitEnd(caseNumber);
    }

    /** An opening that went all the way: reviewed, approved, handed over. The answer is the case number. */
    String openingCompleted(String municipality) {
        return openingCompleted(municipality, Applications.forReview(Applications.plain()));
    }

    /** @param application of a kind that is reviewed */
    String openingCompleted(String municipality, Map<String, Object> application) {
        var number = open(municipality, application);
        complete(municipality + ".registrar", number, "userTask_reviewApplication", Map.of("reviewOutcome", "approve"));
        handOverResults(municipality, number);
        return number;
    }

    /** Values as Camunda's REST API takes them. */
    static Map<String, Object> typed(Map<String, Object> form) {
        var typed = new LinkedHashMap<String, Object>();
        form.forEach((key, value) -> typed.put(
                key,
                value instanceof List<?> list
                        ? Map.of("value", write(list), "type", "Json")
                        : Map.of("value", value)));
        return typed;
    }

    /** Sets how a department of the sandbox behaves in one case. */
    void make(String role, String mode, String caseNumber) {
        var setting = new LinkedHashMap<String, Object>(Map.of("mode", mode));
        if (caseNumber != null) {
            setting.put("caseNumber", caseNumber);
        }
        expect(204, send("Bearer sandbox-" + role, "POST", "/sandbox/" + role + "/switches", setting));
    }

    /** The calls that a department of the sandbox received for a case, newest first. */
    JsonNode calls(String role, String caseNumber) {
        return read(send("Bearer sandbox-" + role, "GET", "/sandbox/" + role + "/calls?caseNumber=" + caseNumber, null));
    }

    /** The operator lets the one failed job at the step run again. */
    void retry(String number, String step) {
        var instances = read(send("operator", "GET", "/engine-rest/process-instance?businessKey=" + number, null));
        var ids = list(instances).stream().map(instance -> instance.get("id").asText()).toList();
        var jobs = read(send(
                "operator",
                "GET",
                "/engine-rest/job?noRetriesLeft=true&failedActivityId=%s&processInstanceIds=%s".formatted(step, String.join(",", ids)),
                null));
        if (jobs.size() != 1) {
            throw new AssertionError("failed jobs at " + step + ": " + jobs);
        }
        var id = jobs.get(0).get("id").asText();
        expect(204, send("operator", "PUT", "/engine-rest/job/" + id + "/retries", Map.of("retries", 1)));
    }

    HttpResponse<String> send(String who, String method, String path, Object body) {
        return send(who, method, path, body, Map.of());
    }

    HttpResponse<String> send(String who, String method, String path, Object body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(FOR_AN_ANSWER)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(write(body)))
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
        if (who != null) {
            request.header("Authorization", who.startsWith("Bearer ") ? who : basic(who));
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + answer.statusCode() + " " + answer.body(), e);
        }
    }

    static void expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.request().uri() + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String basic(String account) {
        return "Basic "
                + Base64.getEncoder().encodeToString((account + ":lianban-demo").getBytes(StandardCharsets.UTF_8));
    }
}
