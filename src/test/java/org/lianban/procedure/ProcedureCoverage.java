package org.lianban.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.AnnotatedElement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.lianban.basis.TestRecord;
import org.lianban.engine.ModelProperties;

/**
 * Fails the class when any flow node was never left or any sequence flow never taken, in any process that the engine
 * knows, over all tests of the class and of its nested classes: one nested class run alone fails here. A report for the
 * eye lies in {@code target/process-test-coverage}; which test passed where is on record for the policy map.
 *
 * <p>The extension of process-test-coverage gives a percentage over the processes that ran: it passes when a process
 * did not run at all, counts a step that failed as covered, and does not say what is missing. Its collector is used here.
 */
public final class ProcedureCoverage implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private final ProcessEngine engine;
    private final DefaultCollector collector = new DefaultCollector(new ExecutionContextModelProvider());
    private final Map<String, Story> stories = new LinkedHashMap<>();

    /** A test method, whatever values it is given. */
    private record Story(String source, String name) {

        static Story of(ExtensionContext context) {
            var method = context.getRequiredTestMethod();
            var chapters = new LinkedList<String>();
            for (var type = context.getRequiredTestClass(); type.getEnclosingClass() != null; type = type.getEnclosingClass()) {
                chapters.addFirst(called(type, type.getSimpleName()));
            }
            chapters.add(called(method, method.getName()));
            return new Story(method.getDeclaringClass().getName(), String.join(" › ", chapters));
        }

        private static String called(AnnotatedElement part, String otherwise) {
            return Optional.ofNullable(part.getAnnotation(DisplayName.class)).map(DisplayName::value).orElse(otherwise);
        }
    }

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
        stories.put(context.getUniqueId(), Story.of(context));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (isOutermost(context)) {
            CoverageReportUtil.createReport(collector, null);
            assertThat(neverReached()).as("测试没有走到的节点和连线（须整类运行）").isEmpty();
            record(context.getRequiredTestClass()).agrees();
        }
    }

    private TestRecord record(Class<?> test) {
        var told = new TestRecord(test.getSimpleName());
        for (var process : engine.getRepositoryService().createProcessDefinitionQuery().list()) {
            var founded = founded(process);
            stories.forEach((run, story) -> {
                var passed = left(collector.activeSuite.getRun(run).getEvents(process.getKey()));
                passed.retainAll(founded);
                told.add(story.source(), story.name(), process.getKey(), passed);
            });
        }
        return told;
    }

    /** The elements that state a basis. */
    private Set<String> founded(ProcessDefinition process) {
        return engine.getRepositoryService().getBpmnModelInstance(process.getId()).getModelElementsByType(FlowElement.class).stream()
                .filter(element -> ModelProperties.of(element).containsKey("basis"))
                .map(BaseElement::getId)
                .collect(Collectors.toSet());
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
        return left(collector.activeSuite.getEvents(process));
    }

    private static Set<String> left(Collection<Event> events) {
        return events.stream()
                .filter(event -> event.getType() != EventType.START)
                .map(Event::getDefinitionKey)
                .collect(Collectors.toSet());
    }
}
