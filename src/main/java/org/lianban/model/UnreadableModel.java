package org.lianban.model;

/** Why a file cannot be put to the rules. */
class UnreadableModel extends RuntimeException {

    private final String element;
    private final String problem;
    private final String advice;

    /** @param element empty for the file as a whole */
    UnreadableModel(String element, String problem, String advice) {
        super(problem);
        this.element = element;
        this.problem = problem;
        this.advice = advice;
    }

    Finding in(String file) {
        return new Finding(file, element, problem, advice);
    }
}
