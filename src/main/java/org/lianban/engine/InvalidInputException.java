package org.lianban.engine;

import java.util.List;

/** An input that is refused as a whole, with everything that is wrong with it: 422. */
public class InvalidInputException extends RuntimeException {

    private final transient List<Violation> violations;

    public InvalidInputException(List<Violation> violations) {
        super(String.join("；", violations.stream().map(Violation::sentence).toList()));
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }
}
