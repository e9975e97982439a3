package org.lianban.engine;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * One reason why an input is refused, as section 17 of the architecture shapes it.
 *
 * @param field where, as a program names it, for example {@code shareholders[2].documentNumber}; rows count from 0
 * @param label where, as an official reads it, for example {@code 股东 第3行 证件号码}
 * @param message why, in Chinese
 */
public record Violation(String field, String label, String message) {

    /** As the applicant reads it. */
    public String sentence() {
        return label + "：" + message;
    }

    /** The answer that names them all: 422. */
    public static ProblemDetail problem(List<Violation> violations) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_ENTITY, "提交的数据有 %d 处问题".formatted(violations.size()));
        problem.setProperty("violations", violations);
        return problem;
    }
}
