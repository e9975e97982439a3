package org.lianban.engine;

import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * A node that is asked to stop takes no more jobs and lets those that it has come to their end, before anything else stops: what lies
 * in its queue would stay locked for the others, and the answer to a call may come to this very node. Meanwhile readiness already
 * says no and requests are still answered, so that whoever distributes them has time to turn to the other nodes.
 */
@Component
class JobDrain {

    private static final Logger LOG = LoggerFactory.getLogger(JobDrain.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final ProcessEngineConfigurationImpl engine;
    private final ObjectProvider<TaskExecutor> threads;
    private final Duration notice;
    private final Duration patience;

    /**
     * @param threads that carry out jobs; none on a node that takes none
     * @param notice how long requests are answered at least after readiness has said no
     * @param patience how long jobs may take to come to their end
     */
    JobDrain(
            ProcessEngineConfigurationImpl engine,
            @Qualifier("camundaTaskExecutor") ObjectProvider<TaskExecutor> threads,
            @Value("${lianban.stop.notice}") Duration notice,
            @Value("${lianban.stop.patience}") Duration patience) {
        this.engine = engine;
        this.threads = threads;
        this.notice = notice;
        this.patience = patience;
    }

    /** Before the threads themselves hear of it. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void drain(ContextClosedEvent closed) {
        if (engine.getJobExecutor() == null || !engine.getJobExecutor().isActive()) {
            return;
        }
        var asked = Instant.now();
        // takes no more; what it handed to its threads goes on
        engine.getJobExecutor().shutdown();
        while (atWork() > 0 && Instant.now().isBefore(asked.plus(patience))) {
            rest(BETWEEN_LOOKS);
        }
        if (atWork() > 0) {
            LOG.warn("{} jobs are still at work; another node takes them over when their lock has run out", atWork());
        }
        var left = Duration.between(Instant.now(), asked.plus(notice));
        if (!left.isNegative()) {
            rest(left);
        }
    }

    private int atWork() {
        return threads.getIfAvailable() instanceof ThreadPoolTaskExecutor pool
                ? pool.getActiveCount() + pool.getThreadPoolExecutor().getQueue().size()
                : 0;
    }

    private static void rest(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
