package org.lianban.journal;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lianban.engine.CaseNotFoundException;
import org.lianban.privacy.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the journals: a case's, or under the name {@value #INSTALLATION} the installation's. */
@Component
public class JournalRows {

    public static final String INSTALLATION = Subject.INSTALLATION_NAME;

    /** The end of a chain as its owner's row says it. */
    public record Head(long seq, String hash) {}

    /** What every chain begins with. */
    public static final Head BEGINNING = new Head(0, JournalHash.GENESIS);

    /**
     * A whole journal with the head that belonged to it at the same moment.
     *
     * @param before the row before the first: the beginning, or where rows are gone the last of these
     */
    public record Snapshot(Head head, Head before, List<JournalRow> rows) {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final ArchivedJournals archived;

    JournalRows(JdbcClient jdbc, Vault vault, ArchivedJournals archived) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.archived = archived;
    }

    /** Opens the rows of one journal with its key of this moment. */
    public Reading reading(String caseNumber) {
        var statement = caseNumber.equals(INSTALLATION)
                ? jdbc.sql("select data_key, null from installation_record where id = 1")
                : jdbc.sql("select data_key, forgotten_at from case_record where case_number = ?").param(caseNumber);
        return statement
                .query((row, number) -> new Reading(vault, row.getString(1), row.getObject(2, OffsetDateTime.class)))
                .optional()
                .orElseGet(() -> new Reading(vault, null, null));
    }

    /** Empty when there is no such case. */
    public Optional<Head> head(String caseNumber) {
        var statement = caseNumber.equals(INSTALLATION)
                ? jdbc.sql("select journal_seq, journal_hash from installation_record where id = 1")
                : jdbc.sql("select journal_seq, journal_hash from case_record where case_number = ?").param(caseNumber);
        return statement.query((row, number) -> new Head(row.getLong(1), row.getString(2))).optional();
    }

    /**
     * All rows in their order, from the archive and from the database. A row that another transaction appends meanwhile would
     * not fit the head, so all is read in one snapshot of the database.
     *
     * @throws CaseNotFoundException when there is no such case
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Snapshot snapshot(String caseNumber) {
        var head = head(caseNumber).orElseThrow(() -> new CaseNotFoundException(caseNumber));
        var part = archived.of(caseNumber);
        var rows = new ArrayList<>(part.map(ArchivedJournals.Part::rows).orElse(List.of()));
        var before = rows.isEmpty() ? part.map(ArchivedJournals.Part::end).orElse(BEGINNING) : BEGINNING;
        rows.addAll(of(caseNumber, Long.MIN_VALUE, Integer.MAX_VALUE));
        return new Snapshot(head, before, rows);
    }

    /**
     * Those that are in the database.
     *
     * @param from first sequence number
     * @param limit largest number of rows
     */
    public List<JournalRow> of(String caseNumber, long from, int limit) {
        return jdbc.sql("""
                        select case_number, seq, happened_at, node, actor, command, events, prev_hash, hash from case_journal
                        where case_number = ? and seq >= ? order by seq fetch first ? rows only""")
                .params(caseNumber, from, limit)
                .query((row, number) -> new JournalRow(
                        row.getString(1),
                        row.getLong(2),
                        row.getObject(3, OffsetDateTime.class),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9)))
                .list();
    }
}
