package org.lianban.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("按清单逐行重复的环节")
class BoundedRoundsTest {

    private static final int MOST = 50;
    private static final String PROCESS = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
              <process id="rounds" isExecutable="true">
                <startEvent id="start"/><sequenceFlow id="f" sourceRef="start" targetRef="review"/>
                <userTask id="review" name="逐户核实">
                  <multiInstanceLoopCharacteristics isSequential="%s" camunda:collection="rows" camunda:elementVariable="row"/>
                </userTask>
              </process>
            </definitions>""";

    private final ProcessEngine engine = engine();

    @AfterEach
    void stopEngine() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("不超过上限的照办；超过的拒绝，说明环节、次数和上限，不留下案件")
    void aListIsBounded(boolean sequential) {
        engine.getRepositoryService().createDeployment().addString("rounds.bpmn", PROCESS.formatted(sequential)).deploy();

        engine.getRuntimeService().startProcessInstanceByKey("rounds", rows(MOST));
        assertThat(engine.getTaskService().createTaskQuery().list())
                .hasSize(sequential ? 1 : MOST)
                .allSatisfy(task -> assertThat(engine.getTaskService().getVariable(task.getId(), "row")).isNotNull());

        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("rounds", rows(MOST + 1)))
                .hasStackTraceContaining("环节“逐户核实”要重复 51 次，最多 50 次");
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isEqualTo(1);
    }

    private static Map<String, Object> rows(int count) {
        return Map.of("rows", IntStream.range(0, count).boxed().toList());
    }

    private static ProcessEngine engine() {
        var configuration = (StandaloneInMemProcessEngineConfiguration) new StandaloneInMemProcessEngineConfiguration()
                .setProcessEngineName("bounded-rounds")
                .setJdbcUrl("jdbc:h2:mem:bounded-rounds");
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new BoundedRounds(MOST))));
        return configuration.buildProcessEngine();
    }
}
