package org.lianban.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
    @DisplayName("只读最新版本的环节，规则以其说明为依据")
    void readsElementsAndRulesOfTheLatestVersions() throws Exception {
        deploy("demo.bpmn", PROCESS.formatted("xian-2024/1"));
        deploy("demo.bpmn", PROCESS.formatted("xian-2024/2"));
        deploy("seal-fee.dmn", Files.readString(Path.of("decisions/enterprise-opening/seal-fee.dmn")));

        var elements = new PolicyElements(engine.getRepositoryService(), new Unrestricted(engine)).latest();

        assertThat(elements).first()
                .isEqualTo(new PolicyElement("demo", "示例", "startEvent_begun", "已开始", "startEvent", "xian-2024/2"));
        assertThat(elements.subList(1, elements.size())).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.kind()).isEqualTo("rule");
            assertThat(rule.model()).isEqualTo("sealFee");
            assertThat(rule.basis()).isNotBlank();
        });
    }

    private void deploy(String name, String content) {
        engine.getRepositoryService().createDeployment().addString(name, content).deploy();
    }
}
