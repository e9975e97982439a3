package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AccessTest
class GuardTest {

    /** Sets a property of the JVM by way of reflection alone. */
    private static final String PAYLOAD =
            "${''.getClass().forName('org.springframework.expression.spel.standard.SpelExpressionParser').newInstance()"
                    + ".parseExpression('T(java.lang.System).setProperty(\\\"lianban.attacked\\\",\\\"%s\\\")').getValue()}";

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Tenancy tenancy;

    @Test
    @DisplayName("没有防护的引擎会执行查询里的表达式")
    void aPlainEngineRunsTheAttack() {
        var plain = (StandaloneInMemProcessEngineConfiguration)
                ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration();
        plain.setJdbcUrl("jdbc:h2:mem:plain");
        plain.setProcessEngineName("plain");
        plain.setHistory("none");
        plain.setEnforceHistoryTimeToLive(false);
        plain.setJobExecutorActivate(false);
        var engine = plain.buildProcessEngine();
        try {
            var query = engine.getTaskService().createTaskQuery().or().taskAssigneeExpression(PAYLOAD.formatted("plain").replace("\\\"", "\"")).endOr();
            assertThatThrownBy(query::list).hasMessageContaining("taskAssignee");
            assertThat(System.getProperty("lianban.attacked")).isEqualTo("plain");
        } finally {
            engine.close();
            System.clearProperty("lianban.attacked");
        }
    }

    @Test
    @DisplayName("查询和筛选中的表达式一律拒绝，什么也没有执行")
    void expressionsInQueriesAreRefused() {
        var clerk = Client.program(port, "tianshui.hall");
        var payload = PAYLOAD.formatted("query");
        for (var body : List.of(
                "{\"assigneeExpression\":\"" + payload + "\"}",
                "{\"orQueries\":[{\"assigneeExpression\":\"" + payload + "\"}]}",
                "{\"orQueries\":[{\"assigneeExpression\":\"" + payload.replace('$', '#') + "\"}]}",
                "{\"dueBeforeExpression\":\"${dateTime().plusDays(1).getClass()}\"}",
                "{\"assigneeExpression\":\"x${currentUser()}\"}")) {
            var answer = clerk.post("/engine-rest/task", body);
            assertThat(answer.statusCode()).as(body + answer.body()).isEqualTo(400);
        }
        var filter = clerk.json("/engine-rest/filter").get(0).path("id").asText();
        var extended = clerk.post("/engine-rest/filter/" + filter + "/list", "{\"assigneeExpression\":\"" + payload + "\"}");
        assertThat(extended.statusCode()).as(extended.body()).isEqualTo(400);
        var stored = clerk.post("/engine-rest/filter/create",
                "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{\"assigneeExpression\":\"" + payload + "\"}}");
        assertThat(stored.statusCode()).isEqualTo(403);
        assertThat(System.getProperty("lianban.attacked")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"assigneeExpression\":\"${currentUser()}\"",
        "\"assigneeExpression\":\"${ currentUser() }\"",
        "\"candidateGroupsExpression\":\"${currentUserGroups()}\"",
        "\"dueBeforeExpression\":\"${now()}\"",
        "\"dueAfterExpression\":\"${dateTime().minusWeeks(2).plusHours(1)}\""
    })
    @DisplayName("四个约定的函数照常可用")
    void theFourFunctionsWork(String criterion) {
        var answer = Client.program(port, "tianshui.hall").post("/engine-rest/task", "{\"orQueries\":[{" + criterion + "}]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    static Stream<String> forbiddenInDiagrams() {
        return Stream.of(
                "<bpmn:scriptTask id='x' scriptFormat='javascript'><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
                "<bpmn:serviceTask id='x' camunda:class='java.lang.Object'/>",
                "<bpmn:serviceTask id='x' activiti:class='java.lang.Object'/>",
                "<bpmn:serviceTask id='x' camunda:type='shell'/>",
                "<bpmn:serviceTask id='x' camunda:delegateExpression='${unknownBean}'/>",
                "<bpmn:serviceTask id='x' camunda:delegateExpression='${dataSource}'/>",
                "<bpmn:serviceTask id='x' camunda:delegateExpression='${\"\".getClass()}'/>",
                "<bpmn:serviceTask id='x'><bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></bpmn:extensionElements></bpmn:serviceTask>",
                "<bpmn:userTask id='x' camunda:formKey='embedded:deployment:a.html'/>",
                "<bpmn:userTask id='x'><bpmn:extensionElements><camunda:taskListener event='create' class='java.lang.Object'/></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id='x'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='a'><camunda:script scriptFormat='groovy'>1</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:callActivity id='x' calledElement='a' camunda:variableMappingClass='java.lang.Object'/>");
    }

    @ParameterizedTest
    @MethodSource("forbiddenInDiagrams")
    @DisplayName("流程图不能带代码")
    void aDiagramBringsNoCode(String element) {
        assertThatThrownBy(() -> deploy("forbidden", element)).isInstanceOf(ParseException.class).hasMessageMatching("(?s).*(不能|没有这个办理步骤).*");
        assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("forbidden").count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "${''.getClass()}",
        "${''.class}",
        "${execution.processEngineServices}",
        "${execution.getProcessEngine()}",
        "${execution.class.classLoader}",
        "${people.find('admin')}",
        "${deadline.getClass()}",
        "${deadline.toString()}",
        "${execution.setVariable('a', 1)}"
    })
    @DisplayName("流程图中的表达式够不到引擎和系统：部署时拒绝，执行时也够不到")
    void expressionsInDiagramsReachNothingElse(String expression) {
        var element = "<bpmn:userTask id='x' camunda:assignee=\"" + expression + "\" camunda:candidateGroups='hall'/>";
        assertThatThrownBy(() -> deploy("reaching", element)).isInstanceOf(ParseException.class).hasMessageContaining("表达式不能");

        assertThatThrownBy(() -> evaluated(expression)).isInstanceOf(ProcessEngineException.class).hasMessageContaining("expression");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${dataSource}", "${''[subject]}", "${execution[subject]}", "${JSON('{}')}"})
    @DisplayName("文字上看不出来的，执行时也够不到")
    void whatTheTextDoesNotTellIsRefusedWhenItRuns(String expression) {
        assertThatThrownBy(() -> evaluated(expression)).hasMessageMatching("(?s).*(used in expression|evaluating expression|Could not resolve function).*");
        assertThat(evaluated("${subject.length() + 1}")).isEqualTo(6L);
    }

    /** As the engine would evaluate it in a diagram that came by the inspection, in a case whose subject is "class". */
    private Object evaluated(String expression) {
        var instance = tenancy.runAs("tianshui", () -> runtime.startProcessInstanceByKey("joint-work", Map.of("subject", "class")));
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired().execute(context -> {
            var execution = context.getExecutionManager().findExecutionById(instance.getId());
            return configuration.getExpressionManager().createExpression(expression).getValue(execution);
        });
    }

    @Test
    @DisplayName("流程图中正常的表达式照常可用")
    void ordinaryExpressionsWork() {
        var deployment = deploy("ordinary",
                "<bpmn:userTask id='x' name=\"${execution.processBusinessKey} ${municipality.length()}\" camunda:candidateGroups='hall' camunda:dueDate='${dateTime().plusDays(2).toDate()}'/>");
        try {
            assertThatCode(() -> tenancy.runAs("tianshui", () -> runtime.startProcessInstanceByKey("ordinary"))).doesNotThrowAnyException();
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    @DisplayName("部署中不接受网页和脚本文件")
    void onlyModelsAreDeployed() {
        for (var name : List.of("a.html", "a.js", "a.cmmn", "a.groovy")) {
            assertThatThrownBy(() -> repository.createDeployment().addString(name, "x").deploy()).hasMessageContaining(name);
        }
    }

    private String deploy(String key, String element) {
        var model = """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:activiti="http://activiti.org/bpmn" id="d" targetNamespace="t">
                  <bpmn:process id="%s" isExecutable="true" camunda:historyTimeToLive="P30D">
                    <bpmn:extensionElements><camunda:properties><camunda:property name="procedureCode" value="CSLC"/></camunda:properties></bpmn:extensionElements>
                    <bpmn:startEvent id="s"/><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="x"/>
                    %s
                  </bpmn:process>
                </bpmn:definitions>""".formatted(key, element);
        return repository.createDeployment().addString(key + ".bpmn", model).deploy().getId();
    }
}
