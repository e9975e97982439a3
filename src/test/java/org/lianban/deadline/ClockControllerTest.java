package org.lianban.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ClockTest
@DisplayName("时限的接口")
class ClockControllerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REGISTRATION = "timed-work.registration";
    private static final Map<String, String> HEARING = Map.of("reason", "听证", "basis", "行政许可法/45");
    private static final Map<String, String> DONE = Map.of("reason", "听证结束");

    @LocalServerPort int port;
    @Autowired TimedWork work;
    @Autowired StandingTime time;

    private final HttpClient http = HttpClient.newHttpClient();
    private String number;

    @BeforeEach
    void aCaseOfTianshui() {
        time.set("2026-02-09T10:00");
        number = work.open("timed-work", "tianshui");
    }

    @Test
    @DisplayName("窗口暂停并恢复，答复是时钟现在的样子，案件记录里是本人")
    void theHallPausesAndResumes() throws Exception {
        time.set("2026-02-12T15:00");
        var paused = post("tianshui.hall", "pauses", HEARING);
        assertThat(paused.statusCode()).as(paused.body()).isEqualTo(200);
        var clock = json(paused);
        assertThat(clock.get("state").asText()).isEqualTo("paused");
        assertThat(clock.get("colour").asText()).isEqualTo("grey");
        assertThat(clock.get("dueAt").isNull()).isTrue();

        time.set("2026-02-26T10:00");
        var resumed = json(post("tianshui.hall", "resumptions", DONE));
        assertThat(resumed.get("dueDay").asText()).isEqualTo("2026-03-20");
        assertThat(resumed.get("dueAt").asText()).isEqualTo("2026-03-21T00:00:00+08:00");
        assertThat(work.actors(number, REGISTRATION)).containsExactly("system", "tianshui.hall", "tianshui.hall");
    }

    @Test
    @DisplayName("负责人延长一次；再次延长 409；窗口不能延长 403")
    void onlyALeaderExtendsAndOnce() throws Exception {
        assertThat(post("tianshui.hall", "extensions", DONE).statusCode()).isEqualTo(403);
        assertThat(json(post("tianshui.leader", "extensions", DONE)).get("dueDay").asText()).isEqualTo("2026-03-27");

        var again = post("tianshui.leader", "extensions", DONE);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(json(again).get("detail").asText()).isEqualTo("“审查申请”的时限已经延长过一次，不得再次延长");
    }

    @Test
    @DisplayName("登记机关、税务只见任务，不能暂停 403；外地看不到 404；没有这个时限 404；没有暂停 409")
    void othersMayNot() throws Exception {
        assertThat(post("tianshui.registrar", "pauses", HEARING).statusCode()).isEqualTo(403);
        assertThat(post("tianshui.tax", "resumptions", DONE).statusCode()).isEqualTo(403);
        assertThat(post("xian.hall", "pauses", HEARING).statusCode()).isEqualTo(404);
        assertThat(send("tianshui.hall", "POST", "/api/cases/" + number + "/clocks/nothing/pauses", HEARING).statusCode()).isEqualTo(404);
        assertThat(post("tianshui.hall", "resumptions", DONE).statusCode()).isEqualTo(409);
        assertThat(work.events(number, REGISTRATION)).containsExactly("started");
    }

    @Test
    @DisplayName("缺理由、缺依据或依据不在目录：422，一次列全")
    void allFaultsAreNamedAtOnce() throws Exception {
        var empty = post("tianshui.hall", "pauses", Map.of());
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(json(empty).get("violations").findValuesAsText("field")).containsExactly("reason", "basis");

        var unknown = post("tianshui.hall", "pauses", Map.of("reason", "听证", "basis", "行政许可法/450"));
        assertThat(json(unknown).get("violations").findValuesAsText("message")).containsExactly("条款目录没有 行政许可法/450");
        assertThat(post("tianshui.leader", "extensions", Map.of("reason", " ")).statusCode()).isEqualTo(422);
    }

    @Test
    @DisplayName("案件接口列出各时钟，每个环节带颜色和剩余")
    void theCaseShowsItsClocks() throws Exception {
        var view = json(send("tianshui.hall", "GET", "/api/cases/" + number, null));

        assertThat(view.get("clocks").findValuesAsText("clock")).containsExactlyInAnyOrder(
                "case", REGISTRATION, "timed-work.assess", "timed-work-part.handle");
        assertThat(view.get("dueAt").asText()).isEqualTo("2026-03-12T00:00:00+08:00");
        var review = StreamSupport.stream(view.get("openSteps").spliterator(), false)
                .filter(step -> step.get("id").asText().equals("userTask_reviewApplication"))
                .findFirst()
                .orElseThrow();
        assertThat(review.get("colour").asText()).isEqualTo("green");
        assertThat(review.get("unit").asText()).isEqualTo("workday");
        assertThat(review.get("unitsLeft").asInt()).isEqualTo(20);
    }

    @Test
    @DisplayName("申请人凭查询码看到全程时钟")
    void theApplicantSeesTheClockOfTheCase() throws Exception {
        var progress = json(send(null, "GET", "/api/progress/%s?code=%s".formatted(number, work.queryCode(number)), null));

        assertThat(progress.get("clock").get("state").asText()).isEqualTo("running");
        assertThat(progress.get("clock").get("dueDay").asText()).isEqualTo("2026-03-11");
    }

    private HttpResponse<String> post(String account, String action, Map<String, String> body) throws Exception {
        return send(account, "POST", "/api/cases/%s/clocks/%s/%s".formatted(number, REGISTRATION, action), body);
    }

    private HttpResponse<String> send(String account, String method, String path, Map<String, String> body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (account != null) {
            var credentials = (account + ":lianban-demo").getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }
}
