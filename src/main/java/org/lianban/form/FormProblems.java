package org.lianban.form;

import org.lianban.engine.Violation;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers a refused submission with {@code application/problem+json} and its violations. */
// names each field, where the engine's advice would only say that something was refused
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice
class FormProblems {

    @ExceptionHandler
    ProblemDetail rejected(FormRejected rejected) {
        return Violation.problem(rejected.violations());
    }
}
