package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a clerk finds on his desk, and how work goes from hand to hand, in the running product. */
@Walk
class DeskTest {

    private static final String REVIEW = "userTask_reviewApplication";
    private static final String REGISTRAR = "tianshui.registrar";
    private static final String LEAD = "tianshui.registrar.lead";
    private static final Map<String, Object> APPROVED = Map.of("reviewOutcome", "approve");

    @LocalServerPort
    private int port;

    private Office office;

    @BeforeEach
    void comeIn() {
        office = new Office(port);
    }

    @AfterEach
    void everybodyIsBack() {
        office.send(REGISTRAR, "DELETE", "/api/absences", null);
    }

    @Test
    @DisplayName("列表：本人的部门有哪些事项就有哪些列表，各有任务数；任务上有案件编号、事项、申请人、信用代码")
    void theListsOfAClerk() {
        var task = review();

        assertThat(counts(REGISTRAR).keySet())
                .contains("我的待办", "本部门待办", "即将超期", "已超期", "等待申请人", "企业开办一件事")
                .doesNotContain("建设工程联合验收");
        assertThat(counts("xian.construction").keySet()).contains("建设工程联合验收").doesNotContain("撤销企业设立登记");
        assertThat(counts(REGISTRAR).get("企业开办一件事")).isPositive();
        assertThat(counts("tianshui.tax").get("企业开办一件事")).as("税务没有这项任务").isNull();
        var columns = Office.read(office.send(REGISTRAR, "GET", "/engine-rest/task/" + task.id + "/localVariables", null));
        assertThat(columns.at("/caseNumber/value").asText()).isEqualTo(task.number);
        assertThat(columns.at("/taskMatter/value").asText()).isEqualTo("企业开办一件事");
        assertThat(columns.at("/taskApplicant/value").asText()).endsWith("有限公司");
    }

    @Test
    @DisplayName("等申请人补正的任务在“等待申请人”列表，按申请人名称查得到")
    void whatWaitsForTheApplicantIsListedAsSuch() {
        var task = review();
        office.complete(REGISTRAR, task.number, REVIEW, Map.of("reviewOutcome", "supplement", "gaps", "住所证明不全"));
        office.awaitStep(task.number, "userTask_supplementMaterials");
        var waiting = office.tasks("tianshui.hall", task.number, "userTask_supplementMaterials").get(0).get("id").asText();

        assertThat(counts("tianshui.hall").get("等待申请人")).isPositive();
        var variables = Office.read(office.send("tianshui.hall", "GET", "/engine-rest/task/" + waiting + "/localVariables", null));
        assertThat(variables.at("/taskWaitsFor/value").asText()).isEqualTo("申请人");
        var applicant = variables.at("/taskApplicant/value").asText();
        var found = Office.read(office.send("tianshui.hall", "POST", "/engine-rest/task", Map.of(
                "taskVariables", List.of(Map.of("name", "taskApplicant", "operator", "eq", "value", applicant)))));
        assertThat(ids(found)).contains(waiting);
    }

    @Test
    @DisplayName("剩余时间按工作日；别的部门的任务不在回答里；一个都不写的不受理")
    void theTimeLeft() {
        var task = review();

        var times = Office.read(office.send(REGISTRAR, "GET", "/api/tasks/times?ids=%s,nothing".formatted(task.id), null));
        assertThat(times).hasSize(1);
        assertThat(times.get(0).get("text").asText()).matches("剩 \\d+ 个工作日|今日到期");
        assertThat(times.get(0).get("colour").asText()).isEqualTo("green");
        assertThat(Office.read(office.send("tianshui.tax", "GET", "/api/tasks/times?ids=" + task.id, null))).isEmpty();
        Office.expect(422, office.send(REGISTRAR, "GET", "/api/tasks/times?ids=", null));
    }

    @Test
    @DisplayName("办件：申请内容分组只读、决定什么、依据、时限、须由另一人办理、办理经过；同事认领后证件号码遮盖，别的部门 404")
    void theDeskOfATask() {
        var task = review();

        var desk = desk(REGISTRAR, task);
        assertThat(desk.get("matter").asText()).isEqualTo("企业开办一件事");
        assertThat(desk.get("application").findValuesAsText("title")).contains("企业名称", "法定代表人", "股东（发起人）");
        assertThat(desk.get("application").toString()).contains("\"有限责任公司").doesNotContain("****");
        assertThat(desk.get("decides").findValuesAsText("question")).isNotEmpty();
        assertThat(desk.get("basis").findValuesAsText("citation")).isNotEmpty();
        assertThat(desk.at("/clock/timeLeft").asText()).isNotEmpty();
        assertThat(desk.get("others").get(0).get("people").toString()).contains("tianshui.hall");
        assertThat(told(desk)).contains("提交申请");

        claim(REGISTRAR, task);
        assertThat(told(desk(REGISTRAR, task))).contains("认领“审查登记申请”");
        assertThat(desk(LEAD, task).get("application").toString()).contains("****");
        Office.expect(404, office.send("tianshui.tax", "GET", "/api/tasks/" + task.id + "/desk", null));
        Office.expect(404, office.send("xianyang.registrar", "GET", "/api/tasks/" + task.id + "/desk", null));
    }

    @Test
    @DisplayName("常用意见按步骤和意见栏给出")
    void wordingsForOpinions() {
        var task = review();

        var opinions = Office.read(office.send(REGISTRAR, "GET", "/api/tasks/" + task.id + "/opinions", null));
        assertThat(opinions.findValuesAsText("field")).contains("gaps", "refusalReason", "extensionReason");
        assertThat(opinions.get(0).get("texts").get(0).asText()).startsWith("住所");
        Office.expect(404, office.send("tianshui.tax", "GET", "/api/tasks/" + task.id + "/opinions", null));
    }

    @Test
    @DisplayName("外出：受托人在期间内看得到全文，可以接手和办理，案件记“代 X 办理”；期间外不行")
    void aSubstituteWorksInSomebodysPlace() {
        var task = review();
        claim(REGISTRAR, task);
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        Office.expect(403, office.submitForm(LEAD, task.id, APPROVED));
        Office.expect(403, office.send(LEAD, "POST", "/api/tasks/" + task.id + "/substitution", null));

        Office.expect(204, absence(REGISTRAR, LEAD, today.plusDays(1), today.plusDays(3)));
        Office.expect(403, office.submitForm(LEAD, task.id, APPROVED));
        Office.expect(204, absence(REGISTRAR, LEAD, today, today.plusDays(3)));
        assertThat(counts(LEAD).keySet()).anyMatch(list -> list.startsWith("代 ") && list.contains(REGISTRAR));
        assertThat(counts("tianshui.hall").keySet()).noneMatch(list -> list.startsWith("代 "));
        assertThat(desk(LEAD, task).get("application").toString()).doesNotContain("****");

        Office.expect(204, office.send(LEAD, "POST", "/api/tasks/" + task.id + "/substitution", null));
        var desk = desk(LEAD, task);
        assertThat(desk.get("standsInFor").asText()).contains(REGISTRAR);
        Office.expect(204, office.send(LEAD, "POST", "/api/tasks/" + task.id + "/handover", Map.of("userId", REGISTRAR, "reason", "回来了")));
        assertThat(desk(REGISTRAR, task).get("standsInFor").isNull()).isTrue();
        Office.expect(204, office.send(LEAD, "POST", "/api/tasks/" + task.id + "/substitution", null));
        Office.expect(403, office.submitForm(REGISTRAR, task.id, APPROVED));
        Office.expect(204, office.submitForm(LEAD, task.id, APPROVED));
        var journal = office.send("auditor", "GET", "/api/audit/cases/" + task.number + "/journal", null).body();
        assertThat(journal).contains("task.takenOver", "task.substituted", "\"absent\":\"" + REGISTRAR + "\"");
        assertThat(told()).contains("absence.recorded");

        Office.expect(204, office.send(REGISTRAR, "DELETE", "/api/absences", null));
        assertThat(counts(LEAD).keySet()).noneMatch(list -> list.contains(REGISTRAR));
        Office.expect(404, office.send(REGISTRAR, "DELETE", "/api/absences", null));
    }

    @Test
    @DisplayName("外出的设定：受托人须是同部门、同地区的另一人，期间须有效；为他人设定须是科室负责人")
    void whoMayStandIn() {
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        for (var stranger : List.of("tianshui.tax", "xianyang.registrar", REGISTRAR, "nobody", "")) {
            Office.expect(422, absence(REGISTRAR, stranger, today, today));
        }
        var wrong = office.send(REGISTRAR, "PUT", "/api/absences", Map.of("from", "明天", "substitute", LEAD));
        assertThat(Office.read(wrong).get("violations").findValuesAsText("field")).containsExactly("from", "until");
        Office.expect(422, absence(REGISTRAR, LEAD, today, today.minusDays(1)));
        Office.expect(422, absence(REGISTRAR, LEAD, today.minusDays(9), today.minusDays(1)));
        Office.expect(403, office.send(REGISTRAR, "PUT", "/api/absences", Map.of(
                "account", LEAD, "substitute", REGISTRAR, "from", today.toString(), "until", today.toString())));
        Office.expect(403, office.send("auditor", "PUT", "/api/absences", Map.of(
                "substitute", REGISTRAR, "from", today.toString(), "until", today.toString())));
        Office.expect(204, office.send(LEAD, "PUT", "/api/absences", Map.of(
                "account", REGISTRAR, "substitute", LEAD, "from", today.toString(), "until", today.toString())));
        assertThat(office.send(REGISTRAR, "GET", "/api/absences", null).body()).contains("\"substitute\":\"" + LEAD + "\"");
        Office.expect(422, absence(LEAD, REGISTRAR, today, today));
        assertThat(office.send("tianshui.tax", "GET", "/api/absences", null).body()).isEqualTo("[]");
    }

    @Test
    @DisplayName("移交：认领人写明理由移交给同事，记入案件；不是认领人的、移交给外人的不行")
    void aTaskIsHandedOver() {
        var task = review();
        var path = "/api/tasks/" + task.id + "/handover";
        claim(REGISTRAR, task);

        assertThat(office.send(REGISTRAR, "GET", "/api/tasks/" + task.id + "/colleagues", null).body())
                .contains(LEAD).doesNotContain("tianshui.tax", "xianyang", "\"" + REGISTRAR + "\"");
        Office.expect(403, office.send(LEAD, "POST", path, Map.of("userId", LEAD, "reason", "我来")));
        Office.expect(422, office.send(REGISTRAR, "POST", path, Map.of("userId", LEAD)));
        Office.expect(403, office.send(REGISTRAR, "POST", path, Map.of("userId", "tianshui.tax", "reason", "出差")));
        Office.expect(404, office.send("tianshui.tax", "POST", path, Map.of("userId", "tianshui.tax", "reason", "出差")));
        Office.expect(204, office.send(REGISTRAR, "POST", path, Map.of("userId", LEAD, "reason", "出差")));
        assertThat(told(desk(LEAD, task))).anyMatch(what -> what.startsWith("移交“审查登记申请”给 ") && what.endsWith("：出差"));
        Office.expect(403, office.submitForm(REGISTRAR, task.id, APPROVED));
        Office.expect(204, office.submitForm(LEAD, task.id, APPROVED));
    }

    @Test
    @DisplayName("批量认领：各项各有结果，认领了的不被抢走，看不到的不认")
    void severalAreClaimedAtOnce() {
        var free = review();
        var taken = review();
        claim(LEAD, taken);

        var results = Office.read(office.send(REGISTRAR, "POST", "/api/tasks/claims", Map.of("taskIds", List.of(free.id, taken.id, "nothing"))))
                .get("results");
        assertThat(results.findValuesAsText("status")).containsExactly("claimed", "refused", "unknown");
        assertThat(results.get(1).get("message").asText()).contains(LEAD);
        assertThat(Office.read(office.send("tianshui.tax", "POST", "/api/tasks/claims", Map.of("taskIds", List.of(free.id))))
                        .findValuesAsText("status"))
                .containsExactly("unknown");
        Office.expect(422, office.send(REGISTRAR, "POST", "/api/tasks/claims", Map.of("taskIds", List.of())));
    }

    /** The kinds of the last events of the installation. */
    private List<String> told() {
        return Office.read(office.send("auditor", "GET", "/api/audit/installation/journal?kind=absence&limit=50", null))
                .get("events").findValuesAsText("kind");
    }

    private record Task(String number, String id) {}

    private Task review() {
        var number = office.open("tianshui", Applications.forReview(Applications.plain()));
        office.awaitStep(number, REVIEW);
        return new Task(number, office.tasks(REGISTRAR, number, REVIEW).get(0).get("id").asText());
    }

    private void claim(String account, Task task) {
        Office.expect(204, office.send(account, "POST", "/engine-rest/task/" + task.id + "/claim", Map.of("userId", account)));
    }

    private JsonNode desk(String account, Task task) {
        var answer = office.send(account, "GET", "/api/tasks/" + task.id + "/desk", null);
        Office.expect(200, answer);
        return Office.read(answer);
    }

    private HttpResponse<String> absence(String account, String substitute, LocalDate from, LocalDate until) {
        return office.send(account, "PUT", "/api/absences", Map.of(
                "substitute", substitute, "from", from.toString(), "until", until.toString()));
    }

    private Map<String, Long> counts(String account) {
        return Office.list(Office.read(office.send(account, "GET", "/api/filters/counts", null))).stream()
                .collect(Collectors.toMap(list -> list.get("name").asText(), list -> list.get("tasks").asLong()));
    }

    private static List<String> told(JsonNode desk) {
        return desk.get("timeline").findValuesAsText("what");
    }

    private static List<String> ids(JsonNode tasks) {
        return tasks.findValuesAsText("id");
    }
}
