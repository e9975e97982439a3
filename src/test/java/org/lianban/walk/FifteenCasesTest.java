package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Fifteen affairs of promises that together come to every end their diagrams know. */
@Walk
@TestPropertySource(properties = "lianban.deadline.sweep-delay=PT0.5S")
class FifteenCasesTest {

    private static final Logger LOG = LoggerFactory.getLogger(FifteenCasesTest.class);
    private static final Path TABLE = Path.of("target", "fifteen-cases.md");
    private static final Set<String> PROCEDURES = Set.of(
            "notification-commitment", "post-commitment-check", "post-commitment-check-clue", "post-commitment-check-repair",
            "deferred-materials", "pre-approval", "licence-reform-mode");

    @TestConfiguration(proxyBeanMethods = false)
    static class OneSpring {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock("2026-03-02T10:00:00");
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @AfterAll
    static void letTimeRunAgain() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("十五件承诺事项，走到各流程图的每一个结束")
    void togetherTheyReachEveryEnd() throws IOException {
        var affairs = new PromiseAffairs(new Office(port), clock, engine, jdbc).work();

        var table = "| 件 | 案件 | 结束 | 依据 |\n|---|---|---|---|\n"
                + affairs.entrySet().stream().sorted(Map.Entry.comparingByKey()).flatMap(this::rows).collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(TABLE, table);
        LOG.info("{}\n{}", TABLE, table);
        assertThat(affairs).hasSize(15);
        var reached = affairs.values().stream().flatMap(List::stream).flatMap(this::ends)
                .map(end -> end.getProcessDefinitionKey() + " " + end.getActivityId())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(reached).containsExactlyElementsOf(everyEnd());
    }

    private Set<String> everyEnd() {
        return PROCEDURES.stream()
                .flatMap(procedure -> {
                    var latest = engine.getRepositoryService().createProcessDefinitionQuery()
                            .processDefinitionKey(procedure).latestVersion().singleResult();
                    return engine.getRepositoryService().getBpmnModelInstance(latest.getId())
                            .getModelElementsByType(EndEvent.class).stream()
                            .map(end -> procedure + " " + end.getId());
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<HistoricActivityInstance> ends(String number) {
        var instance = engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceBusinessKey(number)
                .rootProcessInstances().singleResult();
        return engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(instance.getId())
                .finished().orderByHistoricActivityInstanceEndTime().asc().list().stream()
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"));
    }

    private Stream<String> rows(Map.Entry<String, List<String>> affair) {
        return affair.getValue().stream().map(number -> {
            var ends = ends(number).toList();
            return "| %s | %s | %s | %s |".formatted(
                    affair.getKey(),
                    number,
                    ends.stream().map(HistoricActivityInstance::getActivityName).distinct().collect(Collectors.joining("；")),
                    basis(ends.get(ends.size() - 1)));
        });
    }

    private String basis(HistoricActivityInstance end) {
        return engine.getRepositoryService().getBpmnModelInstance(end.getProcessDefinitionId())
                .<EndEvent>getModelElementById(end.getActivityId()).getExtensionElements()
                .getElementsQuery().list().stream()
                .flatMap(properties -> properties.getChildElementsByType(CamundaProperty.class).stream())
                .filter(property -> property.getCamundaName().equals("basis"))
                .map(CamundaProperty::getCamundaValue)
                .collect(Collectors.joining("；"));
    }
}
