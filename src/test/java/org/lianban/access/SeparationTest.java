package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In the hall of 天水 work two: a clerk and the lead. */
@AccessTest
class SeparationTest {

    private static final String HALL = "tianshui.hall";
    private static final String LEAD = "tianshui.hall.lead";
    private static final String NUMBER = "11010519491231002X";

    @LocalServerPort
    int port;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identities;

    @Autowired
    AuthorizationService authorisations;

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcClient jdbc;

    Client clerk;
    Client lead;
    Client admin;
    String instance;

    @BeforeEach
    void theLeadOpensACase() {
        clerk = Client.program(port, HALL);
        lead = Client.program(port, LEAD);
        admin = Client.program(port, "admin");
        var started = lead.post("/engine-rest/process-definition/key/two-persons/start", "{}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        instance = Client.json(started).path("id").asText();
    }

    @AfterEach
    void nobodyIsKnown() {
        jdbc.sql("delete from account_identity").update();
    }

    @Test
    @DisplayName("核查人不能复核：认领、办理、被指派都不行，复核后由第三方决定")
    void whoeverInspectedNeitherClaimsNorCompletesNorIsGivenTheConfirmation() {
        complete(clerk, "userTask_inspect");
        var confirmation = task("userTask_confirm").getId();

        refused(claim(clerk, HALL), "已办理本案的“现场核查”", "“复核”须由另一人办理");
        refused(clerk.post("/engine-rest/task/" + confirmation + "/complete", "{}"), "现场核查");
        refused(clerk.post("/engine-rest/task/" + confirmation + "/submit-form", "{}"), "现场核查");
        refused(assign(lead, HALL), "现场核查");
        assertThat(task("userTask_confirm").getAssignee()).isNull();

        assertThat(claim(lead, LEAD).statusCode()).isEqualTo(204);
        complete(lead, "userTask_confirm");
    }

    @Test
    @DisplayName("发起人和复核人都不能决定，各指出先前的环节")
    void whoeverRequestedDoesNotDecide() {
        complete(clerk, "userTask_inspect");
        runtime.setVariable(instance, "agreed", true);
        complete(lead, "userTask_confirm");

        refused(claim(lead, LEAD), "申请已登记");
        refused(lead.post("/engine-rest/task/" + task("userTask_decide").getId() + "/complete", "{}"), "申请已登记");
        complete(clerk, "userTask_decide");
        assertThat(runtime.createProcessInstanceQuery().processInstanceId(instance).count()).isZero();
    }

    @Test
    @DisplayName("退回重查：以最近一轮的核查人为准")
    void theLastRoundCounts() {
        complete(clerk, "userTask_inspect");
        complete(lead, "userTask_confirm");
        complete(lead, "userTask_inspect");

        refused(claim(lead, LEAD), "现场核查");
        complete(clerk, "userTask_confirm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"userTask_inspekt", "userTask_confirm", "gateway_agreed", ""})
    @DisplayName("部署时指出不存在的环节，不部署")
    void aRuleAboutNoStepIsNotDeployed(String step) throws IOException {
        var model = Files.readString(Path.of("src/test/resources/access/processes/two-persons/two-persons.bpmn"));
        var before = repository.createDeploymentQuery().count();
        var answer = Client.program(port, "designer").send(
                "POST",
                "/engine-rest/deployment/create",
                """
                --b\r
                Content-Disposition: form-data; name="data"; filename="two-persons.bpmn"\r
                \r
                %s\r
                --b--\r
                """.formatted(model.replace("value=\"userTask_inspect\"", "value=\"%s\"".formatted(step))),
                "multipart/form-data; boundary=b");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("userTask_confirm 的 separation.otherThan", "没有 " + step);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    @DisplayName("同一人的两个账号按一人计")
    void twoAccountsOfOnePersonAreOnePerson() {
        identify(HALL, NUMBER);
        identify(LEAD, NUMBER);
        complete(clerk, "userTask_inspect");
        refused(claim(lead, LEAD), "现场核查");

        identify(LEAD, "34052419800101001X");
        assertThat(claim(lead, LEAD).statusCode()).isEqualTo(204);
    }

    @Test
    @DisplayName("由他人认领的任务不能认领、办理、退回，也不能替别人认领")
    void aColleaguesTaskIsLeftAlone() {
        assertThat(claim(lead, LEAD).statusCode()).isEqualTo(204);
        var id = task("userTask_inspect").getId();

        refused(claim(clerk, HALL), "已由 tianshui.hall.lead 认领");
        refused(clerk.post("/engine-rest/task/" + id + "/complete", "{}"), "已由 tianshui.hall.lead 认领");
        refused(clerk.post("/engine-rest/task/" + id + "/claim", "{}"), "已由 tianshui.hall.lead 认领");
        refused(clerk.post("/api/tasks/" + id + "/release", ""), "已由 tianshui.hall.lead 认领");
        refused(clerk.post("/engine-rest/task/" + id + "/unclaim", "{}"), "已由 tianshui.hall.lead 认领");
        refused(clerk.post("/engine-rest/task/" + id + "/assignee", "{\"userId\":null}"), "已由 tianshui.hall.lead 认领");
        assertThat(lead.post("/api/tasks/" + id + "/release", "").statusCode()).isEqualTo(204);
        assertThat(lead.post("/api/tasks/" + id + "/release", "").statusCode()).isEqualTo(409);
        refused(claim(clerk, LEAD), "只能为本人认领");
        assertThat(task("userTask_inspect").getAssignee()).isNull();

        assertThat(claim(clerk, HALL).statusCode()).isEqualTo(204);
        assertThat(clerk.post("/engine-rest/task/" + id + "/unclaim", "{}").statusCode()).isEqualTo(204);
        assertThat(task("userTask_inspect").getAssignee()).isNull();
    }

    @Test
    @DisplayName("科室负责人指派、改派、收回本部门本地区的任务，他人不能")
    void onlyTheLeadOfTheDepartmentSharesOut() {
        var id = task("userTask_inspect").getId();
        refused(assign(clerk, LEAD), "须由本部门科室负责人办理");
        for (var stranger : new String[] {"xianyang.hall.lead", "tianshui.tax.lead", "admin", "auditor", "operator", "designer"}) {
            assertThat(assign(Client.program(port, stranger), HALL).statusCode()).as(stranger).isEqualTo(404);
            assertThat(Client.program(port, stranger).post("/api/tasks/" + id + "/release", "").statusCode()).as(stranger).isEqualTo(404);
        }

        assertThat(assign(lead, HALL).statusCode()).isEqualTo(204);
        assertThat(task("userTask_inspect").getAssignee()).isEqualTo(HALL);
        assertThat(rights(id, HALL)).isOne();
        assertThat(lead.post("/api/tasks/" + id + "/release", "").statusCode()).isEqualTo(204);
        assertThat(task("userTask_inspect").getAssignee()).isNull();
        assertThat(rights(id, HALL)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tianshui.tax", "xianyang.hall", "nobody.at.all"})
    @DisplayName("只能指派给本部门、本地区的经办人")
    void aTaskStaysInItsDepartment(String other) {
        refused(assign(lead, other), "不");
        refused(claim(lead, other), "不");
        assertThat(task("userTask_inspect").getAssignee()).isNull();
        assertThat(lead.post("/api/tasks/" + task("userTask_inspect").getId() + "/assignee", "{}").statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"text", "json", "old"})
    @DisplayName("案件中出现本人身份号码：不能认领、被指派、办理")
    void nobodyWorksOnTheirOwnCase(String form) {
        runtime.setVariable(instance, "applicant", switch (form) {
            case "text" -> "张三（" + NUMBER + "）";
            case "json" -> Spin.JSON("[{\"name\":\"张三\",\"documentNumber\":\"" + NUMBER.toLowerCase() + "\"}]");
            default -> "110105491231002";
        });
        assertThat(claim(clerk, HALL).statusCode()).isEqualTo(204);
        assertThat(clerk.post("/api/tasks/" + task("userTask_inspect").getId() + "/release", "").statusCode()).isEqualTo(204);

        identify(HALL, NUMBER);
        refused(claim(clerk, HALL), "回避");
        refused(assign(lead, HALL), "回避");
        refused(clerk.post("/engine-rest/task/" + task("userTask_inspect").getId() + "/complete", "{}"), "回避");
        complete(lead, "userTask_inspect");
    }

    @Test
    @DisplayName("身份号码只由管理员登记，不保存号码，记录中也没有")
    void theNumberItselfIsNotKept() {
        assertThat(identity("PUT", clerk, HALL, NUMBER).statusCode()).isEqualTo(403);
        assertThat(identity("PUT", admin, "nobody.at.all", NUMBER).statusCode()).isEqualTo(404);
        assertThat(identity("PUT", admin, HALL, "110105194912310021").statusCode()).isEqualTo(422);
        assertThat(identity("GET", admin, HALL, null).body()).isEqualTo("{\"recorded\":false}");

        identify(HALL, NUMBER);
        assertThat(identity("GET", admin, HALL, null).body()).isEqualTo("{\"recorded\":true}");
        assertThat(identity("GET", clerk, HALL, null).statusCode()).isEqualTo(403);
        assertThat(jdbc.sql("select * from account_identity").query().listOfRows().toString()).doesNotContain(NUMBER);
        var journal = Client.program(port, "auditor").json("/api/audit/installation/journal?limit=1000&kind=accountIdentity");
        assertThat(events(journal)).contains("accountIdentity.recorded").contains(HALL).doesNotContain(NUMBER);

        assertThat(identity("DELETE", admin, HALL, null).statusCode()).isEqualTo(204);
        assertThat(identity("DELETE", admin, HALL, null).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0} 不能兼任 {1}")
    @CsvSource({
        "admin, hall", "admin, auditor", "admin, lead", "tianshui.hall, camunda-admin", "auditor, hall", "auditor, designer",
        "auditor, operator", "auditor, camunda-admin", "designer, auditor", "tianshui.tax, auditor", "tianshui.tax.lead, designer",
        "designer, hall", "operator, tax", "operator, lead"
    })
    @DisplayName("互相监督的角色不能由一人兼任")
    void rolesThatWatchOneAnotherStayApart(String account, String role) {
        refused(admin.send("PUT", "/engine-rest/group/" + role + "/members/" + account, "{}", "application/json"), "不能再兼任");
        var member = identities.createUserQuery().userId(account).memberOfGroup(role).count();
        assertThat(member).isZero();
        try {
            identities.createMembership(account, role);
            throw new AssertionError("accepted");
        } catch (Forbidden expected) {
            assertThat(expected).hasMessageContaining("不能再兼任");
        }
    }

    @Test
    @DisplayName("管理网页同样不能；部门、科室负责人可以兼任")
    void theAdminPagesAreNoWayRoundAndDepartmentsCombine() {
        var page = Client.browser(port, "admin");
        page.get("/camunda/app/admin/default/");
        var token = page.cookie("XSRF-TOKEN");
        var members = "/camunda/api/engine/engine/default/group/";
        refused(page.send("PUT", members + "hall/members/admin", "{}", "application/json", "X-XSRF-TOKEN", token), "不能再兼任");

        assertThat(admin.send("PUT", "/engine-rest/group/bank/members/gangcheng.tax.lead", "{}", "application/json").statusCode())
                .isEqualTo(204);
        assertThat(admin.send("PUT", "/engine-rest/group/operator/members/xian.designer", "{}", "application/json").statusCode())
                .isEqualTo(204);
    }

    private void identify(String account, String number) {
        assertThat(identity("PUT", admin, account, number).statusCode()).isEqualTo(204);
    }

    private static HttpResponse<String> identity(String method, Client client, String account, String number) {
        var body = number == null ? null : "{\"documentNumber\":\"" + number + "\"}";
        return client.send(method, "/api/accounts/" + account + "/identity", body, "application/json");
    }

    private HttpResponse<String> claim(Client client, String person) {
        return client.post("/engine-rest/task/" + open().getId() + "/claim", "{\"userId\":\"" + person + "\"}");
    }

    private HttpResponse<String> assign(Client client, String person) {
        return client.post("/api/tasks/" + open().getId() + "/assignee", "{\"userId\":\"" + person + "\"}");
    }

    private void complete(Client client, String step) {
        var answer = client.post("/engine-rest/task/" + task(step).getId() + "/complete", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private Task open() {
        return tasks.createTaskQuery().processInstanceId(instance).singleResult();
    }

    private Task task(String step) {
        return tasks.createTaskQuery().processInstanceId(instance).taskDefinitionKey(step).singleResult();
    }

    private long rights(String task, String person) {
        return authorisations.createAuthorizationQuery().resourceType(Resources.TASK).resourceId(task).userIdIn(person).count();
    }

    private static void refused(HttpResponse<String> answer, String... sentences) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains(sentences);
    }

    private static String events(JsonNode journal) {
        return journal.path("events").toString();
    }
}
