package org.lianban.engine;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchConfiguration;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.lianban.engine.MoveRecorder.Moved;
import org.springframework.beans.factory.ObjectProvider;

/** The engine's own batch of migrations, each of which is recorded with its case. */
class MovingJobs extends MigrationBatchJobHandler {

    private final ObjectProvider<MoveRecorder> recorder;

    /** @param recorder asked for when it is needed: it needs the engine */
    MovingJobs(ObjectProvider<MoveRecorder> recorder) {
        this.recorder = recorder;
    }

    /** What does not fit now does not fit in an hour: the first failure is an incident, and whoever mends it tries again. */
    @Override
    protected void postProcessJob(MigrationBatchConfiguration configuration, JobEntity job, MigrationBatchConfiguration jobConfiguration) {
        super.postProcessJob(configuration, job, jobConfiguration);
        job.setRetries(1);
    }

    @Override
    public void executeHandler(
            MigrationBatchConfiguration configuration, ExecutionEntity none, CommandContext command, String tenant) {
        var target = getProcessDefinition(command, configuration.getMigrationPlan().getTargetProcessDefinitionId());
        var instance = command.getExecutionManager().findExecutionById(configuration.getIds().get(0));
        if (instance == null) {
            super.executeHandler(configuration, none, command, tenant);
            return;
        }
        var source = getProcessDefinition(command, instance.getProcessDefinitionId());
        recorder.getObject().record(
                configuration.getBatchId(),
                new Moved(
                        instance.getBusinessKey(),
                        instance.getId(),
                        target.getName() == null ? target.getKey() : target.getName(),
                        source.getVersion(),
                        target.getVersion(),
                        target.getId()),
                () -> super.executeHandler(configuration, none, command, tenant));
    }
}
