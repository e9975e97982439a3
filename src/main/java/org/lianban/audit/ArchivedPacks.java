package org.lianban.audit;

import com.fasterxml.jackson.databind.MappingIterator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.lianban.journal.ArchivedJournals;
import org.lianban.journal.CaseArchive;
import org.lianban.journal.CaseForgotten;
import org.lianban.journal.JournalRow;
import org.lianban.journal.JournalRows.Head;
import org.lianban.material.MaterialStore;
import org.lianban.material.StoredContents;
import org.lianban.privacy.Sha256;
import org.lianban.privacy.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** The packs of archived cases: encrypted where materials are, each under a key of its own, with a row that tells of it. */
@Component
class ArchivedPacks implements ArchivedJournals, StoredContents {

    private static final Logger LOG = LoggerFactory.getLogger(ArchivedPacks.class);

    /** @param dataKey null once the case is forgotten */
    private record Row(String id, OffsetDateTime archivedAt, Head end, String sha256, @Nullable String dataKey) {}

    private final JdbcClient jdbc;
    private final MaterialStore store;
    private final Vault vault;
    private final Clock clock;

    ArchivedPacks(JdbcClient jdbc, MaterialStore store, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Stores a pack, in the caller's transaction.
     *
     * @throws IllegalStateException when the store does not give back what it was given
     */
    CaseArchive.Stored add(String caseNumber, Head end, long seal, byte[] pack) {
        var id = UUID.randomUUID().toString();
        var key = vault.newKey();
        var hash = Sha256.hexOf(pack);
        store.put(id, vault.seal(key, id, pack));
        jdbc.sql("""
                        insert into case_archive (case_number, id, archived_at, journal_seq, journal_hash, seal, size_bytes, sha256, storage, data_key)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(caseNumber, id, OffsetDateTime.now(clock), end.seq(), end.hash(), seal, pack.length, hash, store.name(), key)
                .update();
        if (open(caseNumber).isEmpty()) {
            throw new IllegalStateException("The store does not give back the pack of case " + caseNumber);
        }
        return new CaseArchive.Stored(end, seal, pack.length, hash);
    }

    /** The pack as it was written; empty where there is none, or no longer that one. */
    Optional<byte[]> open(String caseNumber) {
        return find(caseNumber).flatMap(this::open);
    }

    private Optional<byte[]> open(Row row) {
        return Optional.ofNullable(row.dataKey())
                .flatMap(key -> vault.open(key, row.id(), store.get(row.id())))
                .filter(pack -> Sha256.hexOf(pack).equals(row.sha256()));
    }

    @Override
    public Optional<Part> of(String caseNumber) {
        return find(caseNumber).map(row -> new Part(row.end(), row.archivedAt(), rows(caseNumber, row), row.dataKey() == null));
    }

    private List<JournalRow> rows(String caseNumber, Row row) {
        try {
            return open(row).map(ArchivedPacks::journal).orElse(List.of());
        } catch (UncheckedIOException damaged) {
            LOG.error("The journal in the pack of case {} cannot be read", caseNumber, damaged);
            return List.of();
        }
    }

    private static List<JournalRow> journal(byte[] pack) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(pack), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(Pack.JOURNAL)) {
                    try (MappingIterator<JournalRow> rows = Pack.JSON.readerFor(JournalRow.class).readValues(zip)) {
                        return rows.readAll();
                    }
                }
            }
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Set<String> known(Collection<String> ids) {
        return ids.isEmpty() ? Set.of() : jdbc.sql("select id from case_archive where id in (:ids) and data_key is not null").param("ids", ids)
                .query(String.class).list().stream().collect(Collectors.toSet());
    }

    /** The row stays: to its hash the rows after it are chained. */
    @EventListener
    void forget(CaseForgotten forgotten) {
        find(forgotten.caseNumber()).ifPresent(row -> {
            jdbc.sql("update case_archive set data_key = null where case_number = ?").param(forgotten.caseNumber()).update();
            store.delete(row.id());
        });
    }

    private Optional<Row> find(String caseNumber) {
        return jdbc.sql("select id, archived_at, journal_seq, journal_hash, sha256, data_key from case_archive where case_number = ?")
                .param(caseNumber)
                .query(ArchivedPacks::read)
                .optional();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString(1),
                row.getObject(2, OffsetDateTime.class),
                new Head(row.getLong(3), row.getString(4)),
                row.getString(5),
                row.getString(6));
    }
}
