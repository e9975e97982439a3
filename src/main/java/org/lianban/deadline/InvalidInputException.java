package org.lianban.deadline;

import java.util.List;
import org.lianban.engine.Violation;

/** An input that is refused as a whole, with everything that is wrong with it. */
class InvalidInputException extends RuntimeException {

    private final transient List<Violation> violations;

    InvalidInputException(List<Violation> violations) {
        super(String.join("；", violations.stream().map(Violation::sentence).toList()));
        this.violations = List.copyOf(violations);
    }

    List<Violation> violations() {
        return violations;
    }
}
