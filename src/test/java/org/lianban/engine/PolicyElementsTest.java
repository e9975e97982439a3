package org.lianban.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PolicyElementsTest {

    private static final String PROCESS = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <process id="demo" name="示例" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="startEvent_begun" name="已开始">
                  <extensionElements><camunda:properties>
                    <camunda:property name="basis" value="%s" />
                  </camunda:properties></extensionElements>
                </startEvent>
              </process>
            </definitions>
            """;

    private ProcessEngine engine;

    @BeforeEach
    void startEngine() {
        engine = ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration()
                .setProcessEngineName("policy-elements")
                .setJdbcUrl("jdbc:h2:mem:policy-elements")
                .buildProcessEngine();
    }

    @AfterEach
    void stopEngine() {
        engine.close();
    }

    @Test
    @DisplayName("只读最新版本的环节，规则以其说明为依据，每个决策只有自己的规则")
    void readsElementsAndRulesOfTheLatestVersions() throws Exception {
        deploy("demo.bpmn", PROCESS.formatted("xian-2024/1"));
        deploy("demo.bpmn", PROCESS.formatted("xian-2024/2"));
        deploy("decisions/time-limit/time-limit.dmn", Files.readString(Path.of("decisions/time-limit/time-limit.dmn")));

        var models = elements().latest();

        assertThat(models).first().isEqualTo(new PolicyModel("demo", "示例", false, 2, "", false, List.of(
                new PolicyElement("startEvent_begun", "已开始", "startEvent", "xian-2024/2"))));
        var decisions = models.subList(1, models.size());
        assertThat(decisions).isNotEmpty().allSatisfy(decision -> {
            assertThat(decision.decision()).isTrue();
            assertThat(decision.folder()).isEqualTo("time-limit");
            assertThat(decision.elements()).extracting(PolicyElement::kind).containsOnly("rule");
        });
        assertThat(decisions.stream().flatMap(decision -> decision.elements().stream()).map(PolicyElement::element)).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("产品自带的版本和别人部署的分得清")
    void tellsWhoseVersionItIs() {
        engine.getRepositoryService().createDeployment().source("lianban").addString("demo.bpmn", PROCESS.formatted("xian-2024/1")).deploy();
        assertThat(elements().latest()).extracting(PolicyModel::shipped).containsExactly(true);

        deploy("demo.bpmn", PROCESS.formatted("xian-2024/2"));
        assertThat(elements().latest()).extracting(PolicyModel::shipped).containsExactly(false);
    }

    @Test
    @DisplayName("原文是最新版本的；没有的为空")
    void givesTheLatestText() {
        deploy("demo.bpmn", PROCESS.formatted("xian-2024/1"));
        deploy("demo.bpmn", PROCESS.formatted("xian-2024/2"));

        assertThat(elements().text("demo")).hasValue(PROCESS.formatted("xian-2024/2"));
        assertThat(elements().text("nobody")).isEmpty();
    }

    private PolicyElements elements() {
        return new PolicyElements(engine.getRepositoryService(), new Unrestricted(engine));
    }

    private void deploy(String name, String content) {
        engine.getRepositoryService().createDeployment().addString(name, content).deploy();
    }
}
