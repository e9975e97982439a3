package org.lianban.deadline;

import java.util.List;

/** An input that is refused as a whole, with everything that is wrong with it. */
class InvalidInputException extends RuntimeException {

    private final transient List<Violation> violations;

    InvalidInputException(List<Violation> violations) {
        super(String.join("；", violations.stream().map(violation -> violation.label() + "：" + violation.message()).toList()));
        this.violations = List.copyOf(violations);
    }

    List<Violation> violations() {
        return violations;
    }
}
