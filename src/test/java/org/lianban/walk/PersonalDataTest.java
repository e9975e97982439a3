package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lianban.access.Client;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whose identity and telephone numbers come to light where, with the application of the README. */
@Walk
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataTest {

    private static final String REVIEW = "userTask_reviewApplication";
    private static final String IDENTITY = "620502198503124024";
    private static final String MASKED_IDENTITY = "620502********4024";
    private static final String MOBILE = "13893811001";
    private static final String MASKED_MOBILE = "138****1001";
    private static final String LANDLINE = "0938-8212345";
    private static final List<String> WORKED_BY = List.of("tianshui.registrar");

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identities;

    private Office office;
    private String number;
    private String instance;
    private String task;

    @BeforeEach
    void aCaseUnderReview() {
        office = new Office(port);
        number = office.open("tianshui", Applications.forReview(Applications.plain()));
        office.awaitStep(number, REVIEW);
        var review = tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(REVIEW).singleResult();
        task = review.getId();
        instance = review.getProcessInstanceId();
    }

    @Test
    @DisplayName("办理人看任务的表单和变量看到全文，两个入口和单个变量都一样")
    void theClerkAtTheTaskSeesThem() {
        for (var path : ofTask()) {
            assertThat(read("tianshui.registrar", path)).as(path).contains(IDENTITY).doesNotContain("****");
        }
        Office.expect(204, office.send("tianshui.registrar", "POST", "/engine-rest/task/" + task + "/claim",
                Map.of("userId", "tianshui.registrar")));
        assertThat(read("tianshui.registrar", "/engine-rest/task/" + task + "/form-variables"))
                .contains(IDENTITY, MOBILE, LANDLINE);

        var browser = Client.browser(port, "tianshui.registrar");
        var engine = "/camunda/api/engine/engine/default";
        assertThat(browser.get(engine + "/task/" + task + "/form-variables?deserializeValues=false").body())
                .contains(IDENTITY, MOBILE);
        assertThat(browser.get(engine + "/history/variable-instance?processInstanceId=" + instance).body())
                .doesNotContain(IDENTITY, MOBILE, LANDLINE);
    }

    @Test
    @DisplayName("任务已由同事认领的，本部门其他人看到的是遮住的；外地同部门的看不到")
    void aColleaguesTaskIsMasked() {
        colleague("tianshui.registrar.two", "registrar", "tianshui");
        tasks.setAssignee(task, "tianshui.registrar.two");

        for (var path : ofTask()) {
            assertThat(read("tianshui.registrar", path)).as(path)
                    .contains("****")
                    .doesNotContain(IDENTITY, MOBILE, LANDLINE);
            assertThat(office.send("xian.registrar", "GET", path, null).body())
                    .as(path)
                    .doesNotContain(IDENTITY, MASKED_IDENTITY);
        }
    }

    @Test
    @DisplayName("列表、历史、判定记录、失败事件、运行监控：任何人看到的都是遮住的，仍是有效的 JSON")
    void everythingElseIsMaskedForEverybody() {
        // an incident cannot be made to tell numbers otherwise: no step of ours puts any into its message
        runtime.createIncident("failedJob", executionAtReview(), "review", "核验 " + IDENTITY + " 失败，请联系 " + MOBILE);
        var lists = List.of(
                "/engine-rest/variable-instance?processInstanceIdIn=" + instance,
                "/engine-rest/variable-instance?variableName=legalRepIdNumber",
                "/engine-rest/process-instance/" + instance + "/variables",
                "/engine-rest/history/variable-instance?processInstanceId=" + instance,
                "/engine-rest/history/detail?processInstanceId=" + instance,
                "/engine-rest/history/decision-instance?includeInputs=true&includeOutputs=true&processInstanceId=" + instance,
                "/engine-rest/history/user-operation?processInstanceId=" + instance,
                "/engine-rest/incident?processInstanceId=" + instance,
                "/engine-rest/history/incident?processInstanceId=" + instance,
                "/engine-rest/task?processInstanceId=" + instance,
                "/engine-rest/engine/default/history/variable-instance?processInstanceId=" + instance,
                "/engine-rest/task/" + task + "/variables",
                "/api/cases/" + number,
                "/api/audit/installation/journal?limit=1000");
        for (var who : List.of("auditor", "operator", "tianshui.hall", "tianshui.registrar", "designer", "admin")) {
            for (var path : lists) {
                if (WORKED_BY.contains(who) && path.contains("/task/")) {
                    continue;
                }
                var answer = office.send(who, "GET", path, null);
                assertThat(answer.body()).as(who + " " + path).doesNotContain(IDENTITY, MOBILE, LANDLINE);
                if (answer.headers().firstValue("Content-Type").orElse("").contains("json")) {
                    Office.read(answer);
                }
            }
        }
        assertThat(read("auditor", lists.get(3))).contains(MASKED_IDENTITY, MASKED_MOBILE, "0938-***2345");
        assertThat(read("operator", "/engine-rest/incident?processInstanceId=" + instance))
                .contains("核验 " + MASKED_IDENTITY + " 失败，请联系 " + MASKED_MOBILE);

        var browser = Client.browser(port, "operator");
        // sets Camunda's own token
        browser.get("/camunda/app/cockpit/default/");
        var cockpit = browser.post("/camunda/api/cockpit/plugin/base/default/incident",
                "{\"processInstanceIdIn\":[\"%s\"]}".formatted(instance), "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"));
        assertThat(cockpit.statusCode()).isEqualTo(200);
        assertThat(cockpit.body()).contains(MASKED_IDENTITY).doesNotContain(IDENTITY, MOBILE);
    }

    @Test
    @DisplayName("回答错误时复述的号码也遮住")
    void errorsDoNotRepeatThem() {
        var answers = Stream.of(
                        "/engine-rest/task/" + IDENTITY,
                        "/engine-rest/process-instance/" + MOBILE,
                        "/engine-rest/task?sortBy=" + IDENTITY,
                        "/engine-rest/" + IDENTITY,
                        "/api/" + MOBILE,
                        "/api/cases/" + IDENTITY)
                .map(path -> office.send("tianshui.hall", "GET", path, null))
                .toList();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(answer.body()).as(answer.uri().toString()).doesNotContain(IDENTITY, MOBILE);
        });
        assertThat(answers).anySatisfy(answer -> assertThat(answer.body()).contains(MASKED_IDENTITY));
    }

    @Test
    @DisplayName("案件记录里的号码遮住；审计人员写明理由才看全文，理由记入案件；链照样可以复算")
    void theAuditorHasToSayWhy() {
        var path = "/api/audit/cases/" + number + "/journal";
        var why = "&reason=" + URLEncoder.encode("核对举报所涉法定代表人", StandardCharsets.UTF_8);

        var masked = Office.read(office.send("auditor", "GET", path, null));
        assertThat(masked.get("events").toString())
                .contains(MASKED_IDENTITY, MASKED_MOBILE)
                .doesNotContain(IDENTITY, MOBILE, LANDLINE);

        for (var reason : List.of("", "&reason=", "&reason=abcd", "&reason=%20%20abcd%20%20%20", "&reason=" + "a".repeat(501))) {
            var refused = office.send("auditor", "GET", path + "?personal=true" + reason, null);
            Office.expect(422, refused);
            assertThat(Office.read(refused).at("/violations/0/field").asText()).isEqualTo("reason");
            assertThat(refused.body()).contains("理由").doesNotContain("6205021985");
        }
        Office.expect(403, office.send("tianshui.registrar", "GET", path + "?personal=true" + why, null));
        Office.expect(403, office.send("operator", "GET", path + "?personal=true" + why, null));

        var whole = Office.read(office.send("auditor", "GET", path + "?personal=true" + why, null));
        assertThat(whole.get("events").toString()).contains(IDENTITY, MOBILE, LANDLINE);

        var looks = looks(Office.read(office.send("auditor", "GET", path, null)));
        assertThat(looks).hasSize(2);
        assertThat(looks.get(0).has("personal")).isFalse();
        assertThat(looks.get(1).get("personal").asBoolean()).isTrue();
        assertThat(looks.get(1).get("reason").asText()).isEqualTo("核对举报所涉法定代表人");
        assertThat(looks.get(1).get("actor").asText()).isEqualTo("auditor");
        var verdict = Office.read(office.send("auditor", "GET", "/api/audit/cases/" + number + "/verification", null));
        assertThat(verdict.get("intact").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("日志的正文和异常都遮住")
    void theLogIsMasked(CapturedOutput log) {
        var failure = new IllegalStateException("电话 " + MOBILE, new IllegalArgumentException("座机 " + LANDLINE));

        LoggerFactory.getLogger("org.lianban.walk.personal")
                .error("核验 {} 失败", IDENTITY, failure);

        assertThat(log.getAll())
                .contains("核验 " + MASKED_IDENTITY, "IllegalStateException: 电话 " + MASKED_MOBILE, "座机 0938-***2345")
                .contains("\tat org.lianban")
                .doesNotContain(IDENTITY, MOBILE, LANDLINE);
    }

    @Test
    @DisplayName("流程图和表单原样给出：热线电话不是个人信息")
    void modelsComeBackAsDeployed() {
        assertThat(read("designer", "/engine-rest/process-definition/key/enterprise-opening/xml")).contains("bpmn20Xml");
        assertThat(read("tianshui.registrar", "/engine-rest/task/" + task + "/deployed-form")).contains("components");
    }

    private List<String> ofTask() {
        return Stream.of("/engine-rest/task/", "/engine-rest/engine/default/task/")
                .flatMap(root -> Stream.of("/form-variables", "/variables", "/variables/legalRepIdNumber")
                        .map(end -> root + task + end))
                .toList();
    }

    private String read(String who, String path) {
        var answer = office.send(who, "GET", path, null);
        Office.expect(200, answer);
        return answer.body();
    }

    private String executionAtReview() {
        return tasks.createTaskQuery().taskId(task).singleResult().getExecutionId();
    }

    private void colleague(String id, String group, String municipality) {
        if (identities.createUserQuery().userId(id).count() == 0) {
            var user = identities.newUser(id);
            user.setPassword("Second-officer-2");
            identities.saveUser(user);
            identities.createMembership(id, group);
            identities.createTenantUserMembership(municipality, id);
        }
    }

    private static List<JsonNode> looks(JsonNode journal) {
        return Office.list(journal.get("events")).stream()
                .filter(event -> event.get("kind").asText().equals("record.viewed"))
                .toList();
    }
}
