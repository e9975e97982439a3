package org.lianban.department;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.lianban.journal.Journal;
import org.springframework.web.client.RestClientException;

/**
 * One department as a step sees it: the right address for the municipality, a failure that names department and step, and
 * the call with its answer in the record of the case.
 *
 * @param <C> the contract
 */
public final class Department<C> {

    private final String role;
    private final String name;
    private final Function<String, C> clientOfMunicipality;
    private final DepartmentSettings settings;
    private final ContractValidator validator;
    private final Journal journal;

    Department(
            String role,
            String name,
            Function<String, C> clientOfMunicipality,
            DepartmentSettings settings,
            ContractValidator validator,
            Journal journal) {
        this.role = role;
        this.name = name;
        this.clientOfMunicipality = clientOfMunicipality;
        this.settings = settings;
        this.validator = validator;
        this.journal = journal;
    }

    /**
     * Calls one operation for the step at which the execution stands.
     *
     * @return an answer that satisfies its constraints; it may be a refusal
     * @throws DepartmentUnavailableException when there is no such answer
     */
    public <A> A call(DelegateExecution execution, BiFunction<C, DepartmentStep, A> operation) {
        var step = DepartmentStep.of(execution);
        record(step, "called", Map.of());
        A answer;
        try {
            answer = operation.apply(clientOfMunicipality.apply(step.municipality()), step);
        } catch (RestClientException e) {
            throw unavailable(step, CallFailure.describe(e, settings.endpoint(role, step.municipality())), e);
        }
        check(step, answer);
        record(step, "answered", Map.of("refused", answer instanceof Refusable refusable && refusable.refused(), "answer", answer));
        return answer;
    }

    private void record(DepartmentStep step, String fact, Map<String, ?> details) {
        var event = new LinkedHashMap<String, Object>();
        event.put("department", role);
        event.put("activityId", step.activityId());
        event.put("activityName", step.name());
        event.put("idempotencyKey", step.idempotencyKey());
        event.putAll(details);
        journal.record(step.caseNumber(), "department." + fact, event);
    }

    private void check(DepartmentStep step, Object answer) {
        if (answer == null) {
            throw unavailable(step, "答复为空", null);
        }
        var violations = validator.validate(answer);
        if (!violations.isEmpty()) {
            throw unavailable(
                    step,
                    violations.stream()
                            .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                            .sorted()
                            .collect(Collectors.joining("；", "答复不合约定（", "）")),
                    null);
        }
    }

    private DepartmentUnavailableException unavailable(DepartmentStep step, String whatHappened, Throwable cause) {
        record(step, "failed", Map.of("problem", whatHappened));
        return new DepartmentUnavailableException("%s（%s）".formatted(name, role), step, whatHappened, cause);
    }
}
