package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AccessTest
class RequestLimitsTest {

    @LocalServerPort
    int port;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "-, maxResults=2000",
        "maxResults=5, maxResults=5",
        "maxResults=2000, maxResults=2000",
        "maxResults=2001, maxResults=2000",
        "maxResults=1000000000, maxResults=2000",
        "maxResults=99999999999999999999, maxResults=2000",
        "a=1&maxResults=3&maxResults=4000, a=1&maxResults=3",
        "max%52esults=4000&a=%zz, a=%zz&maxResults=2000",
        "maxResults=abc, maxResults=abc",
        "maxResults=-1, maxResults=-1"
    })
    @DisplayName("每页至多 2000 条")
    void thePageSizeIsCapped(String asked, String answered) {
        assertThat(RequestLimits.capped(asked)).isEqualTo(answered);
    }

    @Test
    @DisplayName("要十亿条，也只给 2000 条；不说要几条，同样")
    void noListIsLongerThanOnePage() {
        var hall = Client.program(port, "tianshui.hall");
        var started = hall.post("/engine-rest/process-definition/key/joint-work/start", "{}");
        var instance = Client.json(started).path("id").asText();
        var names = new HashMap<String, Object>();
        for (var i = 0; i < RequestLimits.LARGEST_PAGE + 100; i++) {
            names.put("many" + i, i);
        }
        runtime.setVariables(instance, names);
        var list = "/engine-rest/variable-instance?processInstanceIdIn=" + instance;
        for (var path : new String[] {list, list + "&maxResults=1000000000", list + "&firstResult=0&maxResults=5000"}) {
            assertThat(hall.json(path)).as(path).hasSize(RequestLimits.LARGEST_PAGE);
        }
        assertThat(hall.json(list + "&maxResults=7")).hasSize(7);
        assertThat(hall.get(list + "&maxResults=abc").statusCode()).isIn(400, 404);
        runtime.deleteProcessInstance(instance, "test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/cases/joint-work", "/engine-rest/task"})
    @DisplayName("报文过大即拒绝，不论是否事先说明长度")
    void aBodyThatIsTooLargeIsRefused(String path) throws Exception {
        var body = ("{\"x\":\"" + "x".repeat((int) RequestLimits.BODY.toBytes()) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(send(path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))).statusCode()).isEqualTo(413);
        assertThat(statusOfAnnounced(path, body.length)).isEqualTo(413);
    }

    @Test
    @DisplayName("五十兆的部署包：一句话说明，什么也没有部署")
    void aDeploymentOfFiftyMegabytesIsRefused() throws Exception {
        var before = repository.createDeploymentQuery().count();
        var announced = statusOfAnnounced("/engine-rest/deployment/create", 50 << 20);
        assertThat(announced).isEqualTo(400);
        var bytes = new byte[(int) RequestLimits.DEPLOYMENT.toBytes() + 1_000];
        var head = "--b\r\nContent-Disposition: form-data; name=\"data\"; filename=\"a.bpmn\"\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(head, 0, bytes, 0, head.length);
        var refused = send("/engine-rest/deployment/create", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)),
                "Content-Type", "multipart/form-data; boundary=b");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("部署内容超过 10 MB");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    @DisplayName("登录表单不收大报文")
    void theLoginFormTakesNoLargeBody() {
        var browser = Client.anonymous(port);
        var token = Client.tokenOf(browser.get("/login"));
        var answer = browser.form("/login", "username=" + "x".repeat(100_000) + "&password=x&_csrf=" + token);
        assertThat(answer.statusCode()).isIn(302, 400, 413);
        assertThat(answer.headers().firstValue("Location").orElse("/login")).contains("/login");
    }

    @Test
    @DisplayName("每个回答都带安全头")
    void everyAnswerCarriesTheHeaders() {
        var hall = Client.program(port, "tianshui.hall");
        var browser = Client.browser(port, "tianshui.hall");
        for (var answer : new HttpResponse<?>[] {
            Client.anonymous(port).get("/login"), browser.get("/"), browser.get("/camunda/app/tasklist/default/"),
            hall.get("/engine-rest/task"), hall.get("/api/nowhere"), Client.anonymous(port).get("/engine-rest/task"),
            browser.get("/camunda/api/engine/engine/default/task"), Client.anonymous(port).post("/api/departments/tax/answers", "{}")
        }) {
            var headers = answer.headers();
            var of = String.valueOf(answer.uri());
            assertThat(headers.firstValue("X-Content-Type-Options")).as(of).hasValue("nosniff");
            assertThat(headers.firstValue("Content-Security-Policy")).as(of).get().asString().contains("frame-ancestors 'none'");
            assertThat(headers.firstValue("X-Frame-Options")).as(of).hasValue("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).as(of).isPresent();
            assertThat(headers.firstValue("Cache-Control")).as(of).get().asString().contains("no-store");
            assertThat(headers.firstValue("Server")).as(of).isEmpty();
        }
        assertThat(hall.get("/engine-rest/task").headers().firstValue("Set-Cookie")).isEmpty();
    }

    /** Only the head of the request: whoever announces too much is refused before it is sent. */
    private int statusOfAnnounced(String path, long length) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n"
                    .formatted(path, credentials(), length).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            var line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
            return Integer.parseInt(line.split(" ")[1]);
        }
    }

    private HttpResponse<String> send(String path, HttpRequest.BodyPublisher body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).POST(body)
                .header("Authorization", credentials());
        if (headers.length > 0) {
            request.headers(headers);
        } else {
            request.header("Content-Type", "application/json");
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static String credentials() {
        return "Basic " + Base64.getEncoder().encodeToString(("designer:" + DemoAccounts.PASSWORD).getBytes(StandardCharsets.UTF_8));
    }
}
