package org.lianban.department.answer;

import java.util.List;

/** A genuine answer that does not keep to the contract. */
class InvalidAnswerException extends RuntimeException {

    /**
     * One fault.
     *
     * @param field JSON name, empty for the answer as a whole
     * @param label what people call the field
     */
    record Violation(String field, String label, String message) {}

    private final transient List<Violation> violations;

    InvalidAnswerException(List<Violation> violations) {
        super("答复内容不合约定");
        this.violations = violations;
    }

    List<Violation> violations() {
        return violations;
    }
}
