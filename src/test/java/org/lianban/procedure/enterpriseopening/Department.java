package org.lianban.procedure.enterpriseopening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.engine.IdempotencyKey;

/** A department as a case sees it: it accepts, refuses with a reason, or does not answer, just as the story says. */
final class Department implements JavaDelegate {

    /** The department's system does not answer: no refusal, the step has to be tried again. */
    static final class Unreachable extends RuntimeException {
        Unreachable() {
            super("部门系统没有应答");
        }
    }

    private final List<String> asks;
    private final Map<String, Object> answer;
    private final List<String> attempts = new ArrayList<>();
    private final List<Map<String, Object>> effects = new ArrayList<>();
    private RuntimeException trouble;

    /**
     * @param asks variables without which the department can do nothing
     * @param answer variables that it sets when it accepts
     */
    Department(List<String> asks, Map<String, Object> answer) {
        this.asks = asks;
        this.answer = answer;
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

    void accepts() {
        trouble = null;
    }

    void refuses(String code, String reason) {
        trouble = new BpmnError(code, reason);
    }

    void isUnreachable() {
        trouble = new Unreachable();
    }

    /** Accepts, with this in place of its usual answer. */
    void answers(String variable, Object value) {
        answer.put(variable, value);
    }

    /** The idempotency key of each call, in order. */
    List<String> attempts() {
        return attempts;
    }

    /** What the department was told by each call that it accepted. */
    List<Map<String, Object>> effects() {
        return effects;
    }
}
