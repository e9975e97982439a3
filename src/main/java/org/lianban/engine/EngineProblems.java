package org.lianban.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns what the engine refuses into {@code application/problem+json}. */
@RestControllerAdvice
class EngineProblems {

    @ExceptionHandler
    ProblemDetail notFound(CaseNotFoundException problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, problem.getMessage());
    }

    @ExceptionHandler
    ProblemDetail refused(CaseMessageRefusedException problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, problem.getMessage());
    }

    @ExceptionHandler
    ProblemDetail notAllowed(AuthorizationException problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, "没有权限办理");
    }

    @ExceptionHandler
    ProblemDetail badRequest(BadUserRequestException problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, problem.getMessage());
    }
}
