package org.lianban.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.lianban.Lianban;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What one case of enterprise opening costs the database: SQL round trips, rows written and commits, by whose tables they
 * touch. Polling of an idle node is measured first and taken off. Arguments: number of cases (20).
 */
public final class CaseCost {

    private static final int WARM_UP = 3;
    private static final long IDLE_MILLIS = 10_000;

    /** The first table that a statement names says whose it is. */
    private static final Pattern TABLE = Pattern.compile("(?:from|into|update|join)\\s+([a-z_0-9.]+)", Pattern.CASE_INSENSITIVE);

    private static final Map<String, Cost> COSTS = new ConcurrentHashMap<>();

    private CaseCost() {}

    /** Running sums of one owner of tables. */
    private static final class Cost {
        final LongAdder trips = new LongAdder();
        final LongAdder rows = new LongAdder();
    }

    public static void main(String[] arguments) throws InterruptedException {
        var cases = arguments.length == 0 ? 20 : Integer.parseInt(arguments[0]);
        try (var application = new SpringApplicationBuilder(Lianban.class)
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(new CountedDataSource()))
                .run("--spring.datasource.url=" + System.getProperty("bench.url", "jdbc:h2:mem:bench;DB_CLOSE_DELAY=-1"), "--server.port=0")) {
            var office = new Office(((ServletWebServerApplicationContext) application).getWebServer().getPort());
            walk(office, WARM_UP);
            var idle = measure(() -> Thread.sleep(IDLE_MILLIS));
            var began = System.nanoTime();
            var spent = measure(() -> walk(office, cases));
            print(spent, idle, cases, (System.nanoTime() - began) / 1e6);
        }
    }

    /** Reviewed, extended, approved, all members of 天水 registered, handed over: two clerks and a leader. */
    private static void walk(Office office, int cases) {
        var numbers = new ArrayList<String>();
        for (var i = 0; i < cases; i++) {
            numbers.add(office.open("tianshui", Applications.forReview(Applications.plain())));
        }
        for (var number : numbers) {
            office.complete("tianshui.registrar", number, "userTask_reviewApplication",
                    Map.of("reviewOutcome", "extend", "extensionReason", "住所情形复杂"));
            office.complete("tianshui.leader", number, "userTask_approveExtension", Map.of("extensionApproved", true));
            office.complete("tianshui.registrar", number, "userTask_reviewApplication", Map.of("reviewOutcome", "approve"));
        }
        for (var number : numbers) {
            office.complete("tianshui.hall", number, "userTask_handOverResults", Map.of("receivedBy", "赵磊", "receiptSigned", true));
            office.awaitEnd(number);
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private static Map<String, long[]> measure(Work work) throws InterruptedException {
        COSTS.clear();
        work.run();
        var result = new TreeMap<String, long[]>();
        COSTS.forEach((owner, cost) -> result.put(owner, new long[] {cost.trips.sum(), cost.rows.sum()}));
        return result;
    }

    private static void print(Map<String, long[]> spent, Map<String, long[]> idle, int cases, double millis) {
        var none = new long[2];
        System.out.printf("%n%-24s %12s %12s%n", "per case", "round trips", "rows written");
        var totals = new double[2];
        for (var owner : spent.keySet()) {
            var polled = idle.getOrDefault(owner, none);
            var trips = (spent.get(owner)[0] - polled[0] * millis / IDLE_MILLIS) / cases;
            var rows = (spent.get(owner)[1] - polled[1] * millis / IDLE_MILLIS) / cases;
            System.out.printf("%-24s %12.1f %12.1f%n", owner, trips, rows);
            if (!owner.equals("commits") && !owner.startsWith("sandbox")) {
                totals[0] += trips;
                totals[1] += rows;
            }
        }
        System.out.printf("%-24s %12.1f %12.1f%n", "without sandbox, commits", totals[0], totals[1]);
        System.out.printf("%d cases in %.1f s, one after another%n", cases, millis / 1000);
    }

    /** Waiting for a case by looking at it is not part of its cost. */
    private static boolean isALook() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getRequest().getMethod().equals("GET");
    }

    private static String owner(String sql) {
        var table = TABLE.matcher(sql);
        if (!table.find()) {
            return "other";
        }
        var name = table.group(1).toLowerCase();
        if (name.startsWith("act_")) {
            return name.startsWith("act_hi_") ? "engine history" : name.startsWith("act_ru_") ? "engine runtime" : "engine other";
        }
        return List.of("case_journal", "case_record", "installation_record").contains(name) ? "case and journal"
                : name.startsWith("clock_") || name.equals("case_clock") || name.startsWith("workday_") ? "clocks"
                : name.startsWith("sandbox_") ? "sandbox departments"
                : name.startsWith("department_") ? "department answers" : name;
    }

    private static final class CountedDataSource implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (!(bean instanceof DataSource source)) {
                return bean;
            }
            return ProxyDataSourceBuilder.create(source).listener(new Counter()).methodListener(new Commits()).build();
        }
    }

    private static final class Counter implements QueryExecutionListener {

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            // counted when it is known what it wrote
        }

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            if (isALook()) {
                return;
            }
            var first = queries.isEmpty() ? "" : queries.get(0).getQuery();
            var cost = COSTS.computeIfAbsent(owner(first), key -> new Cost());
            cost.trips.increment();
            if (execution.getResult() instanceof Integer rows) {
                cost.rows.add(rows);
            } else if (execution.getResult() instanceof int[] batch) {
                for (var rows : batch) {
                    cost.rows.add(Math.max(rows, 1));
                }
            }
        }
    }

    private static final class Commits implements MethodExecutionListener {

        @Override
        public void beforeMethod(MethodExecutionContext method) {
            // counted when it is done
        }

        @Override
        public void afterMethod(MethodExecutionContext method) {
            if (method.getMethod().getName().equals("commit") && !isALook()) {
                COSTS.computeIfAbsent("commits", key -> new Cost()).trips.increment();
            }
        }
    }
}
