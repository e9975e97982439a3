package org.lianban.deadline;

import org.lianban.engine.Violation;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers a refused input with {@code application/problem+json} and its violations. */
@RestControllerAdvice
class InputProblems {

    @ExceptionHandler
    ProblemDetail refused(InvalidInputException refused) {
        return Violation.problem(refused.violations());
    }
}
