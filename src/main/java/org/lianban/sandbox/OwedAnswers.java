package org.lianban.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.lianban.department.answer.DeferredAnswer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** The answers that engravers and banks still owe, in a table, so that a restart forgets none. */
@InSandbox
@Component
class OwedAnswers {

    /** Long enough for one delivery; afterwards another node may try. */
    private static final Duration CLAIM = Duration.ofMinutes(1);

    /** An answer in the hands of one node. */
    record Claimed(long id, String role, String municipality, String body, int attempts) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final SandboxSettings settings;
    private final Clock clock;

    OwedAnswers(JdbcClient jdbc, ObjectMapper json, SandboxSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /** Owes the answer in the transaction of the call, as the switch says. */
    void owe(String role, String municipality, DeferredAnswer answer, SandboxSwitch setting) {
        if (setting.mode() == SandboxMode.NEVER_ANSWER) {
            return;
        }
        var delay = setting.mode() == SandboxMode.ANSWER_LATER
                ? setting.delayOr(settings.answerDelay())
                : settings.answerDelay();
        var times = setting.mode() == SandboxMode.ANSWER_TWICE ? 2 : 1;
        for (var time = 0; time < times; time++) {
            jdbc.sql("""
                            insert into sandbox_answer (role, municipality, case_number, answer_id, body, state, due_at, attempts)
                            values (?, ?, ?, ?, ?, 'DUE', ?, 0)""")
                    .params(
                            role,
                            municipality,
                            answer.caseNumber(),
                            answer.answerId(),
                            write(answer),
                            OffsetDateTime.now(clock).plus(delay))
                    .update();
        }
    }

    List<Long> due(int limit) {
        return jdbc.sql("select id from sandbox_answer where state = 'DUE' and due_at <= ? order by due_at, id fetch first ? rows only")
                .params(OffsetDateTime.now(clock), limit)
                .query(Long.class)
                .list();
    }

    /** Empty when another node was faster. */
    Optional<Claimed> claim(long id) {
        var now = OffsetDateTime.now(clock);
        var claimed = jdbc.sql("""
                        update sandbox_answer set due_at = ?, attempts = attempts + 1
                        where id = ? and state = 'DUE' and due_at <= ?""")
                .params(now.plus(CLAIM), id, now)
                .update();
        if (claimed == 0) {
            return Optional.empty();
        }
        return jdbc.sql("select id, role, municipality, body, attempts from sandbox_answer where id = ?")
                .param(id)
                .query(Claimed.class)
                .optional();
    }

    void delivered(Claimed answer, int status) {
        end(answer, "DELIVERED", status);
    }

    void giveUp(Claimed answer, @Nullable Integer status) {
        end(answer, "GIVEN_UP", status);
    }

    void postpone(Claimed answer, @Nullable Integer status, Duration pause) {
        jdbc.sql("update sandbox_answer set due_at = ?, last_status = ? where id = ?")
                .params(OffsetDateTime.now(clock).plus(pause), status, answer.id())
                .update();
    }

    private void end(Claimed answer, String state, @Nullable Integer status) {
        jdbc.sql("update sandbox_answer set state = ?, last_status = ? where id = ?")
                .params(state, status, answer.id())
                .update();
    }

    private String write(DeferredAnswer answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("records of a contract can be written as JSON", e);
        }
    }
}
