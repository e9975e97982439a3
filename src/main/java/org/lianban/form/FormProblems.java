package org.lianban.form;

import org.lianban.engine.Violation;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers a refused submission with {@code application/problem+json} and its violations. */
@RestControllerAdvice
class FormProblems {

    @ExceptionHandler
    ProblemDetail rejected(FormRejected rejected) {
        return Violation.problem(rejected.violations());
    }
}
