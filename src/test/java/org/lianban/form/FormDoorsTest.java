package org.lianban.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.lianban.form.Forms.TODAY;
import static org.lianban.form.Forms.anApplication;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.rest.dto.VariableValueDto;
import org.camunda.bpm.engine.rest.dto.runtime.StartProcessInstanceDto;
import org.camunda.bpm.engine.rest.dto.task.CompleteTaskDto;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.rest.sub.repository.impl.ProcessDefinitionResourceImpl;
import org.camunda.bpm.engine.rest.sub.task.impl.TaskResourceImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("无论从哪里提交，都按同一张表单校验")
class FormDoorsTest {

    private static ProcessEngine engine = build();

    @RegisterExtension
    static final ProcessEngineExtension EXTENSION = ProcessEngineExtension.builder().useProcessEngine(engine).build();

    private final RuntimeService runtime = engine.getRuntimeService();
    private final TaskService tasks = engine.getTaskService();
    private final FormService forms = engine.getFormService();
    private final HistoryService history = engine.getHistoryService();
    private final RepositoryService repository = engine.getRepositoryService();

    private String deployment;
    private String definition;

    @BeforeEach
    void deploy() {
        deployment = repository.createDeployment()
                .addModelInstance("opening.bpmn", opening())
                .addModelInstance("caller.bpmn", caller())
                .addModelInstance("callee.bpmn", callee())
                .addString("a/application.form", Forms.read("application.form"))
                .addString("a/review.form", Forms.read("review.form"))
                .addString("a/supplement.form", Forms.read("supplement.form"))
                .deploy()
                .getId();
        definition = repository.createProcessDefinitionQuery().processDefinitionKey("opening").singleResult().getId();
    }

    @AfterEach
    void undeploy() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    @DisplayName("合格的申请：四个入口都受理，存下的变量相同")
    void everyDoorOpensForASoundApplication() {
        var viaForm = forms.submitStartForm(definition, anApplication());
        var viaStart = runtime.startProcessInstanceByKey("opening", anApplication());
        var viaMessage = runtime.createMessageCorrelation("opening.received").setVariables(anApplication()).correlateStartMessage();

        var expected = snapshot(viaForm);
        assertThat(expected).containsEntry("capitalYuan", 100000.0).containsEntry("enterpriseName", "华盛有限公司").containsEntry("bank", false);
        assertThat(expected.get("shareholders")).isInstanceOf(String.class).asString().contains("王芳");
        assertThat(snapshot(viaStart)).isEqualTo(expected);
        assertThat(snapshot(viaMessage)).isEqualTo(expected);
    }

    @Test
    @DisplayName("不合格的申请：每个入口都以同样的句子拒绝，什么也不留下")
    void everyDoorStaysShutForABadOne() {
        var bad = anApplication();
        bad.remove("tradeName");
        bad.put("approved", true);

        for (var door : doors(bad)) {
            assertRejected(door, "approved：表单中没有这一项，不能提交；字号：未填写");
        }
        assertNothingStored();
    }

    @Test
    @DisplayName("REST 三个入口都回答 400，正文是中文句子")
    void restAnswers400() {
        var bad = anApplication();
        bad.remove("tradeName");
        var resource = new ProcessDefinitionResourceImpl(engine, definition, "/", new ObjectMapper());
        var dto = new StartProcessInstanceDto();
        dto.setVariables(dtos(bad));

        assertBadRequest(() -> resource.startProcessInstance(null, dto), "字号：未填写");
        assertBadRequest(() -> resource.submitForm(null, dto), "字号：未填写");
        assertNothingStored();

        var task = task(forms.submitStartForm(definition, anApplication()));
        var completion = new CompleteTaskDto();
        completion.setVariables(dtos(Map.of("approved", true)));
        var taskResource = new TaskResourceImpl(engine, task, "/", new ObjectMapper(), false, false, false);
        assertBadRequest(() -> taskResource.complete(completion), "approved：表单中没有这一项，不能提交；结论：未选择");
        assertBadRequest(() -> taskResource.submit(completion), "approved：表单中没有这一项，不能提交；结论：未选择");
        assertBadRequest(() -> taskResource.resolve(completion), "approved：只能通过办结任务的表单提交");
    }

    @Test
    @DisplayName("即使申请无误，也不能从流程中间发起")
    void aCaseBeginsAtItsBeginning() {
        assertRejected(() -> runtime.createProcessInstanceByKey("opening").setVariables(anApplication())
                .startBeforeActivity("userTask_review").execute(), "发起位置：案件只能从头发起，不能从流程中间开始");
        assertRejected(() -> runtime.createProcessInstanceByKey("opening").setVariables(anApplication())
                .startAfterActivity("startEvent").executeWithVariablesInReturn(true, true), "发起位置：案件只能从头发起，不能从流程中间开始");
        assertNothingStored();
    }

    @Test
    @DisplayName("直接发起时提交的隐藏字段不留在案件里")
    void hiddenFieldGivenAtPlainStartIsRemoved() {
        var application = anApplication();
        application.put("processAgentName", "某某");

        var viaStart = runtime.startProcessInstanceByKey("opening", application);
        var viaForm = forms.submitStartForm(definition, application);

        assertThat(runtime.getVariables(viaStart.getId())).doesNotContainKey("processAgentName");
        assertThat(runtime.getVariables(viaForm.getId())).doesNotContainKey("processAgentName");
        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(viaForm.getId()).variableName("processAgentName").count()).isZero();
    }

    @Test
    @DisplayName("系统自己盖在新案件上的变量不算提交的数据")
    void whatTheSystemStampsIsNotASubmission() {
        var instance = runtime.startProcessInstanceByKey("opening", anApplication());

        assertThat(runtime.getVariable(instance.getId(), "municipality")).isEqualTo("tianshui");
        assertRejected(() -> {
            var forged = anApplication();
            forged.put("municipality", "xian");
            runtime.startProcessInstanceByKey("opening", forged);
        }, "municipality：表单中没有这一项，不能提交");
    }

    @Test
    @DisplayName("办结任务：表单入口、直接办结、带返回值办结一样校验，拒绝时任务和变量都不变")
    void everyDoorOfATask() {
        var instance = forms.submitStartForm(definition, anApplication());
        var before = snapshot(instance);
        var task = task(instance);
        var bad = Map.<String, Object>of("outcome", "supplement", "approved", true);

        assertRejected(() -> forms.submitTaskForm(task, bad), "approved：表单中没有这一项，不能提交；补正内容：未填写");
        assertRejected(() -> tasks.complete(task, bad), "approved：表单中没有这一项，不能提交；补正内容：未填写");
        assertRejected(() -> tasks.complete(task), "结论：未选择");
        assertRejected(() -> tasks.completeWithVariablesInReturn(task, bad, false), "approved：表单中没有这一项，不能提交；补正内容：未填写");
        assertThat(task(instance)).isEqualTo(task);
        assertThat(snapshot(instance)).isEqualTo(before);

        tasks.complete(task, Map.of("outcome", "approve"));
        assertThat(runtime.createProcessInstanceQuery().processInstanceId(instance.getId()).count()).isZero();
    }

    @Test
    @DisplayName("回到同一环节：上一轮的结论不能充当这一轮的结论，上一轮的补正内容不留到这一轮")
    void aLoopAsksAnew() {
        var instance = forms.submitStartForm(definition, anApplication());
        tasks.complete(task(instance), Map.of("outcome", "supplement", "gaps", "缺章程"));
        tasks.complete(task(instance), Map.of("supplementNote", "已补"));

        assertRejected(() -> tasks.complete(task(instance)), "结论：未选择");
        assertRejected(() -> forms.submitTaskForm(task(instance), Map.of()), "结论：未选择");
        assertRejected(() -> tasks.complete(task(instance), Map.of("outcome", "supplement", "gaps", "再补")), "结论：“supplement”不在可选范围内");

        tasks.complete(task(instance), Map.of("outcome", "approve"));
        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(instance.getId()).variableName("gaps").singleResult().getValue()).isNull();
    }

    @Test
    @DisplayName("绕过任务服务的引擎命令也过不去，而且例外不被包装")
    void aBareCommandMeetsTheListener() {
        var instance = forms.submitStartForm(definition, anApplication());
        var task = task(instance);
        var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired();

        assertRejected(() -> executor.execute(new CompleteTaskCmd(task, Map.of())), "结论：未选择");
        assertRejected(() -> executor.execute(new CompleteTaskCmd(task, Map.of("outcome", "maybe"))), "结论：“maybe”不在可选范围内");
        executor.execute(new CompleteTaskCmd(task, Map.of("outcome", "approve")));
        assertThat(runtime.createProcessInstanceQuery().processInstanceId(instance.getId()).count()).isZero();
    }

    @Test
    @DisplayName("任务上同名的局部变量不吞掉提交的值")
    void aLocalCopyDoesNotSwallowTheValue() {
        var instance = forms.submitStartForm(definition, anApplication());
        var task = task(instance);
        tasks.setVariableLocal(task, "remark", "显示用");

        tasks.complete(task, Map.of("outcome", "supplement", "gaps", "缺章程", "remark", "意见"));

        assertThat(runtime.getVariable(instance.getId(), "remark")).isEqualTo("意见");
    }

    @Test
    @DisplayName("历史里每个值只记一次")
    void historyKeepsEachValueOnce() {
        var instance = forms.submitStartForm(definition, anApplication());
        tasks.complete(task(instance), Map.of("outcome", "supplement", "gaps", "缺章程"));

        assertThat(history.createHistoricDetailQuery().processInstanceId(instance.getId()).formFields().count()).isZero();
        for (var name : List.of("tradeName", "shareholders", "gaps")) {
            var variable = history.createHistoricVariableInstanceQuery().variableName(name).singleResult();
            assertThat(history.createHistoricDetailQuery().variableInstanceId(variable.getId()).count()).as(name).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("委派回交、抛错误、升级都不能夹带变量")
    void sideDoorsCarryNothing() {
        var task = task(forms.submitStartForm(definition, anApplication()));
        var smuggled = Map.<String, Object>of("outcome", "approve");

        assertRejected(() -> tasks.resolveTask(task, smuggled), "outcome：只能通过办结任务的表单提交");
        assertRejected(() -> tasks.handleBpmnError(task, "x"), "错误代码：只能通过办结任务的表单办理");
        assertRejected(() -> tasks.handleBpmnError(task, "x", "y"), "错误代码：只能通过办结任务的表单办理");
        assertRejected(() -> tasks.handleBpmnError(task, "x", "y", smuggled), "错误代码：只能通过办结任务的表单办理");
        assertRejected(() -> tasks.handleEscalation(task, "x"), "升级代码：只能通过办结任务的表单办理");
        assertRejected(() -> tasks.handleEscalation(task, "x", smuggled), "升级代码：只能通过办结任务的表单办理");
    }

    @Test
    @DisplayName("序列化对象和类型不符的值从每个入口都被拒绝")
    void foreignValuesAreRefusedAtEveryDoor() {
        var bad = anApplication();
        bad.put("note", Variables.objectValue(new ArrayList<>(List.of("x"))).serializationDataFormat("application/json").create());
        bad.put("shareholders", SpinValues.jsonValue("{\"a\":1}").create());

        for (var door : doors(bad)) {
            assertThat(catchThrowable(door)).isInstanceOf(FormRejected.class)
                    .hasMessageContaining("备注：").hasMessageContaining("股东：应为列表");
        }
        assertNothingStored();
    }

    @Test
    @DisplayName("Java 序列化的变量在存储之前就被拒绝，回答 400 而不是 500")
    void aSerialisedObjectNeverReachesTheStore() {
        var bad = new LinkedHashMap<>(anApplication());
        bad.put("note", Variables.serializedObjectValue("rO0ABXNyABF").serializationDataFormat("application/x-java-serialized-object")
                .objectTypeName("java.util.HashMap").create());

        assertRejected(() -> runtime.startProcessInstanceByKey("opening", bad), "note：不接受序列化对象");
        assertRejected(() -> forms.submitStartForm(definition, bad), "备注：不接受序列化对象");
        assertRejected(() -> tasks.complete(task(forms.submitStartForm(definition, anApplication())), Map.of("outcome", "approve", "remark", bad.get("note"))),
                "意见：不接受序列化对象");
    }

    @Test
    @DisplayName("被调用的流程：没有表单的不校验，有表单的只看表单里的项")
    void calledProcesses() {
        var data = new LinkedHashMap<>(anApplication());
        data.put("municipality", "tianshui");
        var instance = runtime.startProcessInstanceByKey("caller", data);

        assertThat(runtime.createProcessInstanceQuery().superProcessInstanceId(instance.getId()).count()).isEqualTo(2);
        data.remove("tradeName");
        assertRejected(() -> runtime.startProcessInstanceByKey("caller", data), "字号：未填写");
    }

    @Test
    @DisplayName("不能执行的表单部署时就被拒绝，什么也不部署")
    void anUnusableFormIsNotDeployed() {
        var before = repository.createDeploymentQuery().count();

        assertThatThrownBy(() -> repository.createDeployment()
                        .addString("x.form", "{\"id\":\"x\",\"components\":[{\"type\":\"textfield\",\"key\":\"a\",\"label\":\"甲\",\"properties\":{\"check\":\"nonsense\"}}]}")
                        .deploy())
                .isInstanceOf(ParseException.class)
                .hasMessage("表单 x.form：没有名为“nonsense”的校验：甲（a）");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    @DisplayName("有表单的开始事件不能异步：否则先有案件后有校验")
    void anAsynchronousStartIsNotDeployed() {
        var model = Bpmn.createExecutableProcess("late").camundaHistoryTimeToLiveString("P1D")
                .startEvent().camundaAsyncBefore()
                .endEvent().done();
        model.getModelElementsByType(StartEvent.class).forEach(event -> ref(model, event.getId(), "test-application"));

        assertThatThrownBy(() -> repository.createDeployment().addModelInstance("late.bpmn", model).deploy())
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("有表单的开始事件不能异步");
    }

    @Test
    @DisplayName("拒绝后引擎可继续使用，重新部署后按新表单校验")
    void aNewDeploymentHasItsOwnForm() {
        var stricter = Forms.read("application.form").replace("\"label\": \"备注\"", "\"label\": \"备注\", \"validate\": {\"required\": true}");
        var second = repository.createDeployment()
                .addModelInstance("opening.bpmn", opening())
                .addString("a/application.form", stricter)
                .addString("a/review.form", Forms.read("review.form"))
                .addString("a/supplement.form", Forms.read("supplement.form"))
                .deploy();

        assertRejected(() -> runtime.startProcessInstanceByKey("opening", anApplication()), "备注：未填写");
        runtime.startProcessInstanceById(definition, anApplication());
        repository.deleteDeployment(second.getId(), true);
    }

    private List<ThrowingCallable> doors(Map<String, Object> values) {
        return List.of(
                () -> forms.submitStartForm(definition, values),
                () -> runtime.startProcessInstanceByKey("opening", values),
                () -> runtime.createProcessInstanceByKey("opening").setVariables(values).execute(),
                () -> runtime.createMessageCorrelation("opening.received").setVariables(values).correlateStartMessage(),
                () -> runtime.startProcessInstanceByMessage("opening.received", values));
    }

    private void assertNothingStored() {
        assertThat(runtime.createProcessInstanceQuery().count()).isZero();
        assertThat(runtime.createVariableInstanceQuery().count()).isZero();
        assertThat(history.createHistoricProcessInstanceQuery().count()).isZero();
        assertThat(history.createHistoricVariableInstanceQuery().count()).isZero();
        assertThat(history.createHistoricDetailQuery().count()).isZero();
    }

    private static void assertRejected(ThrowingCallable door, String message) {
        assertThat(catchThrowable(door)).isExactlyInstanceOf(FormRejected.class).hasMessage(message);
    }

    private static void assertBadRequest(ThrowingCallable door, String sentences) {
        assertThat(catchThrowable(door)).isInstanceOfSatisfying(RestException.class, e -> {
            assertThat(e.getStatus().getStatusCode()).isEqualTo(400);
            assertThat(e.getMessage()).endsWith(": " + sentences);
        });
    }

    private Map<String, Object> snapshot(ProcessInstance instance) {
        var snapshot = new LinkedHashMap<String, Object>();
        new TreeMap<>(runtime.getVariables(instance.getId()))
                .forEach((name, value) -> snapshot.put(name, value instanceof SpinJsonNode json ? json.toString() : value));
        return snapshot;
    }

    private String task(ProcessInstance instance) {
        return tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult().getId();
    }

    private static Map<String, VariableValueDto> dtos(Map<String, Object> values) {
        return VariableValueDto.fromMap(Variables.fromMap(values));
    }

    private static BpmnModelInstance opening() {
        var process = Bpmn.createExecutableProcess("opening").camundaHistoryTimeToLiveString("P1D");
        var model = process.startEvent("startEvent")
                .exclusiveGateway("gateway_joined")
                .userTask("userTask_review")
                .exclusiveGateway("gateway_outcome")
                .condition("补正", "${outcome == 'supplement'}")
                .userTask("userTask_supplement")
                .connectTo("gateway_joined")
                .moveToNode("gateway_outcome")
                .endEvent()
                .done();
        process.startEvent("startEvent_message").message("opening.received").connectTo("gateway_joined");
        ref(model, "startEvent", "test-application");
        ref(model, "userTask_review", "test-review");
        ref(model, "userTask_supplement", "test-supplement");
        return model;
    }

    private static BpmnModelInstance caller() {
        var model = Bpmn.createExecutableProcess("caller").camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .parallelGateway("fork")
                .callActivity("callForm").calledElement("opening")
                .endEvent()
                .moveToNode("fork")
                .callActivity("callPlain").calledElement("callee").camundaIn("capitalYuan", "capitalYuan")
                .endEvent()
                .done();
        CallActivity call = model.getModelElementById("callForm");
        call.builder().addExtensionElement(in(model));
        return model;
    }

    private static CamundaIn in(BpmnModelInstance model) {
        var all = model.newInstance(CamundaIn.class);
        all.setCamundaVariables("all");
        return all;
    }

    private static BpmnModelInstance callee() {
        return Bpmn.createExecutableProcess("callee").camundaHistoryTimeToLiveString("P1D").startEvent().userTask().endEvent().done();
    }

    private static void ref(BpmnModelInstance model, String id, String form) {
        var element = model.getModelElementById(id).getDomElement();
        var camunda = "http://camunda.org/schema/1.0/bpmn";
        element.setAttribute(camunda, "formRef", form);
        element.setAttribute(camunda, "formRefBinding", "deployment");
    }

    private static ProcessEngine build() {
        var validation = Forms.validation();
        var clock = Clock.fixed(TODAY.atTime(9, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant(), ZoneId.of("Asia/Shanghai"));
        var gate = new SubmissionGate(new DeployedForms(validation), validation, clock);
        var configuration = (StandaloneInMemProcessEngineConfiguration) new StandaloneInMemProcessEngineConfiguration()
                .setJdbcUrl("jdbc:h2:mem:forms;DB_CLOSE_DELAY=-1")
                .setProcessEngineName("forms")
                .setJobExecutorActivate(false);
        configuration.setHistory("full");
        configuration.setProcessEnginePlugins(new ArrayList<>(List.of(new SpinProcessEnginePlugin(), new FormPlugin(validation))));
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new Stamp(), new FormParseListener(gate))));
        return configuration.buildProcessEngine();
    }

    /** What the engine of Lianban does to each new case, here before the forms get their listener in. */
    private static final class Stamp extends AbstractBpmnParseListener {
        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity definition) {
            definition.addBuiltInListener(ExecutionListener.EVENTNAME_START,
                    (ExecutionListener) execution -> execution.setVariable("municipality", "tianshui"));
        }
    }
}
