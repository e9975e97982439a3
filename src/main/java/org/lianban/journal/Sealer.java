package org.lianban.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.lianban.engine.OfficialTime;
import org.lianban.journal.JournalRows.Head;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals the heads of all journals that changed since the seal before, in one transaction and without keeping them in memory.
 * Locks no case: who works on one never waits for a seal.
 */
@Component
public class Sealer {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final String ACTOR = "system:seal";
    private static final int FETCH = 1_000;

    private final JdbcTemplate jdbc;
    private final SealKey key;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Duration delay;

    /** @param delay between two seals, whichever nodes make them */
    Sealer(
            DataSource database,
            SealKey key,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${lianban.seals.delay:PT1H}") Duration delay) {
        this.jdbc = new JdbcTemplate(database);
        this.jdbc.setFetchSize(FETCH);
        this.key = key;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.delay = delay;
    }

    /** On every node; the one that comes first once the time is over does it. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void sealWhenDue() {
        try {
            seal(ACTOR, delay);
        } catch (RuntimeException e) {
            LOG.error("The journals could not be sealed; tried again in a minute", e);
        }
    }

    /**
     * Seals at once.
     *
     * @param by user id
     * @return empty when nothing has changed, or another node is sealing
     */
    public Optional<Seal> seal(String by) {
        return seal(by, Duration.ZERO);
    }

    private Optional<Seal> seal(String by, Duration since) {
        return transaction.execute(status -> lock()
                .filter(last -> last.seq() == 0 || !sealedAt(last.seq()).plus(since).isAfter(OffsetDateTime.now(clock)))
                .flatMap(last -> sealAfter(last, by)));
    }

    private Optional<Head> lock() {
        return jdbc.query(
                        "select number, hash from journal_seal_head where id = 1 for update skip locked",
                        (row, number) -> new Head(row.getLong(1), row.getString(2)))
                .stream()
                .findFirst();
    }

    /** One that somebody deleted keeps nobody from sealing. */
    private OffsetDateTime sealedAt(long number) {
        return jdbc.query("select sealed_at from journal_seal where number = ?", (row, ignored) -> row.getObject(1, OffsetDateTime.class), number)
                .stream()
                .findFirst()
                .orElse(OffsetDateTime.MIN);
    }

    private Optional<Seal> sealAfter(Head last, String by) {
        var number = last.seq() + 1;
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS).atZone(OfficialTime.ZONE).toOffsetDateTime();
        var heads = addLeaves(number);
        if (heads == 0) {
            return Optional.empty();
        }
        var root = HexFormat.of().formatHex(root(number));
        var hash = Seal.hash(number, at, by, heads, root, key.id(), last.hash());
        var seal = new Seal(number, at, by, heads, root, key.id(), last.hash(), hash, key.sign(Seal.signedText(hash)));
        jdbc.update(
                """
                insert into journal_seal (number, sealed_at, sealed_by, cases, root, key_id, prev_hash, hash, signature)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                number, at, by, heads, root, seal.keyId(), seal.prevHash(), hash, seal.signature());
        jdbc.update("update journal_seal_head set number = ?, hash = ? where id = 1", number, hash);
        return Optional.of(seal);
    }

    /** Whoever's head no seal has yet. Where a head was set back to a sealed one, verification tells by the later seal. */
    private int addLeaves(long seal) {
        return jdbc.update(
                """
                insert into journal_seal_leaf (seal, position, case_number, journal_seq, journal_hash)
                select cast(? as bigint), row_number() over (order by h.case_number) - 1, h.case_number, h.journal_seq, h.journal_hash
                from (select case_number, journal_seq, journal_hash from case_record
                      union all
                      select cast(? as varchar(60)), journal_seq, journal_hash from installation_record where id = 1) h
                where h.journal_seq > 0 and not exists (
                    select 1 from journal_seal_leaf l
                    where l.case_number = h.case_number and l.journal_seq = h.journal_seq and l.journal_hash = h.journal_hash)""",
                seal,
                JournalRows.INSTALLATION);
    }

    /** Reads the leaves back as they are stored, and stores the roots of their blocks. */
    private byte[] root(long seal) {
        var whole = new MerkleTree();
        var block = new MerkleTree[] {new MerkleTree()};
        var leaves = new long[1];
        var blocks = new ArrayList<Object[]>();
        jdbc.query(
                "select case_number, journal_seq, journal_hash from journal_seal_leaf where seal = ? order by position",
                row -> {
                    block[0].add(SealedHead.leaf(row.getString(1), row.getLong(2), row.getString(3)));
                    if (++leaves[0] % Seals.BLOCK == 0) {
                        close(seal, block[0], whole, blocks);
                        block[0] = new MerkleTree();
                    }
                },
                seal);
        if (leaves[0] % Seals.BLOCK > 0) {
            close(seal, block[0], whole, blocks);
        }
        store(blocks);
        return whole.root();
    }

    private static void close(long seal, MerkleTree block, MerkleTree whole, List<Object[]> blocks) {
        blocks.add(new Object[] {seal, blocks.size(), HexFormat.of().formatHex(block.root())});
        whole.add(block.root());
    }

    private void store(List<Object[]> blocks) {
        jdbc.batchUpdate("insert into journal_seal_block (seal, position, hash) values (?, ?, ?)", blocks);
    }
}
