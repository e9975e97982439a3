package org.lianban.procedure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageConfigurator;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;

/** An engine in memory that knows one procedure: its folders as they stand in the repository, and no Spring. */
public final class ProcedureEngine {

    private ProcedureEngine() {}

    /**
     * @param procedure name of the folder under {@code processes} and {@code decisions}
     * @param beans what expressions in the diagrams may name
     */
    public static ProcessEngine knowing(String procedure, Map<String, Object> beans) {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName(procedure);
        configuration.setJdbcUrl("jdbc:h2:mem:" + procedure + ";DB_CLOSE_DELAY=-1");
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        configuration.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
        configuration.setCustomPreBPMNParseListeners(List.of(new CalledProcessesKeepTheCaseNumber()));
        configuration.setBeans(Map.copyOf(beans));
        ProcessCoverageConfigurator.initializeProcessCoverageExtensions(configuration);
        var engine = configuration.buildProcessEngine();
        deploy(engine, "time-limit", Path.of("decisions", "time-limit"));
        deploy(engine, procedure, Path.of("processes", procedure), Path.of("decisions", procedure));
        return engine;
    }

    private static void deploy(ProcessEngine engine, String name, Path... folders) {
        var deployment = engine.getRepositoryService().createDeployment().name(name);
        for (var folder : folders) {
            try (var files = Files.list(folder)) {
                for (var file : files.filter(ProcedureEngine::isModel).sorted().toList()) {
                    deployment.addString(file.toString(), Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        deployment.deploy();
    }

    private static boolean isModel(Path file) {
        return file.toString().matches(".*\\.(bpmn|dmn|form)");
    }

    /** As the application's case opening does; the key of a call to a department begins with the case number. */
    private static final class CalledProcessesKeepTheCaseNumber extends AbstractBpmnParseListener {

        @Override
        public void parseProcess(Element process, ProcessDefinitionEntity definition) {
            definition.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> {
                var called = (ExecutionEntity) execution;
                if (called.getSuperExecution() != null) {
                    called.setProcessBusinessKey(called.getSuperExecution().getProcessBusinessKey());
                }
            });
        }
    }
}
