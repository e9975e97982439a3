package org.lianban.department;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.web.client.RestClientException;

/**
 * One department as a step sees it: the right address for the municipality, and a failure that names department and step.
 *
 * @param <C> the contract
 */
public final class Department<C> {

    private final String role;
    private final String name;
    private final Function<String, C> clientOfMunicipality;
    private final DepartmentSettings settings;
    private final ContractValidator validator;

    Department(
            String role,
            String name,
            Function<String, C> clientOfMunicipality,
            DepartmentSettings settings,
            ContractValidator validator) {
        this.role = role;
        this.name = name;
        this.clientOfMunicipality = clientOfMunicipality;
        this.settings = settings;
        this.validator = validator;
    }

    /**
     * Calls one operation for the step at which the execution stands.
     *
     * @return an answer that satisfies its constraints; it may be a refusal
     * @throws DepartmentUnavailableException when there is no such answer
     */
    public <A> A call(DelegateExecution execution, BiFunction<C, DepartmentStep, A> operation) {
        var step = DepartmentStep.of(execution);
        A answer;
        try {
            answer = operation.apply(clientOfMunicipality.apply(step.municipality()), step);
        } catch (RestClientException e) {
            throw unavailable(step, CallFailure.describe(e, settings.endpoint(role, step.municipality())), e);
        }
        check(step, answer);
        return answer;
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
        return new DepartmentUnavailableException("%s（%s）".formatted(name, role), step, whatHappened, cause);
    }
}
