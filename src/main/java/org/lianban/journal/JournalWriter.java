package org.lianban.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Appends rows to the chains, in the transaction of the caller. */
@Component
class JournalWriter {

    /** A chain that is locked until the transaction ends. */
    record Chain(String caseNumber, long seq, String hash) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final String node;

    JournalWriter(JdbcClient jdbc, ObjectMapper json, Clock clock, @Value("${lianban.node:}") String node) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.node = node.isBlank() ? hostName() : node;
    }

    /** Locks the chain of a case by its number. */
    Optional<Chain> lockCase(String caseNumber) {
        return lock("case_number", caseNumber);
    }

    /** Locks the chain of the case that this process instance is. */
    Optional<Chain> lockRoot(String processInstanceId) {
        return lock("process_instance_id", processInstanceId);
    }

    Chain lockInstallation() {
        return jdbc.sql("select journal_seq, journal_hash from installation_record where id = 1 for update")
                .query((row, number) -> new Chain(Subject.INSTALLATION_NAME, row.getLong(1), row.getString(2)))
                .single();
    }

    /** The root of a process instance that has ended or is called; itself when the engine has forgotten it. */
    String rootOf(String processInstanceId) {
        return jdbc.sql("select root_proc_inst_id_ from act_hi_procinst where id_ = ?")
                .param(processInstanceId)
                .query(String.class)
                .optional()
                .orElse(processInstanceId);
    }

    Optional<String> caseNumberOf(String rootInstance) {
        return jdbc.sql("select case_number from case_record where process_instance_id = ?")
                .param(rootInstance)
                .query(String.class)
                .optional();
    }

    Chain append(Chain chain, String actor, String command, List<Map<String, Object>> events) {
        var seq = chain.seq() + 1;
        var at = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
        var text = write(events);
        var hash = JournalHash.of(chain.hash(), chain.caseNumber(), seq, at, node, actor, command, text);
        jdbc.sql("""
                        insert into case_journal (case_number, seq, happened_at, node, actor, command, events, prev_hash, hash)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(chain.caseNumber(), seq, at, node, actor, command, text, chain.hash(), hash)
                .update();
        if (chain.caseNumber().equals(Subject.INSTALLATION_NAME)) {
            jdbc.sql("update installation_record set journal_seq = ?, journal_hash = ? where id = 1").params(seq, hash).update();
        } else {
            jdbc.sql("update case_record set journal_seq = ?, journal_hash = ? where case_number = ?")
                    .params(seq, hash, chain.caseNumber())
                    .update();
        }
        return new Chain(chain.caseNumber(), seq, hash);
    }

    private Optional<Chain> lock(String column, String value) {
        return jdbc.sql("select case_number, journal_seq, journal_hash from case_record where %s = ? for update".formatted(column))
                .param(value)
                .query((row, number) -> new Chain(row.getString(1), row.getLong(2), row.getString(3)))
                .optional();
    }

    private String write(List<Map<String, Object>> events) {
        try {
            return json.writeValueAsString(events);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("案件记录无法写成 JSON", e);
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
