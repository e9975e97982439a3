package org.lianban.access;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers what is not the caller's to do with {@code application/problem+json}. */
@RestControllerAdvice
class AccessProblems {

    @ExceptionHandler
    ProblemDetail forbidden(Forbidden refused) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, refused.getMessage());
    }
}
