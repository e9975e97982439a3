package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianban.audit.export.OcelLog;
import org.lianban.audit.export.XesLog;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The auditor takes cases along as event logs. */
@Walk
class ExportTest {

    private static final String REVIEW = "userTask_reviewApplication";

    @LocalServerPort
    private int port;

    private Office office;

    @BeforeEach
    void comeIn() {
        office = new Office(port);
    }

    @Test
    @DisplayName("一个案件：XES 合乎 XSD，他人的库读到的正是记录里的各步、办理人、部门、依据和规则")
    void oneCaseIsReadByAnotherReader() {
        var number = office.openingCompleted("tianshui");

        var traces = XesLog.read(export(number, "xes").getBytes(StandardCharsets.UTF_8)).traces();

        assertThat(traces).hasSize(1);
        assertThat(traces.get(0).attributes())
                .containsEntry("concept:name", number)
                .containsEntry("lianban:procedure", "enterprise-opening")
                .containsEntry("lianban:municipalityName", "天水")
                .containsEntry("lianban:state", "completed")
                .containsEntry("lianban:outcome", "企业开办已办结");
        var events = traces.get(0).events();
        assertThat(events).anySatisfy(event -> assertThat(event)
                .containsEntry("concept:name", "审查登记申请")
                .containsEntry("lifecycle:transition", "complete")
                .containsEntry("org:resource", "tianshui.registrar")
                .containsEntry("org:role", "registrar")
                .containsEntry("lianban:basis", "市场主体登记管理条例/19; 市场主体登记管理条例实施细则/18"));
        assertThat(events).anySatisfy(event -> assertThat(event)
                .containsEntry("lianban:element", "businessRuleTask_decideMembers")
                .containsEntry("lianban:decisions", "openingMembers")
                .containsKey("lianban:rules"));
        assertThat(events).anySatisfy(event -> assertThat(event)
                .containsEntry("lianban:process", "enterprise-opening-social-insurance")
                .containsEntry("lianban:processVersion", 1L)
                .containsEntry("org:role", "social-insurance"));
        // every task of the journal, and every step that is no task, with its end
        var journal = journal(number);
        assertThat(events.stream().filter(event -> event.get("lifecycle:transition").equals("schedule"))).hasSize(count(journal, "task.create"));
        assertThat(events.stream().filter(event -> event.get("lianban:type").equals("userTask") && event.get("lifecycle:transition").equals("complete")))
                .hasSize(count(journal, "task.complete"));
        assertThat(events.stream().filter(event -> event.get("lianban:type").equals("serviceTask") && event.get("lifecycle:transition").equals("complete")))
                .hasSize((int) journal.stream()
                        .filter(event -> event.get("kind").asText().equals("activity.end") && event.path("type").asText().equals("serviceTask"))
                        .count());
    }

    @Test
    @DisplayName("查到的全部案件：一件一条轨迹；OCEL 和 CSV 同样完整；每件都记下这次导出")
    void whatIsFoundGoesOutAsAWhole() throws IOException {
        var first = office.openingCompleted("tianshui");
        var second = office.openingCompleted("tianshui");
        var running = office.open("xianyang", Applications.forReview(Applications.plain()));
        office.awaitStep(running, REVIEW);

        var traces = XesLog.read(query("format=xes&procedure=enterprise-opening&municipality=tianshui&state=completed").getBytes(StandardCharsets.UTF_8)).traces();
        var names = traces.stream().map(trace -> trace.attributes().get("concept:name"));
        assertThat(names).contains(first, second).doesNotContain(running);

        var ocel = OcelLog.read(query("format=ocel").getBytes(StandardCharsets.UTF_8));
        var objects = Office.list(ocel.get("objects")).stream().map(object -> object.get("id").asText());
        assertThat(objects).contains(first, second, running);

        var table = query("format=csv&state=completed");
        assertThat(table).startsWith("\uFEFF案件编号,").contains(first, second).doesNotContain(running);

        assertThat(journal(first)).filteredOn(event -> event.get("kind").asText().equals("record.viewed"))
                .extracting(event -> event.path("export").asText())
                .contains("xes", "ocel", "csv");
        var installation = Office.read(office.send("auditor", "GET", "/api/audit/installation/journal?limit=1000&kind=record.exported", null));
        assertThat(installation.get("events").findValuesAsText("format")).contains("xes", "ocel", "csv");
        assertThat(query("format=xes&text=620500-QYKB-19990101")).doesNotContain("<trace>");
        XesLog.read(query("format=xes&text=620500-QYKB-19990101").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xes", "ocel", "csv"})
    @DisplayName("没有申请人和经办人员的姓名，没有证件号码")
    void nobodyIsNamed(String format) {
        var application = Applications.forReview(Applications.plain());
        var number = office.open("tianshui", application);
        office.awaitStep(number, REVIEW);

        assertThat(export(number, format))
                .contains(number)
                .doesNotContain((String) application.get("tradeName"))
                .doesNotContainPattern("\\d{17}[\\dX]")
                .doesNotContainPattern("(?<!\\d)1[3-9]\\d{9}(?!\\d)");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({", 401", "tianshui.hall, 403", "operator, 403", "xianyang.auditor, 404", "tianshui.auditor, 200", "auditor, 200"})
    @DisplayName("只有本地区的审计人员可以导出")
    void onlyTheAuditorTakesItAlong(String who, int status) {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));

        assertThat(office.send(who, "GET", "/api/audit/cases/" + number + "/export?format=csv", null).statusCode()).isEqualTo(status);
    }

    @Test
    @DisplayName("别处的案件不在查询的导出里；格式和条件写错会说明")
    void othersCasesStayOut() {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));

        var foreign = office.send("xianyang.auditor", "GET", "/api/audit/export?format=csv", null);
        assertThat(foreign.statusCode()).isEqualTo(200);
        assertThat(foreign.body()).doesNotContain(number);
        assertThat(foreign.headers().firstValue("Content-Disposition").orElseThrow()).matches("attachment; filename=\"cases-\\d{4}-\\d\\d-\\d\\d.csv\"");
        var unknown = office.send("auditor", "GET", "/api/audit/cases/" + number + "/export?format=mxml", null);
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("格式");
        assertThat(office.send("auditor", "GET", "/api/audit/export?format=csv&state=lost", null).statusCode()).isEqualTo(422);
        assertThat(office.send("auditor", "GET", "/api/audit/cases/620500-QYKB-19990101-000001/export?format=csv", null).statusCode()).isEqualTo(404);
    }

    private String export(String number, String format) {
        return body("/api/audit/cases/" + number + "/export?format=" + format);
    }

    private String query(String query) {
        return body("/api/audit/export?" + query);
    }

    private String body(String path) {
        var answer = office.send("auditor", "GET", path, null);
        Office.expect(200, answer);
        return answer.body();
    }

    private List<JsonNode> journal(String number) {
        var journal = Office.read(office.send("auditor", "GET", "/api/audit/cases/" + number + "/journal", null));
        return Office.list(journal.get("events"));
    }

    private static int count(List<JsonNode> journal, String kind) {
        return (int) journal.stream().filter(event -> event.get("kind").asText().equals(kind)).count();
    }
}
