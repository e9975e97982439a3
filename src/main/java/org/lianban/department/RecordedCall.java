package org.lianban.department;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lianban.journal.Journal;
import org.lianban.trace.Trace;

/** One call to a department in the record of the case: that it was made, and what came of it. */
class RecordedCall implements InvocationHandler {

    private final Journal journal;
    private final String role;
    private final DepartmentStep step;
    private final Object client;
    private String operation;

    RecordedCall(Journal journal, String role, DepartmentStep step, Object client) {
        this.journal = journal;
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
        record("department.answered", Map.of("refused", answer instanceof Refusable refusable && refusable.refused(), "answer", answer));
    }

    /** Before the failure is thrown: the event comes into the record with the failed attempt. */
    void failed(String problem) {
        record("department.failed", Map.of("problem", problem));
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
