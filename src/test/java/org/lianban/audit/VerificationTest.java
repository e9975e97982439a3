package org.lianban.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianban.journal.JournalHash;
import org.lianban.journal.JournalRow;
import org.lianban.journal.JournalRows.Head;

/** Each way of tampering at each place of chains of several lengths: the row is named, and no other. */
class VerificationTest {

    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-02-09T10:00:00.123+08:00");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 30})
    @DisplayName("没有动过的链没有发现")
    void nothingIsFoundInAnUntouchedChain(int length) {
        var rows = chain(length);

        assertThat(Verification.of(rows, head(rows))).isEmpty();
        Collections.reverse(rows);
        assertThat(Verification.of(rows, headOf(rows, length))).as("the order in which rows come does not matter").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 30})
    @DisplayName("修改任何一行的任何一项，指出这一行")
    void anEditedRowIsNamed(int length) {
        forEachPlace(length, place -> {
            for (var forged : List.of(
                    edited(place, length, "events"), edited(place, length, "actor"), edited(place, length, "at"), edited(place, length, "hash"))) {
                assertThat(Verification.of(forged, head(chain(length)))).containsExactly(Finding.edited(place));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 30})
    @DisplayName("修改后重新计算这一行的哈希，仍指出这一行")
    void aRehashedRowIsNamed(int length) {
        forEachPlace(length, place -> {
            var rows = chain(length);
            var row = rows.get(place - 1);
            rows.set(place - 1, hashed(row.prevHash(), place, "[{\"kind\":\"forged\"}]"));

            assertThat(Verification.of(rows, head(chain(length)))).containsExactly(Finding.edited(place));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 30})
    @DisplayName("删除任何一行，包括第一行和最后一行，指出这一行")
    void aDeletedRowIsNamed(int length) {
        forEachPlace(length, place -> {
            var rows = chain(length);
            rows.remove(place - 1);

            assertThat(Verification.of(rows, head(chain(length)))).containsExactly(Finding.deleted(place));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 30})
    @DisplayName("删除一行并给后面的行重新编号，指出这一行")
    void aDeletedRowIsNamedThoughTheRestWasRenumbered(int length) {
        forEachPlace(length, place -> {
            var rows = chain(length);
            rows.remove(place - 1);
            for (var i = place - 1; i < rows.size(); i++) {
                rows.set(i, renumbered(rows.get(i), i + 1));
            }

            var findings = Verification.of(rows, head(chain(length)));

            assertThat(findings).contains(Finding.deleted(place));
            assertThat(findings.stream().filter(finding -> finding.kind() != Finding.Kind.reordered)).hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 30})
    @DisplayName("在任何一处插入一行，指出这一行")
    void anInsertedRowIsNamed(int length) {
        forEachPlace(length + 1, place -> {
            var rows = chain(length);
            for (var i = place - 1; i < rows.size(); i++) {
                rows.set(i, renumbered(rows.get(i), i + 2));
            }
            var before = place == 1 ? JournalHash.GENESIS : rows.get(place - 2).hash();
            rows.add(place - 1, hashed(before, place, "[{\"kind\":\"forged\"}]"));

            var findings = Verification.of(rows, head(chain(length)));

            assertThat(findings).contains(Finding.inserted(place));
            assertThat(findings.stream().filter(finding -> finding.kind() != Finding.Kind.reordered)).hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 30})
    @DisplayName("对调任何两行，两行都指出")
    void swappedRowsAreNamed(int length) {
        forEachPlace(length - 1, place -> {
            for (var other = place + 1; other <= length; other++) {
                var rows = chain(length);
                rows.set(place - 1, renumbered(rows.get(place - 1), other));
                rows.set(other - 1, renumbered(rows.get(other - 1), place));

                assertThat(Verification.of(rows, head(chain(length))))
                        .containsExactly(Finding.reordered(place, other), Finding.reordered(other, place));
            }
        });
    }

    @Test
    @DisplayName("两处改动各自指出")
    void twoForgeriesAreBothNamed() {
        var rows = edited(3, 9, "events");
        rows.remove(6);

        assertThat(Verification.of(rows, head(chain(9)))).containsExactly(Finding.edited(3), Finding.deleted(7));
    }

    @Test
    @DisplayName("整段删除，逐行指出")
    void aDeletedStretchIsNamedRowByRow() {
        var rows = chain(9);
        rows.subList(2, 5).clear();

        assertThat(Verification.of(rows, head(chain(9)))).containsExactly(Finding.deleted(3), Finding.deleted(4), Finding.deleted(5));
    }

    @Test
    @DisplayName("清空整条链，逐行指出")
    void anEmptiedJournalIsNoticed() {
        assertThat(Verification.of(List.of(), head(chain(2)))).containsExactly(Finding.deleted(1), Finding.deleted(2));
    }

    private interface AtPlace {
        void check(int place);
    }

    private static void forEachPlace(int length, AtPlace check) {
        IntStream.rangeClosed(1, length).forEach(check::check);
    }

    private static List<JournalRow> chain(int length) {
        var rows = new ArrayList<JournalRow>();
        var before = JournalHash.GENESIS;
        for (var seq = 1; seq <= length; seq++) {
            var row = hashed(before, seq, "[{\"kind\":\"activity.start\",\"id\":\"" + seq + "\"}]");
            rows.add(row);
            before = row.hash();
        }
        return rows;
    }

    private static JournalRow hashed(String before, long seq, String events) {
        var hash = JournalHash.of(before, "620500-QYKB-20260209-000001", seq, AT, "node-a", "tianshui.hall", "completeTask", events);
        return new JournalRow("620500-QYKB-20260209-000001", seq, AT, "node-a", "tianshui.hall", "completeTask", events, before, hash);
    }

    private static List<JournalRow> edited(int place, int length, String part) {
        var rows = chain(length);
        var row = rows.get(place - 1);
        rows.set(place - 1, new JournalRow(
                row.caseNumber(),
                row.seq(),
                part.equals("at") ? row.at().minusDays(1) : row.at(),
                row.node(),
                part.equals("actor") ? "tianshui.tax" : row.actor(),
                row.command(),
                part.equals("events") ? row.events().replace("start", "end") : row.events(),
                row.prevHash(),
                part.equals("hash") ? "f".repeat(64) : row.hash()));
        return rows;
    }

    private static JournalRow renumbered(JournalRow row, long seq) {
        return new JournalRow(
                row.caseNumber(), seq, row.at(), row.node(), row.actor(), row.command(), row.events(), row.prevHash(), row.hash());
    }

    private static Head head(List<JournalRow> rows) {
        return rows.isEmpty() ? new Head(0, JournalHash.GENESIS) : new Head(rows.size(), rows.get(rows.size() - 1).hash());
    }

    private static Head headOf(List<JournalRow> reversed, int length) {
        return length == 0 ? new Head(0, JournalHash.GENESIS) : new Head(length, reversed.get(0).hash());
    }
}
