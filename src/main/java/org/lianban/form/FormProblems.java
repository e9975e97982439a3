package org.lianban.form;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers a refused submission with {@code application/problem+json} and its violations. */
@RestControllerAdvice
class FormProblems {

    @ExceptionHandler
    ProblemDetail rejected(FormRejected rejected) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, "提交的数据有 %d 处问题".formatted(rejected.violations().size()));
        problem.setProperty("violations", rejected.violations());
        return problem;
    }
}
