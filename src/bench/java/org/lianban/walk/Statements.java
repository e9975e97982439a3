package org.lianban.walk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.NoOpQueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts what the product asks its database, and keeps the slowest time of each slow statement. */
final class Statements extends NoOpQueryExecutionListener implements BeanPostProcessor {

    private static final long SLOW_MILLIS = 50;

    private final LongAdder count = new LongAdder();
    private final Map<String, Long> slow = new ConcurrentHashMap<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? ProxyDataSourceBuilder.create(source).listener(this).build() : bean;
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        count.increment();
        if (execution.getElapsedTime() >= SLOW_MILLIS && !queries.isEmpty()) {
            slow.merge(queries.get(0).getQuery().replaceAll("\\s+", " "), execution.getElapsedTime(), Math::max);
        }
    }

    void reset() {
        count.reset();
    }

    long sum() {
        return count.sum();
    }

    /** The statements that took {@value #SLOW_MILLIS} ms and more since the last call, with their longest time. */
    Map<String, Long> takeSlow() {
        var taken = new TreeMap<>(slow);
        slow.clear();
        return taken;
    }
}
