package org.lianban.department;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lianban.journal.Journal;
import org.lianban.trace.Trace;

/** One call to a department: that it was made and what came of it, in the record of the case and in the figures of the operator. */
class RecordedCall implements InvocationHandler {

    private static final String TIMER = "lianban.department.calls";

    private final Journal journal;
    private final MeterRegistry meters;
    private final String role;
    private final DepartmentStep step;
    private final Object client;
    private final Timer.Sample time = Timer.start();
    private String operation;

    RecordedCall(Journal journal, MeterRegistry meters, String role, DepartmentStep step, Object client) {
        this.journal = journal;
        this.meters = meters;
        this.role = role;
        this.step = step;
        this.client = client;
    }

    /** The client, which from now on tells what it is asked. */
    <C> C through(Class<C> contract) {
        return contract.cast(Proxy.newProxyInstance(contract.getClassLoader(), new Class<?>[] {contract}, this));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() != Object.class) {
            operation = method.getName();
            record("department.called", Map.of());
        }
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    void answered(Object answer) {
        var refused = answer instanceof Refusable refusable && refusable.refused();
        stop(refused ? "refused" : "answered");
        record("department.answered", Map.of("refused", refused, "answer", answer));
    }

    /** Before the failure is thrown: the event comes into the record with the failed attempt. */
    void failed(String problem) {
        stop("failed");
        record("department.failed", Map.of("problem", problem));
    }

    private void stop(String outcome) {
        time.stop(Timer.builder(TIMER)
                .description("Calls to departments, to their answer or failure")
                .tags("department", role, "operation", operation, "municipality", step.municipality(), "outcome", outcome)
                .register(meters));
    }

    private void record(String kind, Map<String, ?> details) {
        var event = new LinkedHashMap<String, Object>();
        event.put("department", role);
        event.put("operation", operation);
        event.put("municipality", step.municipality());
        event.put("idempotencyKey", step.idempotencyKey());
        event.put("activityId", step.activityId());
        event.put("activityName", step.name());
        // under which the department's own log has the call
        Trace.current().ifPresent(trace -> event.put("traceId", trace));
        event.putAll(details);
        journal.record(step.caseNumber(), kind, event);
    }
}
