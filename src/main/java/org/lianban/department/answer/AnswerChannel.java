package org.lianban.department.answer;

import java.util.Map;

/**
 * How the later answers of one department reach a case.
 *
 * @param <A> the answer's record
 */
public interface AnswerChannel<A extends DeferredAnswer> {

    /** Group id of the department. */
    String role();

    /** What the answer reports; the case waits for a message {@code <procedure>.<fact>}. */
    String fact();

    /** Name of the process variable that holds the ticket of the present round. */
    String ticketVariable();

    Class<A> type();

    /** What the process learns from the answer. */
    Map<String, Object> variables(A answer);
}
