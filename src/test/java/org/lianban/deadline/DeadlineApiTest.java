package org.lianban.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;

/** The calendar and the trial over HTTP, with the demo accounts; imports reach years after 2026 only. */
@DirtiesContext
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "lianban.models=classpath*:access/",
            "spring.datasource.url=jdbc:h2:mem:deadline-api;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "lianban.deadline.day-ends-at=24:00"
        })
@AutoConfigureMockMvc(addFilters = false)
@ActiveProfiles("demo")
class DeadlineApiTest {

    private static final String CALENDAR = "/api/workday-calendar";
    private static final String TRIAL = "/api/time-limits/trial";
    private static final MediaType CSV = new MediaType("text", "csv");

    @Autowired
    TestRestTemplate http;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("未登录者看不到日历，也不能试算")
    void nobodyWithoutAnAccount() {
        assertThat(http.getForEntity(CALENDAR, String.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(http.postForEntity(TRIAL, "{}", String.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    @DisplayName("任何人员可看日历：版本、年份和日子")
    void everybodySeesTheCalendar() {
        var calendar = ok(call("tianshui.hall", HttpMethod.GET, CALENDAR, null, null));

        assertThat(calendar.path("version").asLong()).isPositive();
        assertThat(calendar.path("years").get(0).asInt()).isEqualTo(2015);
        assertThat(calendar.path("days").get(0).toString()).isEqualTo("{\"date\":\"2015-01-01\",\"kind\":\"rest\",\"holiday\":\"元旦\"}");
    }

    @Test
    @DisplayName("只有系统管理员可以导入")
    void onlyTheAdministratorImports() {
        var before = version();
        for (var person : List.of("tianshui.hall", "operator", "designer", "auditor")) {
            assertThat(importing(person, CSV, "2029-01-01,rest,元旦").getStatusCode()).as(person).isEqualTo(HttpStatus.FORBIDDEN);
        }
        assertThat(version()).isEqualTo(before);
    }

    @Test
    @DisplayName("导入替换所含年份、保留其余，成为新版本并记入日志；内容相同不产生新版本")
    void importReplacesYears() {
        var before = ok(call("tianshui.hall", HttpMethod.GET, CALENDAR, null, null));
        var journalled = journalled();
        assertThat(dueDay("2030-12-31T09:00")).isEqualTo("2031-01-01");
        assertThat(trial("2030-12-31T09:00").path("provisional").asBoolean()).isTrue();

        var first = ok(importing("admin", CSV, "date,kind,holiday\n2031-01-01,rest,元旦\n2031-01-02,rest,元旦\n2031-01-04,work,元旦\n"));

        assertThat(first.path("version").asLong()).isEqualTo(before.path("version").asLong() + 1);
        assertThat(first.path("days")).hasSize(before.path("days").size() + 3);
        assertThat(first.path("years").toString()).contains("2026", "2031");
        assertThat(dueDay("2030-12-31T09:00")).as("known to the next call").isEqualTo("2031-01-03");
        assertThat(trial("2030-12-31T09:00").path("provisional").asBoolean()).as("2030 itself is not needed").isFalse();
        assertThat(journalled()).isEqualTo(journalled + 1);
        assertThat(lastJournalled()).contains("calendar.imported", "2031-01-04 work 元旦").contains("国办发明电");

        var same = ok(importing("admin", MediaType.APPLICATION_JSON, """
                {"days": [{"date": "2031-01-04", "kind": "work", "holiday": "元旦"},
                          {"date": "2031-01-01", "kind": "rest", "holiday": "元旦"},
                          {"date": "2031-01-02", "kind": "rest", "holiday": "元旦"}]}"""));
        assertThat(same.path("version")).isEqualTo(first.path("version"));
        assertThat(journalled()).isEqualTo(journalled + 1);

        var replaced = ok(importing("admin", MediaType.TEXT_PLAIN, "2031-01-01,rest,元旦"));
        assertThat(replaced.path("version").asLong()).isEqualTo(first.path("version").asLong() + 1);
        assertThat(replaced.path("days")).hasSize(before.path("days").size() + 1);
        assertThat(dueDay("2030-12-31T09:00")).isEqualTo("2031-01-02");
        assertThat(jdbc.sql("select count(*) from workday_exception where version = ?").param(first.path("version").asLong()).query(Integer.class).single())
                .as("the version before stays as it was").isEqualTo(first.path("days").size());
        assertThat(jdbc.sql("select imported_by from workday_calendar where version = ?").param(replaced.path("version").asLong()).query(String.class).single())
                .isEqualTo("admin");
    }

    @Test
    @DisplayName("有一处不对就什么都不存，全部问题一次列出")
    void nothingIsHalfStored() {
        var before = version();
        var journalled = journalled();

        var refused = importing("admin", CSV, "date,kind,holiday\n2029-01-01,rest,元旦\n2029-01-06,rest,元旦\n2029-01-32,rest,元旦\n");

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(refused.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(fields(refused)).containsExactly("lines[2].kind", "lines[3].date");
        assertThat(refused.getBody().path("violations").get(0).path("label").asText()).isEqualTo("第 3 行 类别");
        assertThat(version()).isEqualTo(before);
        assertThat(journalled()).isEqualTo(journalled);
    }

    @Test
    @DisplayName("往年之间不能有缺")
    void yearsGoneByHaveNoGap() {
        var refused = importing("admin", CSV, "2012-01-02,rest,元旦");

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(refused.getBody().path("violations").toString()).contains("2013、2014");
    }

    @Test
    @DisplayName("太大的、别的编码的、来源太长的和不是 JSON 的都不受理")
    void unreadableImports() {
        assertThat(fields(importing("admin", CSV, "x".repeat(256 * 1024 + 1)))).containsExactly("body");
        var gbk = call("admin", HttpMethod.POST, CALENDAR, CSV, "2029-01-01,rest,元旦".getBytes(Charset.forName("GBK")));
        assertThat(gbk.getBody().toString()).contains("UTF-8");
        assertThat(fields(call("admin", HttpMethod.POST, CALENDAR + "?source=" + "x".repeat(501), CSV, bytes("2029-01-01,rest,元旦"))))
                .containsExactly("source");
        var malformed = importing("admin", MediaType.APPLICATION_JSON, "{\"days\": [");
        assertThat(malformed.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(malformed.getBody().path("detail").asText()).contains("JSON");
        assertThat(importing("admin", MediaType.APPLICATION_XML, "<days/>").getStatusCode()).isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        assertThat(importing("admin", CSV, "").getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(importing("admin", MediaType.APPLICATION_JSON, "").getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @ParameterizedTest
    @DisplayName("试算：例 3 及其各阶段，事件的两种叫法，带时区或不带")
    @CsvSource(delimiter = '|', value = {
        "2026-02-20T09:00:00+08:00 | paused  | null       | null                      | 17",
        "2026-02-10T09:00          | running | 2026-03-13 | 2026-03-14T00:00:00+08:00 | 20",
        "2026-02-27T00:00:00Z      | running | 2026-03-20 | 2026-03-21T00:00:00+08:00 | 17",
        "2026-03-20T23:59          | running | 2026-03-20 | 2026-03-21T00:00:00+08:00 | 1",
    })
    void trialOfExampleThree(String asOf, String state, String dueDay, String dueAt, int unitsLeft) {
        for (var kinds : List.of(List.of("started", "paused", "resumed"), List.of("start", "pause", "resume"))) {
            var result = ok(trialOf("""
                    {"limit": 20, "unit": "workday", "asOf": "%s", "events": [
                      {"kind": "%s", "at": "2026-02-09T10:00:00+08:00"},
                      {"kind": "%s", "at": "2026-02-12T07:00:00Z"},
                      {"kind": "%s", "at": "2026-02-26T10:00"}]}""".formatted(asOf, kinds.get(0), kinds.get(1), kinds.get(2))));

            assertThat(result.path("state").asText()).isEqualTo(state);
            assertThat(result.has("dueDay")).isTrue();
            assertThat(result.path("dueDay").asText()).isEqualTo(dueDay);
            assertThat(result.path("dueAt").asText()).isEqualTo(dueAt);
            assertThat(result.path("unitsLeft").asInt()).isEqualTo(unitsLeft);
            assertThat(result.path("overdue").asBoolean()).isFalse();
            assertThat(result.path("provisional").asBoolean()).isFalse();
        }
    }

    @Test
    @DisplayName("试算：逾期、停止、延长和小时；没有查看时刻的，最后一个事件更晚即以其为准")
    void trialOfTheRest() {
        var overdue = ok(trialOf("""
                {"limit": 3, "unit": "workday", "asOf": "2026-06-08T09:00", "events": [{"kind": "start", "at": "2026-06-01T09:00"}]}"""));
        assertThat(overdue.toString()).isEqualTo("{\"state\":\"running\",\"overdue\":true,\"dueDay\":\"2026-06-04\","
                + "\"dueAt\":\"2026-06-05T00:00:00+08:00\",\"unitsLeft\":0,\"unitsOverdue\":2,\"provisional\":false}");

        var stopped = ok(trialOf("""
                {"limit": 48, "unit": "hour", "events": [{"kind": "stopped", "at": "2026-10-03T12:30"},
                  {"kind": "started", "at": "2026-10-01T16:00"}, {"kind": "extended", "at": "2026-10-02T16:00", "amount": 2}]}"""));
        assertThat(stopped.path("state").asText()).isEqualTo("stopped");
        assertThat(stopped.path("dueAt").asText()).isEqualTo("2026-10-03T18:00:00+08:00");
        assertThat(stopped.path("unitsLeft").asInt()).isEqualTo(6);

        var future = ok(trialOf("""
                {"limit": 3, "unit": "month", "events": [{"kind": "start", "at": "2090-01-01T09:00"}]}"""));
        assertThat(future.path("unitsLeft").asInt()).isEqualTo(3);
        assertThat(future.path("provisional").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("试算：填错的一次全部指出")
    void trialNamesEveryFault() {
        var refused = trialOf("""
                {"limit": 0, "unit": "week", "asOf": "tomorrow", "events": [
                  {"kind": "begun", "at": "2026-02-09T10:00:00+08:00"}, {"at": "2026-02-30T10:00"},
                  {"kind": "extended", "at": "2026-02-09T10:00"}, {"kind": "extend", "at": "20260209", "amount": 1.5}, null]}""");

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(refused.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(fields(refused)).containsExactly(
                "limit", "unit", "events[0].kind", "events[1].kind", "events[1].at", "events[2].amount",
                "events[3].at", "events[3].amount", "events[4].kind", "events[4].at", "asOf");
        assertThat(refused.getBody().path("violations").get(2).toString())
                .isEqualTo("{\"field\":\"events[0].kind\",\"label\":\"第 1 个事件 种类\","
                        + "\"message\":\"只能是 started（起算）、paused（暂停）、resumed（恢复）、extended（延长）或 stopped（停止）\"}");
    }

    @ParameterizedTest
    @DisplayName("试算：类型不对或缺项，说明是哪一项")
    @CsvSource(delimiter = '|', value = {
        "{} | limit, unit, events",
        "[] | limit, unit, events",
        "null | limit, unit, events",
        "{\"limit\": \"20\", \"unit\": 1, \"events\": {}} | limit, unit, events",
        "{\"limit\": 99999999999, \"unit\": \"WORKDAY\", \"events\": []} | limit, unit, events",
        "{\"limit\": 3, \"unit\": \"day\", \"events\": [{\"kind\": \"pause\", \"at\": \"2026-02-09T10:00\"}]} | events",
        "{\"limit\": 3, \"unit\": \"day\", \"events\": [{\"kind\": \"start\", \"at\": \"2026-02-09T10:00\"}, {\"kind\": \"resume\", \"at\": \"2026-02-10T10:00\"}]} | events[1].kind",
        "{\"limit\": 0, \"unit\": \"day\", \"events\": [{\"kind\": \"start\", \"at\": \"2026-02-09T10:00\"}, {\"kind\": \"start\", \"at\": \"2026-02-10T10:00\"}]} | limit, events[1].kind",
        "{\"limit\": 3, \"unit\": \"day\", \"events\": [{\"kind\": \"start\", \"at\": \"99999-02-09T10:00\"}]} | events[0].at",
        "{\"limit\": 3, \"unit\": \"day\", \"events\": [{\"kind\": \"start\", \"at\": \"+99999-02-09T10:00\"}]} | events[0].at",
        "{\"limit\": 3, \"unit\": \"day\", \"events\": [{\"kind\": \"start\", \"at\": 1770602400000}]} | events[0].at",
        "{\"limit\": 3, \"unit\": \"workday\", \"events\": [{\"kind\": \"start\", \"at\": \"2014-06-01T10:00\"}]} | events[0].at",
        "{\"limit\": 3, \"unit\": \"day\", \"asOf\": \"2026-02-08T10:00\", \"events\": [{\"kind\": \"start\", \"at\": \"2026-02-09T10:00\"}]} | asOf",
    })
    void trialRefuses(String body, String fields) {
        var refused = trialOf(body);

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(fields(refused)).containsExactly(fields.split(", "));
    }

    @ParameterizedTest
    @DisplayName("试算：不是 JSON 的是 400")
    @ValueSource(strings = {"{", "limit=20", "{\"limit\": }"})
    void malformedJsonIsABadRequest(String body) {
        assertThat(trialOf(body).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    @DisplayName("接口文档有时限试算和工作日历，字段都有说明")
    void describedInTheApiDocument(@Autowired MockMvc mvc) throws Exception {
        var published = mvc.perform(get("/v3/api-docs")).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        var document = new ObjectMapper().readTree(published);

        assertThat(document.at("/paths/~1api~1time-limits~1trial/post/summary").asText()).isEqualTo("时限试算");
        assertThat(document.at("/components/schemas/TimeLimitTrialRequest/properties").fieldNames()).toIterable()
                .containsExactlyInAnyOrder("limit", "unit", "events", "asOf");
        assertThat(document.at("/components/schemas/TimeLimitTrialResult/properties/dueDay/description").asText()).contains("到期日");
        assertThat(document.at("/paths/~1api~1workday-calendar/post/requestBody/content").fieldNames()).toIterable()
                .contains("text/csv", "application/json");
    }

    private long version() {
        return ok(call("admin", HttpMethod.GET, CALENDAR, null, null)).path("version").asLong();
    }

    private long journalled() {
        return imports().size();
    }

    private String lastJournalled() {
        var imports = imports();
        return imports.get(imports.size() - 1).toString();
    }

    private List<JsonNode> imports() {
        var journal = ok(call("auditor", HttpMethod.GET, "/api/audit/installation/journal?limit=1000&kind=calendar.imported", null, null));
        return StreamSupport.stream(journal.path("events").spliterator(), false).toList();
    }

    private JsonNode trial(String start) {
        return ok(trialOf("{\"limit\": 1, \"unit\": \"workday\", \"events\": [{\"kind\": \"start\", \"at\": \"%s\"}]}".formatted(start)));
    }

    private String dueDay(String start) {
        return trial(start).path("dueDay").asText();
    }

    private ResponseEntity<JsonNode> trialOf(String body) {
        return call("tianshui.hall", HttpMethod.POST, TRIAL, MediaType.APPLICATION_JSON, bytes(body));
    }

    private ResponseEntity<JsonNode> importing(String person, MediaType type, String body) {
        return call(person, HttpMethod.POST, CALENDAR + "?source=国办发明电", type, bytes(body));
    }

    private ResponseEntity<JsonNode> call(String person, HttpMethod method, String path, MediaType type, byte[] body) {
        var headers = new HttpHeaders();
        headers.setContentType(type);
        return http.withBasicAuth(person, "lianban-demo").exchange(path, method, new HttpEntity<>(body, headers), JsonNode.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode ok(ResponseEntity<JsonNode> answer) {
        assertThat(answer.getStatusCode()).as(() -> String.valueOf(answer.getBody())).isEqualTo(HttpStatus.OK);
        return answer.getBody();
    }

    private static List<String> fields(ResponseEntity<JsonNode> refused) {
        return StreamSupport.stream(refused.getBody().path("violations").spliterator(), false)
                .map(violation -> violation.path("field").asText())
                .toList();
    }
}
