package org.lianban.deadline;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers what a clock does not allow with {@code application/problem+json}. */
@RestControllerAdvice
class ClockProblems {

    @ExceptionHandler
    ProblemDetail refused(ClockRefused refused) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, refused.getMessage());
    }
}
