package org.lianban.department.answer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;

/**
 * What a department is told about an answer that it delivered.
 *
 * @param state {@code applied}, {@code pending}, {@code late} or {@code unknown}
 */
record AnswerReceipt(String answerId, String state, String message, @JsonIgnore AnswerState outcome) {

    static AnswerReceipt of(DeferredAnswer answer, AnswerState outcome) {
        return new AnswerReceipt(answer.answerId(), outcome.name().toLowerCase(Locale.ROOT), outcome.message(), outcome);
    }
}
