package org.lianban.deadline;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers a refused input with {@code application/problem+json} and its violations. */
@RestControllerAdvice
class InputProblems {

    @ExceptionHandler
    ProblemDetail refused(InvalidInputException refused) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_ENTITY, "提交的数据有 %d 处问题".formatted(refused.violations().size()));
        problem.setProperty("violations", refused.violations());
        return problem;
    }
}
