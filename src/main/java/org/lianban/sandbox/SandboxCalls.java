package org.lianban.sandbox;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** The book of calls: what was asked under which key, what was answered, and how often it had an effect. */
@InSandbox
@Component
class SandboxCalls {

    /**
     * What a person may see of a call.
     *
     * @param effects how often it was carried out: once, or never where it was refused
     * @param attempts how often it arrived
     */
    record Entry(
            String operation,
            String idempotencyKey,
            String municipality,
            String caseNumber,
            @JsonRawValue String answer,
            int effects,
            int attempts,
            OffsetDateTime calledAt) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    SandboxCalls(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the key was used, if only a moment ago */
    void begin(SandboxCall call) {
        jdbc.sql("""
                        insert into sandbox_call (role, idempotency_key, operation, municipality, case_number, request,
                            effects, attempts, called_at)
                        values (?, ?, ?, ?, ?, ?, 0, 1, ?)""")
                .params(
                        call.role(),
                        call.idempotencyKey(),
                        call.operation(),
                        call.municipality(),
                        call.caseNumber(),
                        write(call.request()),
                        OffsetDateTime.now(clock))
                .update();
    }

    void end(SandboxCall call, Object answer, int effects) {
        jdbc.sql("update sandbox_call set answer = ?, effects = effects + ? where role = ? and idempotency_key = ?")
                .params(write(answer), effects, call.role(), call.idempotencyKey())
                .update();
    }

    /** The answer that the key got before. */
    <A> Optional<A> repeat(SandboxCall call, Class<A> type) {
        var known = jdbc.sql("update sandbox_call set attempts = attempts + 1 where role = ? and idempotency_key = ?")
                .params(call.role(), call.idempotencyKey())
                .update();
        if (known == 0) {
            return Optional.empty();
        }
        var answer = jdbc.sql("select answer from sandbox_call where role = ? and idempotency_key = ?")
                .params(call.role(), call.idempotencyKey())
                .query(String.class)
                .single();
        return Optional.of(read(answer, type));
    }

    List<Entry> list(String role, @Nullable String caseNumber, int limit) {
        return jdbc.sql("""
                        select operation, idempotency_key, municipality, case_number, answer, effects, attempts, called_at
                        from sandbox_call where role = ? and (cast(? as varchar(60)) is null or case_number = ?)
                        order by id desc fetch first ? rows only""")
                .params(role, caseNumber, caseNumber, limit)
                .query(Entry.class)
                .list();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("records of a contract can be written as JSON", e);
        }
    }

    private <A> A read(String value, Class<A> type) {
        try {
            return json.readValue(value, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answer in the book is not readable: " + type.getSimpleName(), e);
        }
    }
}
