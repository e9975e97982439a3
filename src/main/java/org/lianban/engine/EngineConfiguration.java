package org.lianban.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Engine settings that no property reaches. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Municipalities.class)
class EngineConfiguration {

    @Bean
    ProcessEnginePlugin engineSettings(
            List<BpmnParseListener> listeners,
            ApplicationEventPublisher events,
            ObjectProvider<MoveRecorder> moves,
            ObjectProvider<DeploymentObjections> objections,
            @Value("${lianban.retry-waits}") String retryWaits) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                var all = new ArrayList<BpmnParseListener>();
                if (configuration.getCustomPostBPMNParseListeners() != null) {
                    all.addAll(configuration.getCustomPostBPMNParseListeners());
                }
                all.addAll(listeners);
                configuration.setCustomPostBPMNParseListeners(all);
                configuration.setRepositoryService(new FolderRepository(events::publishEvent, objections));
                configuration.setCustomBatchJobHandlers(List.of(new MovingJobs(moves)));
                configuration.setCmmnEnabled(false);
                configuration.setSchemaOperationsCommand(new SchemaLock());
                // an uncaught BPMN error would otherwise end the case silently
                configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
                configuration.setFailedJobRetryTimeCycle(retryWaits);
                configuration.setEnforceHistoryTimeToLive(true);
                configuration.setDefaultUserPermissionNameForTask("TASK_WORK");
                configuration.setDefaultSerializationFormat("application/json");
            }
        };
    }
}
