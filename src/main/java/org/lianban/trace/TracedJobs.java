package org.lianban.trace;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * The engine's jobs run under a trace of their own, each run of a case's jobs under one: around the transaction, so that what
 * is said of a job that failed bears it too.
 */
@Component
class TracedJobs implements BeanPostProcessor {

    private static final String EXECUTOR = "camundaTaskExecutor";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (name.equals(EXECUTOR) && bean instanceof ThreadPoolTaskExecutor executor) {
            executor.setTaskDecorator(jobs -> () -> {
                try (var trace = Trace.continuing(null)) {
                    jobs.run();
                }
            });
        }
        return bean;
    }
}
