package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Applicants rate how their cases were handled, with nothing but number and query code. */
@Walk
class RatingTest {

    @LocalServerPort
    private int port;

    private Office office;

    @BeforeEach
    void comeIn() {
        office = new Office(port);
    }

    @Test
    @DisplayName("差评：核实、整改、回访，评价人凭评价的编号查进度；结果公开")
    void aBadRatingIsFollowedUp() {
        var ended = ended("tianshui");
        var rated = rate(ended, Map.of("grade", "dissatisfied", "ratingComment", "等得太久", "raterName", "赵敏", "raterMobile", "13893850012"));
        Office.expect(201, rated);
        var number = Office.read(rated).get("caseNumber").asText();

        office.complete("tianshui.hall", number, "userTask_verifyRating",
                Map.of("contactNote", "已联系", "verificationFinding", "只开一个窗口", "findingKind", "clear"));
        office.complete("tianshui.hall", number, "userTask_rectifyAtOnce", Map.of("rectificationReport", "已增开窗口"));
        office.complete("tianshui.oversight", number, "userTask_callBack", Map.of("callBackResult", "content", "callBackNote", "认可"));

        assertThat(Office.reached(office.awaitEnd(number))).containsExactly("endEvent_closed");
        var progress = Office.read(office.send(null, "GET", "/api/progress/%s?code=%s".formatted(number, code(rated)), null));
        assertThat(progress.get("outcome").get(0).asText()).isEqualTo("已回访办结");
        assertThat(figures("tianshui").findValue("grades").get("dissatisfied").asInt()).isPositive();
        assertThat(office.tasks("xian.hall", number, "userTask_verifyRating")).isEmpty();
    }

    @Test
    @DisplayName("误评复核成立：不再计入公开的结果")
    void aMistakenRatingIsNotCounted() {
        var number = Office.read(rate(ended("xianyang"), Map.of("grade", "very-dissatisfied"))).get("caseNumber").asText();
        assertThat(figures("xianyang").findValue("satisfiedPercent").asDouble()).isZero();

        office.complete("xianyang.hall", number, "userTask_verifyRating",
                Map.of("contactNote", "没有联系方式", "verificationFinding", "评价的是别的事项", "findingKind", "mistaken"));
        office.complete("xianyang.oversight", number, "userTask_reviewAppeal", Map.of("appealDecision", "upheld", "appealOpinion", "属实"));

        office.awaitEnd(number);
        assertThat(figures("xianyang")).isEmpty();
    }

    @Test
    @DisplayName("没有办结、查询码不对、等级不对、评价过的：说明原因，什么都不保存")
    void whatCannotBeRated() {
        var open = Office.read(office.submit("deferred-materials", "xian", Applications.deferredMaterials()));
        var ended = ended("gangcheng");
        var good = Map.<String, Object>of("grade", "satisfied");

        refused(422, "案件尚未办结", rate(open, good));
        refused(422, "评价", rate(ended, Map.of("grade", "excellent")));
        refused(422, "评价", rate(ended, Map.of()));
        assertThat(office.send(null, "POST", "/api/progress/%s/rating?code=AAAAAAAAAA".formatted(number(ended)), good).statusCode())
                .isEqualTo(404);
        refused(422, "code", office.send(null, "POST", "/api/progress/%s/rating".formatted(number(ended)), good));
        assertThat(figures("gangcheng")).isEmpty();

        var rated = rate(ended, good);
        Office.expect(201, rated);
        refused(422, "已经评价过", rate(ended, good));
        refused(422, "不能评价", rate(Office.read(rated), good));
        assertThat(reason(open)).contains("案件尚未办结");
        assertThat(reason(ended)).contains("已经评价过");
        assertThat(reason(Office.read(rated))).contains("不能评价");
        assertThat(reason(ended("gangcheng"))).isEqualTo("null");
        Office.expect(404, office.send(null, "GET", "/api/progress/%s/rating?code=AAAAAAAAAA".formatted(number(ended)), null));
        assertThat(figures("gangcheng").findValue("ratings").asInt()).isEqualTo(1);
        assertThat(figures("gangcheng").findValue("satisfiedPercent").asDouble()).isEqualTo(100);
    }

    @Test
    @DisplayName("同时提交两次：只有一次算数")
    void oneOfTwoAtTheSameTimeCounts() throws Exception {
        var ended = ended("taiyuan");
        Callable<Integer> rating = () -> rate(ended, Map.of("grade", "satisfied")).statusCode();
        var people = Executors.newFixedThreadPool(4);
        try {
            var answers = new ArrayList<Integer>();
            for (var answer : people.invokeAll(List.of(rating, rating, rating, rating))) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409 || status == 422);
        } finally {
            people.shutdown();
        }
        assertThat(figures("taiyuan").findValue("ratings").asInt()).isEqualTo(1);
    }

    private JsonNode figures(String municipality) {
        return Office.read(office.send(null, "GET", "/api/ratings?municipality=" + municipality, null));
    }

    /** Why the applicant cannot rate now. */
    private String reason(JsonNode opened) {
        var answer = office.send(
                null, "GET", "/api/progress/%s/rating?code=%s".formatted(number(opened), opened.get("queryCode").asText()), null);
        Office.expect(200, answer);
        return Office.read(answer).get("reason").asText();
    }

    private HttpResponse<String> rate(JsonNode opened, Map<String, Object> rating) {
        return office.send(
                null, "POST", "/api/progress/%s/rating?code=%s".formatted(number(opened), opened.get("queryCode").asText()), rating);
    }

    private static void refused(int status, String why, HttpResponse<String> answer) {
        Office.expect(status, answer);
        assertThat(answer.body()).contains(why);
    }

    private static String number(JsonNode opened) {
        return opened.get("caseNumber").asText();
    }

    private static String code(HttpResponse<String> rated) {
        return Office.read(rated).get("queryCode").asText();
    }

    /** An application that ends at once: the main materials are not complete. */
    private JsonNode ended(String municipality) {
        var application = Applications.deferredMaterials();
        application.put("mainMaterialsComplete", false);
        var opened = office.submit("deferred-materials", municipality, application);
        Office.expect(201, opened);
        office.awaitEnd(number(Office.read(opened)));
        return Office.read(opened);
    }
}
