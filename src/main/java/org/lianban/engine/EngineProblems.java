package org.lianban.engine;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns what the engine or the framework refuses into {@code application/problem+json} in Chinese. */
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
    ProblemDetail refused(Refusal problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(problem.getStatus().getStatusCode()), problem.getMessage());
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidInputException problem) {
        return Violation.problem(problem.violations());
    }

    @ExceptionHandler
    ProblemDetail overtaken(OptimisticLockingException problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "案件刚被别人或部门办理过，请刷新后再试");
    }

    @ExceptionHandler
    ProblemDetail notAllowed(AuthorizationException problem) {
        var ours = problem.getMissingAuthorizations().isEmpty();
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, ours ? problem.getMessage() : "没有权限办理");
    }

    @ExceptionHandler
    ProblemDetail badRequest(BadUserRequestException problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, problem.getMessage());
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "提交的内容不是有效的 JSON");
    }

    @ExceptionHandler
    ProblemDetail missing(MissingServletRequestParameterException problem) {
        return Violation.problem(List.of(new Violation(problem.getParameterName(), problem.getParameterName(), "未填写")));
    }

    @ExceptionHandler
    ProblemDetail invalid(MethodArgumentNotValidException problem) {
        return Violation.problem(problem.getBindingResult().getFieldErrors().stream()
                .map(error -> new Violation(error.getField(), error.getField(), error.getDefaultMessage()))
                .toList());
    }
}
