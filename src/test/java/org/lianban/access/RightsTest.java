package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AccessTest
class RightsTest {

    private static final String PROCEDURE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
              <bpmn:process id="deployed-by-designer" name="督办" isExecutable="true" camunda:candidateStarterGroups="oversight" camunda:historyTimeToLive="P30D">
                <bpmn:extensionElements><camunda:properties><camunda:property name="procedureCode" value="CSLC"/></camunda:properties></bpmn:extensionElements>
                <bpmn:startEvent id="startEvent_a"/>
                <bpmn:sequenceFlow id="flow_a" sourceRef="startEvent_a" targetRef="userTask_a"/>
                <bpmn:userTask id="userTask_a" name="督办" camunda:candidateGroups="oversight"/>
              </bpmn:process>
            </bpmn:definitions>""";

    @LocalServerPort
    int port;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identities;

    @Autowired
    FilterService filters;

    @Autowired
    Tenancy tenancy;

    Client hall;
    String instance;

    @BeforeEach
    void theHallOfTianshuiOpensACase() {
        hall = Client.program(port, "tianshui.hall");
        var started = hall.post("/engine-rest/process-definition/key/joint-work/start", "{}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        instance = Client.json(started).path("id").asText();
    }

    @Test
    @DisplayName("窗口只见本部门的任务")
    void aClerkSeesTheTasksOfTheirOwnDepartment() {
        assertThat(taskKeys(hall)).containsOnly("userTask_accept");
        assertThat(taskKeys(Client.program(port, "tianshui.tax"))).containsOnly("userTask_assessTax");
        assertThat(taskKeys(Client.program(port, "tianshui.bank"))).containsOnly("userTask_openAccount");
        assertThat(taskKeys(Client.program(port, "tianshui.planning"))).isEmpty();
    }

    @Test
    @DisplayName("别的部门、别的地区的任务，按编号也查不到")
    void anotherDepartmentsOrMunicipalitysTaskIsNotFound() {
        var task = taskOf("userTask_accept");
        assertThat(hall.get("/engine-rest/task/" + task).statusCode()).isEqualTo(200);
        for (var stranger : List.of("tianshui.tax", "xianyang.hall", "xianyang.tax", "auditor", "designer", "admin")) {
            var client = Client.program(port, stranger);
            assertThat(client.get("/engine-rest/task/" + task).statusCode()).as(stranger).isEqualTo(404);
            assertThat(client.post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"" + stranger + "\"}").statusCode())
                    .as(stranger)
                    .isIn(403, 404);
            assertThat(client.post("/engine-rest/task/" + task + "/complete", "{}").statusCode()).as(stranger).isIn(403, 404);
        }
        assertThat(tasks.createTaskQuery().taskId(task).taskUnassigned().count()).isOne();
    }

    @Test
    @DisplayName("历史任务同样只见本部门、本地区的")
    void historyKeepsTheSameLimits() {
        var task = taskOf("userTask_assessTax");
        var history = "/engine-rest/history/task?taskId=" + task;
        assertThat(Client.program(port, "tianshui.tax").json(history)).hasSize(1);
        assertThat(Client.program(port, "tianshui.bank").json(history)).isEmpty();
        assertThat(Client.program(port, "xianyang.tax").json(history)).isEmpty();
        var cases = "/engine-rest/history/process-instance?processInstanceId=" + instance;
        assertThat(hall.json(cases)).hasSize(1);
        assertThat(Client.program(port, "auditor").json(cases)).hasSize(1);
        assertThat(Client.program(port, "tianshui.bank").json(cases)).isEmpty();
        assertThat(Client.program(port, "xianyang.hall").json(cases)).isEmpty();
        assertThat(Client.program(port, "xianyang.auditor").json(cases)).isEmpty();
    }

    @Test
    @DisplayName("运维看得到案件走到哪里，看不到案件里写了什么")
    void anOperatorSeesNoBusinessData() {
        runtime.setVariable(instance, "said", "申请内容");
        var task = taskOf("userTask_accept");
        var operator = Client.program(port, "operator");
        assertThat(operator.json("/engine-rest/process-instance?processInstanceIds=" + instance)).hasSize(1);
        assertThat(operator.json("/engine-rest/history/activity-instance?processInstanceId=" + instance)).isEmpty();
        for (var list : List.of("/engine-rest/variable-instance?processInstanceIdIn=" + instance,
                "/engine-rest/history/variable-instance?processInstanceId=" + instance,
                "/engine-rest/history/detail?processInstanceId=" + instance,
                "/engine-rest/history/decision-instance?includeInputs=true&includeOutputs=true")) {
            assertThat(operator.json(list)).as(list).isEmpty();
        }
        for (var one : List.of("/engine-rest/process-instance/" + instance + "/variables", "/engine-rest/process-instance/" + instance + "/variables/said",
                "/engine-rest/execution/" + instance + "/localVariables", "/engine-rest/task/" + task + "/form-variables")) {
            assertThat(operator.get(one).statusCode()).as(one).isIn(403, 404);
        }
        assertThat(hall.get("/engine-rest/process-instance/" + instance + "/variables").body()).contains("申请内容");
        assertThat(hall.get("/engine-rest/history/variable-instance?processInstanceId=" + instance).body()).contains("申请内容");
        assertThat(hall.get("/engine-rest/task/" + task + "/form-variables").body()).contains("caseNumber");
        assertThat(Client.program(port, "auditor").get("/engine-rest/history/variable-instance?processInstanceId=" + instance).body())
                .contains("申请内容");
    }

    @Test
    @DisplayName("认领并办结本部门的任务")
    void aClerkWorksATaskOfTheirDepartment() {
        var tax = Client.program(port, "tianshui.tax");
        var task = taskOf("userTask_assessTax");
        assertThat(tax.post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"tianshui.tax\"}").statusCode()).isEqualTo(204);
        assertThat(tax.post("/engine-rest/task/" + task + "/complete", "{}").statusCode()).isEqualTo(204);
        assertThat(tax.json("/engine-rest/history/task?taskId=" + task)).hasSize(1);
    }

    @Test
    @DisplayName("任务不能转给别的地区的人")
    void aTaskStaysInItsMunicipality() {
        var task = taskOf("userTask_accept");
        assertThatThrownBy(() -> tasks.setAssignee(task, "xianyang.hall")).hasMessageContaining("不属于该事项的办理地区");
        assertThat(hall.post("/engine-rest/task/" + task + "/assignee", "{\"userId\":\"tianshui.bank\"}").statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("案件及其调用的流程属于发起人的地区")
    void aCaseBelongsToTheMunicipalityOfWhoeverStartsIt() {
        assertThat(runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult().getTenantId()).isEqualTo("tianshui");
        assertThat(runtime.createProcessInstanceQuery().superProcessInstanceId(instance).singleResult().getTenantId())
                .isEqualTo("tianshui");
        assertThat(tasks.createTaskQuery().taskDefinitionKey("userTask_openAccount").list())
                .allMatch(task -> "tianshui".equals(task.getTenantId()));
    }

    @Test
    @DisplayName("只有流程图写明的角色可以发起")
    void onlyCandidateStartersStart() {
        for (var other : List.of("tianshui.tax", "tianshui.planning", "designer", "operator", "auditor", "admin")) {
            var client = Client.program(port, other);
            assertThat(client.post("/engine-rest/process-definition/key/joint-work/start", "{}").statusCode())
                    .as(other)
                    .isIn(403, 404);
        }
        assertThat(hall.post("/engine-rest/process-definition/key/joint-work-part/start", "{}").statusCode()).isIn(403, 404);
    }

    @Test
    @DisplayName("没有地区或没有经办人，不能发起")
    void aStartWithoutOneMunicipalityIsRefused() {
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("joint-work"))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("不属于任何地区");
        identities.setAuthentication("somebody", List.of("hall"), List.of("tianshui", "xianyang"));
        try {
            assertThatThrownBy(() -> runtime.startProcessInstanceByKey("joint-work")).hasMessageContaining("多个地区");
        } finally {
            identities.clearAuthentication();
        }
        var started = tenancy.runAs("gangcheng", () -> runtime.startProcessInstanceByKey("joint-work"));
        assertThat(started.getTenantId()).isEqualTo("gangcheng");
    }

    @Test
    @DisplayName("参与的角色看得到流程图，其他角色看不到")
    void groupsReadTheProcessesInWhichTheyTakePart() {
        assertThat(definitions("tianshui.hall")).containsExactly("joint-work");
        assertThat(definitions("tianshui.tax")).containsExactly("joint-work");
        assertThat(definitions("tianshui.bank")).containsExactly("joint-work-part");
        assertThat(definitions("tianshui.planning")).isEmpty();
        assertThat(definitions("auditor")).containsExactly("joint-work", "joint-work-part");
    }

    @Test
    @DisplayName("只有流程设计人员可以部署，且不能指定租户")
    void onlyDesignersDeploy() {
        for (var other : List.of("tianshui.hall", "auditor", "operator", "admin")) {
            assertThat(deploy(Client.program(port, other), null).statusCode()).as(other).isEqualTo(403);
        }
        var designer = Client.program(port, "designer");
        var refused = deploy(designer, "tianshui");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("不能指定租户");
        var deployed = deploy(designer, null);
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
    }

    @Test
    @DisplayName("新部署的流程，发起部门立即看得到、可以发起")
    void aNewProcedureIsOpenToItsStarters() {
        repository.createDeployment().addString("a.bpmn", PROCEDURE).deploy();

        assertThat(definitions("tianshui.oversight")).containsExactly("deployed-by-designer");
        var starter = Client.program(port, "tianshui.oversight");
        assertThat(starter.post("/engine-rest/process-definition/key/deployed-by-designer/start", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("设计人员不能删除部署")
    void designersDoNotDeleteDeployments() {
        var designer = Client.program(port, "designer");
        var deployed = deploy(designer, null);
        var id = Client.json(deployed).path("id").asText();
        if (id.isEmpty()) {
            id = designer.json("/engine-rest/deployment?source=test").get(0).path("id").asText();
        }
        assertThat(designer.send("DELETE", "/engine-rest/deployment/" + id + "?cascade=true", null, null).statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("附件接口关闭，作业谁都不能直接执行")
    void theDangerousPartsOfTheRestApiAreClosed() {
        var task = taskOf("userTask_accept");
        for (var root : List.of("/engine-rest", "/engine-rest/engine/default")) {
            assertThat(hall.get(root + "/task/" + task + "/attachment").statusCode()).isEqualTo(403);
            assertThat(hall.get(root + "/task/" + task + "/attachment/").statusCode()).isEqualTo(403);
            assertThat(hall.post(root + "/task/" + task + "/attachment/create", "{}").statusCode()).isEqualTo(403);
            assertThat(hall.post(root + "/job/x/execute", "{}").statusCode()).isEqualTo(403);
        }
        assertThat(Client.program(port, "operator").post("/engine-rest/job/x/execute", "{}").statusCode()).isEqualTo(403);
        var browser = Client.browser(port, "tianshui.hall");
        browser.get("/camunda/app/tasklist/default/");
        assertThat(browser.get("/camunda/api/engine/engine/default/task/" + task + "/attachment").statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("共享待办列表存在，且能取到任务")
    void theSharedTaskListsWork() {
        assertThat(filters.createTaskFilterQuery().list().stream().map(Filter::getName))
                .contains("我的待办", "本部门待办", "即将超期", "已超期", "等待申请人");
        assertThat(listed("本部门待办")).contains(taskOf("userTask_accept")).doesNotContain(taskOf("userTask_assessTax"));
        assertThat(listed("即将超期")).isEmpty();
        tasks.setVariableLocal(taskOf("userTask_accept"), "timeState", "橙");
        assertThat(listed("即将超期")).contains(taskOf("userTask_accept"));
        assertThat(listed("已超期")).isEmpty();
        var task = taskOf("userTask_accept");
        assertThat(listed("我的待办")).doesNotContain(task);
        hall.post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"tianshui.hall\"}");
        assertThat(listed("我的待办")).contains(task);
        assertThat(tasks.getVariableLocal(task, "caseNumber")).asString().startsWith("620500-LHBL-");
    }

    @Test
    @DisplayName("运维指标只给运维人员，健康检查不含细节")
    void operationsData() {
        assertThat(Client.program(port, "operator").get("/actuator/prometheus").statusCode()).isIn(200, 404);
        assertThat(hall.get("/actuator/prometheus").statusCode()).isEqualTo(403);
        assertThat(Client.anonymous(port).get("/actuator/health").body()).doesNotContain("components");
        assertThat(Client.anonymous(port).get("/actuator/health").body()).contains("UP");
    }

    @Test
    @DisplayName("我们的接口也接受 Basic，密码错误即拒绝")
    void ourApiTakesBasicToo() {
        assertThat(hall.get("/api/nowhere").statusCode()).isEqualTo(404);
        var refused = Client.program(port, "tianshui.hall", "wrong").get("/api/nowhere");
        assertThat(refused.statusCode()).isEqualTo(401);
        var anonymous = Client.anonymous(port).get("/api/nowhere");
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
        assertThat(Client.json(anonymous).path("detail").asText()).isEqualTo("请先登录");
    }

    private List<String> taskKeys(Client client) {
        return texts(client.json("/engine-rest/task"), "taskDefinitionKey");
    }

    private List<String> definitions(String account) {
        return texts(
                Client.program(port, account).json("/engine-rest/process-definition?latestVersion=true&keysIn=joint-work,joint-work-part,deployed-by-designer&sortBy=key&sortOrder=asc"),
                "key");
    }

    private String taskOf(String key) {
        var inCase = tasks.createTaskQuery().processInstanceId(instance).taskDefinitionKey(key).singleResult();
        return inCase.getId();
    }

    private List<String> listed(String filter) {
        var id = filters.createTaskFilterQuery().filterName(filter).singleResult().getId();
        return texts(hall.json("/engine-rest/filter/" + id + "/list?maxResults=500"), "id");
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false).map(node -> node.path(field).asText()).toList();
    }

    /** One that stands for itself. */
    private static String table() {
        try {
            return Files.readString(Path.of("decisions/opinion-template/opinion-template.dmn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> deploy(Client client, String tenant) {
        var boundary = "boundary";
        var parts = new StringBuilder();
        part(parts, boundary, "deployment-name", "test");
        part(parts, boundary, "deployment-source", "test");
        if (tenant != null) {
            part(parts, boundary, "tenant-id", tenant);
        }
        parts.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"data\"; filename=\"opinion-template.dmn\"\r\n\r\n");
        parts.append(table()).append("\r\n--").append(boundary).append("--\r\n");
        return client.send("POST", "/engine-rest/deployment/create", parts.toString(), "multipart/form-data; boundary=" + boundary);
    }

    private static void part(StringBuilder parts, String boundary, String name, String value) {
        parts.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value));
    }
}
