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
import org.lianban.privacy.Vault;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Appends rows to the chains, in the transaction of the caller. */
@Component
class JournalWriter {

    /**
     * A chain that is locked until the transaction ends.
     *
     * @param dataKey under which its events are encrypted; null before the first
     * @param departments those that are known to have taken part, as the case's row has them
     */
    record Chain(String caseNumber, long seq, String hash, @Nullable String dataKey, String departments) {}

    /** Plain values only, in the order in which they were given; no setting of the application changes it. */
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int LONGEST_NAME = 100;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Vault vault;
    private final String node;

    /** @param node what the node calls itself in the journal; host name and port where nothing is set */
    JournalWriter(
            JdbcClient jdbc,
            Clock clock,
            Vault vault,
            @Value("${lianban.node:}") String node,
            @Value("${server.port:8080}") int port) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.vault = vault;
        var name = node.isBlank() ? hostName() + ":" + port : node;
        this.node = name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /** Locks the chain of a case by its number, or the installation's when there is no such case. */
    Chain lock(String caseNumber) {
        return caseNumber.equals(Subject.INSTALLATION_NAME)
                ? lockInstallation()
                : lock("case_number", caseNumber).orElseGet(this::lockInstallation);
    }

    /** Locks the chain of the case that this process instance is. */
    Optional<Chain> lockRoot(String processInstanceId) {
        return lock("process_instance_id", processInstanceId);
    }

    Chain lockInstallation() {
        return jdbc.sql("select journal_seq, journal_hash, data_key from installation_record where id = 1 for update")
                .query((row, number) -> new Chain(Subject.INSTALLATION_NAME, row.getLong(1), row.getString(2), row.getString(3), ""))
                .single();
    }

    /** The order in which whoever needs several chains locks them. */
    static int installationLast(String left, String right) {
        var last = Boolean.compare(left.equals(Subject.INSTALLATION_NAME), right.equals(Subject.INSTALLATION_NAME));
        return last != 0 ? last : left.compareTo(right);
    }

    void append(Chain chain, String actor, String command, List<Map<String, Object>> events) {
        var seq = chain.seq() + 1;
        var at = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
        var key = chain.dataKey() == null ? vault.newKey() : chain.dataKey();
        var text = vault.seal(key, chain.caseNumber(), write(events));
        var hash = JournalHash.of(chain.hash(), chain.caseNumber(), seq, at, node, actor, command, text);
        jdbc.sql("""
                        insert into case_journal (case_number, seq, happened_at, node, actor, command, events, prev_hash, hash)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(chain.caseNumber(), seq, at, node, actor, command, text, chain.hash(), hash)
                .update();
        if (chain.caseNumber().equals(Subject.INSTALLATION_NAME)) {
            jdbc.sql("update installation_record set journal_seq = ?, journal_hash = ?, data_key = ? where id = 1")
                    .params(seq, hash, key)
                    .update();
        } else {
            var facts = CaseFacts.of(events, chain.departments(), at);
            jdbc.sql("update case_record set journal_seq = ?, journal_hash = ?, data_key = ?%s where case_number = ?".formatted(facts.assignments()))
                    .param(seq)
                    .param(hash)
                    .param(key)
                    .params(facts.values())
                    .param(chain.caseNumber())
                    .update();
        }
    }

    private Optional<Chain> lock(String column, String value) {
        return jdbc.sql("""
                        select case_number, journal_seq, journal_hash, data_key, departments
                        from case_record where %s = ? for update""".formatted(column))
                .param(value)
                .query((row, number) -> new Chain(row.getString(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5)))
                .optional();
    }

    private String write(List<Map<String, Object>> events) {
        try {
            return JSON.writeValueAsString(events);
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
