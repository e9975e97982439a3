package org.lianban.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.lianban.engine.CaseNotFoundException;
import org.lianban.journal.JournalRows.Head;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the seals and proves what they have sealed. */
@Component
public class Seals {

    /** Leaves under one stored node; a power of two, or the nodes would not be those of the tree. */
    static final int BLOCK = 1_024;

    private static final int FETCH = 1_000;
    private static final String COLUMNS = "number, sealed_at, sealed_by, cases, root, key_id, prev_hash, hash, signature";

    private record Leaf(long seal, long position, String caseNumber, long seq, String hash) {

        byte[] hashed() {
            return SealedHead.leaf(caseNumber, seq, hash);
        }
    }

    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;
    private final JournalRows rows;

    Seals(DataSource database, JournalRows rows) {
        this.jdbc = JdbcClient.create(database);
        this.streaming = new JdbcTemplate(database);
        this.streaming.setFetchSize(FETCH);
        this.rows = rows;
    }

    /** The head of the chain of seals; number 0 before the first. */
    public Head head() {
        return jdbc.sql("select number, hash from journal_seal_head where id = 1")
                .query((row, number) -> new Head(row.getLong(1), row.getString(2)))
                .single();
    }

    /**
     * The newest first.
     *
     * @param before only seals with a smaller number
     */
    public List<Seal> page(long before, int limit) {
        return jdbc.sql("select " + COLUMNS + " from journal_seal where number < ? order by number desc fetch first ? rows only")
                .params(before, limit)
                .query(Seals::read)
                .list();
    }

    /** Hands over the seals from one number to another, in their order; a seal never changes, so this needs no transaction. */
    public void each(long from, long to, Consumer<Seal> taker) {
        for (var next = from; next <= to; ) {
            var portion = jdbc.sql("select " + COLUMNS + " from journal_seal where number between ? and ? order by number fetch first ? rows only")
                    .params(next, to, FETCH)
                    .query(Seals::read)
                    .list();
            if (portion.isEmpty()) {
                return;
            }
            portion.forEach(taker);
            next = portion.get(portion.size() - 1).number() + 1;
        }
    }

    /**
     * A journal and its sealed heads in one snapshot of the database: a seal made meanwhile would know rows that are not there.
     *
     * @throws CaseNotFoundException when there is no such case
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public SealedJournal journal(String caseNumber) {
        var snapshot = rows.snapshot(caseNumber);
        var sealed = jdbc.sql("""
                        select seal, position, case_number, journal_seq, journal_hash from journal_seal_leaf
                        where case_number = ? order by seal""")
                .param(caseNumber)
                .query(Seals::leaf)
                .stream()
                .map(this::proved)
                .toList();
        return new SealedJournal(caseNumber, snapshot.before(), snapshot.head(), snapshot.rows(), sealed, head());
    }

    /** Whether the leaves that are stored now lead to the root that was signed; they are streamed. */
    @Transactional(readOnly = true)
    public boolean hasItsLeaves(Seal seal) {
        var tree = new MerkleTree();
        var position = new long[1];
        streaming.query(
                "select seal, position, case_number, journal_seq, journal_hash from journal_seal_leaf where seal = ? order by position",
                row -> {
                    var leaf = leaf(row, 0);
                    if (leaf.position() == position[0]) {
                        position[0]++;
                    }
                    tree.add(leaf.hashed());
                },
                seal.number());
        return position[0] > 0 && position[0] == seal.cases() && HexFormat.of().formatHex(tree.root()).equals(seal.root());
    }

    private SealedHead proved(Leaf leaf) {
        var block = leaf.position() / BLOCK;
        var neighbours = jdbc.sql("""
                        select seal, position, case_number, journal_seq, journal_hash from journal_seal_leaf
                        where seal = ? and position between ? and ? order by position""")
                .params(leaf.seal(), block * BLOCK, block * BLOCK + BLOCK - 1)
                .query(Seals::leaf)
                .list();
        var blocks = jdbc.sql("select hash from journal_seal_block where seal = ? order by position")
                .param(leaf.seal())
                .query((row, number) -> HexFormat.of().parseHex(row.getString(1)))
                .list();
        var path = new ArrayList<byte[]>();
        if (neighbours.indexOf(leaf) == leaf.position() % BLOCK && block < blocks.size()) {
            path.addAll(MerkleTree.path(neighbours.stream().map(Leaf::hashed).toList(), (int) (leaf.position() % BLOCK)));
            path.addAll(MerkleTree.path(blocks, (int) block));
        }
        return new SealedHead(
                leaf.seal(), leaf.caseNumber(), leaf.seq(), leaf.hash(), leaf.position(), path.stream().map(HexFormat.of()::formatHex).toList());
    }

    private static Leaf leaf(ResultSet row, int number) throws SQLException {
        return new Leaf(row.getLong(1), row.getLong(2), row.getString(3), row.getLong(4), row.getString(5));
    }

    private static Seal read(ResultSet row, int number) throws SQLException {
        return new Seal(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9));
    }
}
