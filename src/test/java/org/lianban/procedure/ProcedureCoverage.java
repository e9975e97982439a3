package org.lianban.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.community.process_test_coverage.core.model.DefaultCollector;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.EventType;
import org.camunda.community.process_test_coverage.core.model.Run;
import org.camunda.community.process_test_coverage.core.model.Suite;
import org.camunda.community.process_test_coverage.engine.platform7.ExecutionContextModelProvider;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessEngineAdapter;
import org.camunda.community.process_test_coverage.report.CoverageReportUtil;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails the class when any flow node was never left or any sequence flow never taken, in any process that the engine
 * knows, over all tests of the class and of its nested classes: one nested class run alone fails here. A report for the
 * eye lies in {@code target/process-test-coverage}.
 *
 * <p>The extension of process-test-coverage gives a percentage over the processes that ran: it passes when a process
 * did not run at all, counts a step that failed as covered, and does not say what is missing. Its collector is used here.
 */
public final class ProcedureCoverage implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private final ProcessEngine engine;
    private final DefaultCollector collector = new DefaultCollector(new ExecutionContextModelProvider());

    public ProcedureCoverage(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isOutermost(context)) {
            var suite = collector.createSuite(new Suite(context.getRequiredTestClass().getName(), context.getDisplayName()));
            collector.activateSuite(suite.getId());
            new ProcessEngineAdapter(engine, collector).initializeListeners();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        collector.createRun(new Run(context.getUniqueId(), context.getDisplayName()), collector.activeSuite.getId());
        collector.activateRun(context.getUniqueId());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (isOutermost(context)) {
            CoverageReportUtil.createReport(collector, null);
            assertThat(neverReached()).as("测试没有走到的节点和连线（须整类运行）").isEmpty();
        }
    }

    private static boolean isOutermost(ExtensionContext context) {
        return context.getRequiredTestClass().getEnclosingClass() == null;
    }

    private List<String> neverReached() {
        return engine.getRepositoryService().createProcessDefinitionQuery().orderByProcessDefinitionKey().asc().list().stream()
                .flatMap(this::neverReached)
                .toList();
    }

    private Stream<String> neverReached(ProcessDefinition process) {
        var reached = reached(process.getKey());
        var model = engine.getRepositoryService().getBpmnModelInstance(process.getId());
        return Stream.of(FlowNode.class, SequenceFlow.class)
                .flatMap(type -> model.getModelElementsByType(type).stream())
                .map(BaseElement::getId)
                .filter(id -> !reached.contains(id))
                .map(id -> process.getKey() + "/" + id);
    }

    private Set<String> reached(String process) {
        return collector.activeSuite.getEvents(process).stream()
                .filter(event -> event.getType() != EventType.START)
                .map(Event::getDefinitionKey)
                .collect(Collectors.toSet());
    }
}
