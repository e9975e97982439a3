package org.lianban.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.engine.Decisions;

/** Due times of steps by the real table; 2026-11-23 is a Monday. */
class DeadlineTest {

    private static final String REVIEW = "reviewApplication";
    private static ProcessEngine engine;

    private final Map<String, Object> variables = new HashMap<>(Map.of("municipality", "tianshui"));
    private final ExecutionEntity execution = execution();

    @BeforeAll
    static void deployTheTable() throws Exception {
        engine = new StandaloneInMemProcessEngineConfiguration()
                .setJdbcUrl("jdbc:h2:mem:deadline;DB_CLOSE_DELAY=-1")
                .setProcessEngineName("deadline")
                .buildProcessEngine();
        var table = Path.of("decisions/time-limit/time-limit.dmn");
        engine.getRepositoryService().createDeployment().addString("time-limit.dmn", Files.readString(table)).deploy();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    @DisplayName("审查三个工作日；未批准延长不重新起算，批准延长合计六个工作日")
    void threeWorkdaysAndThreeMore() {
        assertThat(dueAt("2026-11-23T10:00:00+08:00", REVIEW)).isEqualTo(Instant.parse("2026-11-26T16:00:00Z"));

        assertThat(dueAt("2026-11-25T09:00:00+08:00", REVIEW)).isEqualTo(Instant.parse("2026-11-26T16:00:00Z"));

        variables.put("extensionApproved", true);
        assertThat(dueAt("2026-11-26T09:00:00+08:00", REVIEW)).isEqualTo(Instant.parse("2026-12-01T16:00:00Z"));
    }

    @Test
    @DisplayName("补正后重新提交，从头起算")
    void resubmissionBeginsAnew() {
        dueAt("2026-11-23T10:00:00+08:00", REVIEW);

        variables.put("reviewApplicationFrom", null);

        assertThat(dueAt("2026-11-30T10:00:00+08:00", REVIEW)).isEqualTo(Instant.parse("2026-12-03T16:00:00Z"));
    }

    @Test
    @DisplayName("窗口环节每次进入重新起算")
    void otherStepsCountFromEachEntry() {
        assertThat(dueAt("2026-11-23T10:00:00+08:00", "renameEnterprise")).isEqualTo(Instant.parse("2026-11-24T16:00:00Z"));
        assertThat(dueAt("2026-11-25T10:00:00+08:00", "renameEnterprise")).isEqualTo(Instant.parse("2026-11-26T16:00:00Z"));
    }

    @Test
    @DisplayName("时限表没有的环节不能无声无息地没有时限")
    void aStepWithoutLimitFails() {
        assertThatThrownBy(() -> dueAt("2026-11-23T10:00:00+08:00", "unknownStep"))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("时限表没有流程 enterprise-opening 的环节 unknownStep");
    }

    private Instant dueAt(String now, String step) {
        var clock = Clock.fixed(OffsetDateTime.parse(now).toInstant(), ZoneId.of("Asia/Shanghai"));
        return new Deadline(new Decisions(engine), new WorkdayCalendar(), clock).stepDueAt(execution, step).toInstant();
    }

    private ExecutionEntity execution() {
        var definition = mock(ProcessDefinitionEntity.class);
        when(definition.getKey()).thenReturn("enterprise-opening");
        var mocked = mock(ExecutionEntity.class);
        when(mocked.getProcessDefinition()).thenReturn(definition);
        when(mocked.getVariable(anyString())).thenAnswer(call -> variables.get(call.<String>getArgument(0)));
        doAnswer(call -> variables.put(call.getArgument(0), call.getArgument(1))).when(mocked).setVariable(anyString(), any());
        return mocked;
    }
}
