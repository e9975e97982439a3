package org.lianban.department.answer;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of answers, one row for each that a department ever gave. */
@Component
class AnswerStore {

    /** An answer that waits for its case. */
    record Pending(long id, String role, String caseNumber, String body, int attempts) {

        byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }

    private final JdbcClient jdbc;

    AnswerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the answer is here already */
    void insert(String role, DeferredAnswer answer, byte[] body, OffsetDateTime now) {
        jdbc.sql("""
                        insert into department_answer
                            (role, answer_id, case_number, ticket, received_at, body, state, told, attempts, next_attempt_at)
                        values (?, ?, ?, ?, ?, ?, 'PENDING', 'PENDING', 0, ?)""")
                .params(
                        role,
                        answer.answerId(),
                        answer.caseNumber(),
                        answer.ticket(),
                        now,
                        new String(body, StandardCharsets.UTF_8),
                        now)
                .update();
    }

    /** What the first delivery of an answer was told. */
    Optional<AnswerState> told(String role, DeferredAnswer answer) {
        return jdbc.sql("select told from department_answer where role = ? and case_number = ? and answer_id = ?")
                .params(role, answer.caseNumber(), answer.answerId())
                .query(String.class)
                .optional()
                .map(AnswerState::valueOf);
    }

    /** Ends the first delivery, within its transaction. */
    void settleFirst(String role, DeferredAnswer answer, AnswerState state) {
        jdbc.sql("""
                        update department_answer set state = ?, told = ?, attempts = 1
                        where role = ? and case_number = ? and answer_id = ?""")
                .params(state.name(), state.name(), role, answer.caseNumber(), answer.answerId())
                .update();
    }

    List<Long> due(OffsetDateTime now, int limit) {
        return jdbc.sql("""
                        select id from department_answer where state = 'PENDING' and next_attempt_at <= ?
                        order by id fetch first ? rows only""")
                .params(now, limit)
                .query(Long.class)
                .list();
    }

    /** Empty when another node has it, or has just settled it. */
    Optional<Pending> lock(long id) {
        return jdbc.sql("""
                        select id, role, case_number, body, attempts from department_answer
                        where id = ? and state = 'PENDING' for update skip locked""")
                .param(id)
                .query(Pending.class)
                .optional();
    }

    void settle(long id, AnswerState state) {
        jdbc.sql("update department_answer set state = ?, attempts = attempts + 1 where id = ?")
                .params(state.name(), id)
                .update();
    }

    void postpone(long id, OffsetDateTime nextAttempt) {
        jdbc.sql("update department_answer set attempts = attempts + 1, next_attempt_at = ? where id = ? and state = 'PENDING'")
                .params(nextAttempt, id)
                .update();
    }
}
