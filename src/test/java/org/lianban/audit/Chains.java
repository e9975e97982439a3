package org.lianban.audit;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.lianban.journal.JournalHash;
import org.lianban.journal.JournalRow;
import org.lianban.journal.JournalRows.Head;

/** Chains as they were written, and what a forger does to their rows. */
final class Chains {

    static final String NUMBER = "620500-QYKB-20260209-000001";
    static final String BOGUS = "e".repeat(64);

    private Chains() {}

    static List<JournalRow> chain(int length) {
        var random = new Random(length);
        var rows = new ArrayList<JournalRow>();
        var at = OffsetDateTime.parse("2026-02-09T10:00:00.123+08:00");
        var before = JournalHash.GENESIS;
        for (var seq = 1; seq <= length; seq++) {
            at = at.plusNanos(random.nextInt(5_000) * 1_000_000L);
            var row = sealed(new JournalRow(
                    NUMBER, seq, at, "node-" + random.nextInt(2), "tianshui.hall", "completeTask",
                    "[{\"kind\":\"activity.start\",\"activityName\":\"审查\",\"id\":\"%d\"}]".formatted(random.nextInt()), before, ""));
            rows.add(row);
            before = row.hash();
        }
        return rows;
    }

    static Head head(List<JournalRow> rows) {
        return rows.isEmpty() ? new Head(0, JournalHash.GENESIS) : new Head(rows.size(), rows.get(rows.size() - 1).hash());
    }

    /** With the hash that follows from the content. */
    static JournalRow sealed(JournalRow row) {
        return hash(row, JournalHash.of(row, row.prevHash(), row.seq()));
    }

    /** Written by a forger who knows the canonical form. */
    static JournalRow forged(String before, long seq) {
        var like = chain(1).get(0);
        return sealed(new JournalRow(
                NUMBER, seq, like.at(), like.node(), like.actor(), like.command(), "[{\"kind\":\"forged\"}]", before, ""));
    }

    static JournalRow seq(JournalRow r, long seq) {
        return new JournalRow(r.caseNumber(), seq, r.at(), r.node(), r.actor(), r.command(), r.events(), r.prevHash(), r.hash());
    }

    static JournalRow at(JournalRow r, UnaryOperator<OffsetDateTime> change) {
        return new JournalRow(
                r.caseNumber(), r.seq(), change.apply(r.at()), r.node(), r.actor(), r.command(), r.events(), r.prevHash(), r.hash());
    }

    static JournalRow actor(JournalRow r) {
        return new JournalRow(r.caseNumber(), r.seq(), r.at(), r.node(), "tianshui.tax", r.command(), r.events(), r.prevHash(), r.hash());
    }

    static JournalRow events(JournalRow r) {
        return new JournalRow(
                r.caseNumber(), r.seq(), r.at(), r.node(), r.actor(), r.command(), r.events().replace("start", "end"), r.prevHash(), r.hash());
    }

    static JournalRow prevHash(JournalRow r, String prevHash) {
        return new JournalRow(r.caseNumber(), r.seq(), r.at(), r.node(), r.actor(), r.command(), r.events(), prevHash, r.hash());
    }

    static JournalRow hash(JournalRow r, String hash) {
        return new JournalRow(r.caseNumber(), r.seq(), r.at(), r.node(), r.actor(), r.command(), r.events(), r.prevHash(), hash);
    }
}
