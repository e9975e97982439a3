package org.lianban.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * Camunda Modeler with its dialog 部署: the requests of {@code CamundaAPI.js} in version 5.50.1, byte for byte where it matters.
 * The diagram that is open goes by its bare file name, and so does what is attached to it.
 */
class Modeler {

    private static final String BOUNDARY = "----WebKitFormBoundaryAbCdEfGhIjKlMnOp";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String credentials;

    /** @param account null for the check whether the server wants credentials at all */
    Modeler(int port, String account) {
        this.base = "http://localhost:" + port + "/engine-rest";
        this.credentials = account == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString((account + ":lianban-demo").getBytes(StandardCharsets.UTF_8));
    }

    /** While the address is typed. */
    HttpResponse<String> checkConnection() {
        return send(request("/deployment?maxResults=0").GET());
    }

    /** Before each deployment. */
    HttpResponse<String> version() {
        return send(request("/version").GET());
    }

    /** Where the notice of a success leads to. */
    HttpResponse<String> wellKnown() {
        return send(HttpRequest.newBuilder(URI.create(base.replace("/engine-rest", "/.well-known/camunda-automation-platform/webapps"))).GET());
    }

    JsonNode deployed(String name, String file, String content, Map<String, String> attachments) {
        var answer = deploy(name, file, content, attachments);
        Office.expect(200, answer);
        return Office.read(answer);
    }

    HttpResponse<String> deploy(String name, String file, String content, Map<String, String> attachments) {
        var body = new ByteArrayOutputStream();
        field(body, "deployment-name", name);
        field(body, "deployment-source", "Camunda Modeler");
        field(body, "enable-duplicate-filtering", "true");
        file(body, file, "text/xml", content);
        attachments.forEach((attached, text) -> file(body, attached, "application/octet-stream", text));
        write(body, "--" + BOUNDARY + "--\r\n");
        return send(request("/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** The button beside: starts what has just been deployed. */
    HttpResponse<String> start(String definition) {
        return send(request("/process-definition/" + definition + "/start")
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{\"businessKey\":\"default\"}")));
    }

    private static void field(ByteArrayOutputStream body, String name, String value) {
        write(body, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    private static void file(ByteArrayOutputStream body, String name, String type, String content) {
        write(body, "--%1$s\r\nContent-Disposition: form-data; name=\"%2$s\"; filename=\"%2$s\"\r\nContent-Type: %3$s\r\n\r\n%4$s\r\n"
                .formatted(BOUNDARY, name, type, content));
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("accept", "application/json");
        return credentials == null ? request : request.header("authorization", credentials);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
