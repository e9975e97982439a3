package org.lianban.department.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** A department that delivers answers, honestly or not. */
class Sender {

    record Response(int status, String contentType, JsonNode body) {}

    private final RestClient client;
    private final String role;
    private String secret;
    private Instant signedAt = Instant.now();

    Sender(Environment environment, String role) {
        this.client = RestClient.create("http://localhost:" + environment.getProperty("local.server.port"));
        this.role = role;
        this.secret = role + "-secret";
    }

    Sender withSecret(String other) {
        this.secret = other;
        return this;
    }

    Sender signingAt(Instant moment) {
        this.signedAt = moment;
        return this;
    }

    Response sends(String body) {
        return sends(body, body, null);
    }

    Response sendsFor(String municipality, String body) {
        return sends(body, body, municipality);
    }

    /** What is sent need not be what was signed. */
    Response sends(String signedBody, String sentBody, String municipality) {
        var timestamp = Long.toString(signedAt.getEpochSecond());
        var request = client.post()
                .uri("/api/departments/{role}/answers", role)
                .contentType(MediaType.APPLICATION_JSON)
                .header(AnswerSignature.TIMESTAMP, timestamp)
                .header(AnswerSignature.SIGNATURE, AnswerSignature.sign(secret, timestamp, bytes(signedBody)));
        if (municipality != null) {
            request.header("Lianban-Municipality", municipality);
        }
        return request.body(bytes(sentBody)).exchange((sent, response) -> read(response));
    }

    Response sendsUnsigned(String body) {
        return client.post()
                .uri("/api/departments/{role}/answers", role)
                .contentType(MediaType.APPLICATION_JSON)
                .body(bytes(body))
                .exchange((sent, response) -> read(response));
    }

    private static Response read(RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse response) throws IOException {
        return new Response(
                response.getStatusCode().value(),
                String.valueOf(response.getHeaders().getContentType()),
                new ObjectMapper().readTree(response.getBody()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
