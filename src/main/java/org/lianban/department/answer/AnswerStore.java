package org.lianban.department.answer;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.lianban.journal.CaseForgotten;
import org.lianban.privacy.Vault;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of answers, one row for each that a department ever gave. */
@Component
class AnswerStore {

    /** An answer that waits for its case; {@link #body} opens it. */
    record Pending(long id, String role, String caseNumber, String answerId, String body, int attempts) {}

    private final JdbcClient jdbc;
    private final Vault vault;

    AnswerStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
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
                        vault.seal(place(role, answer.caseNumber(), answer.answerId()), new String(body, StandardCharsets.UTF_8)),
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
                        select id, role, case_number, answer_id, body, attempts from department_answer
                        where id = ? and state = 'PENDING' for update skip locked""")
                .param(id)
                .query(Pending.class)
                .optional();
    }

    /** @throws IllegalStateException when its master key is no longer known */
    byte[] body(Pending pending) {
        // unsealed: from before there was a vault
        var body = !Vault.isSealed(pending.body())
                ? pending.body()
                : vault.open(place(pending.role(), pending.caseNumber(), pending.answerId()), pending.body())
                        .orElseThrow(() -> new IllegalStateException("答复不能解密，lianban.vault.former-keys 中缺少当时的密钥"));
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** Deletes what departments said in a case whose time is over. */
    @EventListener
    void forget(CaseForgotten forgotten) {
        jdbc.sql("delete from department_answer where case_number = ?").param(forgotten.caseNumber()).update();
        jdbc.sql("delete from department_ticket where case_number = ?").param(forgotten.caseNumber()).update();
    }

    private static String place(String role, String caseNumber, String answerId) {
        return String.join("/", "answer", role, caseNumber, answerId);
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
