package org.lianban.department;

import io.micrometer.core.instrument.MeterRegistry;
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
    private final Class<C> contract;
    private final Function<String, C> clientOfMunicipality;
    private final DepartmentSettings settings;
    private final ContractValidator validator;
    private final Journal journal;
    private final MeterRegistry meters;

    Department(
            String role,
            String name,
            Class<C> contract,
            Function<String, C> clientOfMunicipality,
            DepartmentSettings settings,
            ContractValidator validator,
            Journal journal,
            MeterRegistry meters) {
        this.role = role;
        this.name = name;
        this.contract = contract;
        this.clientOfMunicipality = clientOfMunicipality;
        this.settings = settings;
        this.validator = validator;
        this.journal = journal;
        this.meters = meters;
    }

    /**
     * Calls one operation for the step at which the execution stands.
     *
     * @return an answer that satisfies its constraints; it may be a refusal
     * @throws DepartmentUnavailableException when there is no such answer
     */
    public <A> A call(DelegateExecution execution, BiFunction<C, DepartmentStep, A> operation) {
        var step = DepartmentStep.of(execution);
        var call = new RecordedCall(journal, meters, role, step, clientOfMunicipality.apply(step.municipality()));
        A answer;
        try {
            answer = operation.apply(call.through(contract), step);
        } catch (RestClientException e) {
            throw unavailable(call, step, CallFailure.describe(e, settings.endpoint(role, step.municipality())), e);
        }
        check(call, step, answer);
        call.answered(answer);
        return answer;
    }

    private void check(RecordedCall call, DepartmentStep step, Object answer) {
        if (answer == null) {
            throw unavailable(call, step, "答复为空", null);
        }
        var violations = validator.validate(answer);
        if (!violations.isEmpty()) {
            throw unavailable(
                    call,
                    step,
                    violations.stream()
                            .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                            .sorted()
                            .collect(Collectors.joining("；", "答复不合约定（", "）")),
                    null);
        }
    }

    private DepartmentUnavailableException unavailable(
            RecordedCall call, DepartmentStep step, String whatHappened, Throwable cause) {
        call.failed(whatHappened);
        return new DepartmentUnavailableException("%s（%s）".formatted(name, role), step, whatHappened, cause);
    }
}
