package org.lianban.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.engine.IdempotencyKey;

/** A department as a case sees it: it accepts, refuses with a reason, or does not answer, just as the story says. */
public final class Department implements JavaDelegate {

    /** The department's system does not answer: no refusal, the step has to be tried again. */
    public static final class Unreachable extends RuntimeException {
        private Unreachable() {
            super("部门系统没有应答");
        }
    }

    private final List<String> asks;
    private final Map<String, Object> answer = new HashMap<>();
    private final List<String> attempts = new ArrayList<>();
    private final List<Map<String, Object>> effects = new ArrayList<>();
    private RuntimeException trouble;

    private Department(List<String> asks) {
        this.asks = asks;
    }

    /** A department that can do nothing without these variables. */
    public static Department asking(String... variables) {
        return new Department(List.of(variables));
    }

    /** Accepts, and sets these variables: a name and a value, and so on. */
    public Department answering(Object... namesAndValues) {
        for (var i = 0; i < namesAndValues.length; i += 2) {
            answer.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return this;
    }

    @Override
    public void execute(DelegateExecution execution) {
        attempts.add(IdempotencyKey.of(execution));
        var request = new TreeMap<>(execution.getVariables());
        request.values().removeIf(value -> value == null);
        assertThat(request).as("所需数据：%s", execution.getCurrentActivityId()).containsKeys(asks.toArray(String[]::new));
        if (trouble != null) {
            throw trouble;
        }
        effects.add(request);
        answer.forEach(execution::setVariable);
    }

    public void accepts() {
        trouble = null;
    }

    public void refuses(String code, String reason) {
        trouble = new BpmnError(code, reason);
    }

    public void isUnreachable() {
        trouble = new Unreachable();
    }

    /** Accepts, with this in place of its usual answer. */
    public void answers(String variable, Object value) {
        answer.put(variable, value);
    }

    /** The idempotency key of each call, in order. */
    public List<String> attempts() {
        return attempts;
    }

    /** What the department was told by each call that it accepted. */
    public List<Map<String, Object>> effects() {
        return effects;
    }
}
