package org.lianban.department.construction;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.lianban.engine.Variable;

/** The fire filing of a project (消防备案): what stands in the documents of works that are not accepted for fire safety. */
final class FireFiling {

    static final Variable<String> FIRE_FILING_NUMBER = Variable.of("fireFilingNumber", String.class);

    private static final Variable<String> FIRE_PROCEDURE = Variable.of("fireProcedure", String.class);

    private FireFiling() {}

    /** Of the filing that holds: one drawn before corrected facts led to a fire acceptance is of no effect. */
    static Optional<String> numberFor(DelegateExecution execution) {
        return FIRE_PROCEDURE.find(execution).filter("filing"::equals).flatMap(filing -> FIRE_FILING_NUMBER.find(execution));
    }
}
