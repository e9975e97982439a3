package org.lianban.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianban.journal.JournalRow;
import org.lianban.journal.JournalRows.Head;
import org.lianban.journal.JournalRows;

/** Each way of tampering at each place of chains of several lengths: the row is named, and no other. */
class VerificationTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 30})
    @DisplayName("没有动过的链没有发现，行的先后不论")
    void nothingIsFoundInAnUntouchedChain(int length) {
        var rows = Chains.chain(length);
        var head = Chains.head(rows);

        assertThat(found(rows, head)).isEmpty();
        Collections.shuffle(rows, new Random(1));
        assertThat(found(rows, head)).isEmpty();
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                edit("事件", Chains::events),
                edit("经办人", Chains::actor),
                edit("时刻倒填", row -> Chains.at(row, at -> at.minusDays(1))),
                edit("时刻差一微秒", row -> Chains.at(row, at -> at.plusNanos(1_000))),
                edit("哈希", row -> Chains.hash(row, Chains.BOGUS)),
                edit("前一行的哈希", row -> Chains.prevHash(row, Chains.BOGUS)),
                edit("事件，重新计算哈希", row -> Chains.sealed(Chains.events(row))),
                edit("前一行的哈希，重新计算哈希", row -> Chains.sealed(Chains.prevHash(row, Chains.BOGUS))),
                edit("事件和前一行的哈希", row -> Chains.prevHash(Chains.events(row), Chains.BOGUS)),
                edit("事件和两个哈希", row -> Chains.hash(Chains.prevHash(Chains.events(row), Chains.BOGUS), Chains.BOGUS)));
    }

    private static Arguments edit(String part, UnaryOperator<JournalRow> forgery) {
        return Arguments.of(part, forgery);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    @DisplayName("修改任何一行，只指出这一行")
    void anEditedRowIsNamed(String part, UnaryOperator<JournalRow> forgery) {
        everywhere((rows, place) -> {
            rows.set(place - 1, forgery.apply(rows.get(place - 1)));
            return List.of("edited " + place);
        });
    }

    @Test
    @DisplayName("删除任何一行，包括第一行和最后一行，只指出这一行")
    void aDeletedRowIsNamed() {
        everywhere((rows, place) -> {
            rows.remove(place - 1);
            return List.of("deleted " + place);
        });
    }

    @Test
    @DisplayName("删除一行并给后面的行重新编号，只指出这一行")
    void aDeletedRowIsNamedThoughTheRestWasRenumbered() {
        everywhere((rows, place) -> {
            rows.remove(place - 1);
            renumber(rows);
            return List.of("deleted " + place);
        });
    }

    @Test
    @DisplayName("在任何一处插入一行、后面的行让位，只指出这一行")
    void anInsertedRowIsNamed() {
        everywhere((rows, place) -> {
            rows.add(place - 1, Chains.forged(rows.get(place - 1).prevHash(), place));
            renumber(rows);
            return List.of("inserted " + place);
        });
    }

    @Test
    @DisplayName("在链尾接上一行，不论接在哪一行之后，只指出这一行")
    void anAppendedRowIsNamed() {
        everywhere((rows, place) -> {
            var next = rows.size() + 1;
            rows.add(Chains.forged(rows.get(place - 1).hash(), next));
            return List.of("inserted " + next);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -5, 1_000})
    @DisplayName("任何一行的副本，只指出副本")
    void aDuplicateIsNamed(long number) {
        everywhere((rows, place) -> {
            rows.add(0, Chains.seq(rows.get(place - 1), number));
            return List.of("inserted " + number);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000})
    @DisplayName("一行改了编号，只指出这一行")
    void aMovedRowIsNamed(long number) {
        everywhere((rows, place) -> {
            rows.set(place - 1, Chains.seq(rows.get(place - 1), number));
            return List.of("reordered " + place);
        });
    }

    @Test
    @DisplayName("对调任何两行的编号，两行都指出；对调内容，两行都是修改")
    void swappedRowsAreNamed() {
        everyPair((rows, low, high) -> {
            var left = rows.get(low - 1);
            rows.set(low - 1, Chains.seq(rows.get(high - 1), low));
            rows.set(high - 1, Chains.seq(left, high));
            return List.of("reordered " + low, "reordered " + high);
        });
        everyPair((rows, low, high) -> {
            var left = rows.get(low - 1);
            var right = rows.get(high - 1);
            rows.set(low - 1, Chains.hash(Chains.prevHash(Chains.seq(right, low), left.prevHash()), left.hash()));
            rows.set(high - 1, Chains.hash(Chains.prevHash(Chains.seq(left, high), right.prevHash()), right.hash()));
            return List.of("edited " + low, "edited " + high);
        });
    }

    @Test
    @DisplayName("两处改动各自指出")
    void twoForgeriesAreBothNamed() {
        everyPair((rows, low, high) -> {
            rows.set(low - 1, Chains.events(rows.get(low - 1)));
            rows.set(high - 1, Chains.sealed(Chains.events(rows.get(high - 1))));
            return List.of("edited " + low, "edited " + high);
        });
        everyPair((rows, low, high) -> {
            rows.set(low - 1, Chains.actor(rows.get(low - 1)));
            rows.remove(high - 1);
            return List.of("edited " + low, "deleted " + high);
        });
        everyPair((rows, low, high) -> {
            rows.set(high - 1, Chains.actor(rows.get(high - 1)));
            rows.remove(low - 1);
            return List.of("deleted " + low, "edited " + high);
        });
        everyPair((rows, low, high) -> {
            rows.remove(high - 1);
            rows.remove(low - 1);
            renumber(rows);
            return List.of("deleted " + low, "deleted " + high);
        });
    }

    @Test
    @DisplayName("被修改的一行不能证实前一行：紧接其前、重算过哈希的修改不再看得出")
    void anEditedRowVouchesForNothing() {
        var rows = Chains.chain(5);
        var head = Chains.head(rows);
        rows.set(2, Chains.sealed(Chains.events(rows.get(2))));
        rows.set(3, Chains.actor(rows.get(3)));

        assertThat(found(rows, head)).containsExactly("edited 4");
    }

    @Test
    @DisplayName("链首被改：哈希、行数都指出")
    void aForgedHeadIsNamed() {
        everywhere(length -> new Head(length, Chains.BOGUS), length -> "edited " + length);
        everywhere(length -> new Head(length + 3, hashOfLast(length)), length -> "edited " + (length + 3));
    }

    @Test
    @DisplayName("链首少记一行：多出的末行指出")
    void aHeadThatWasSetBackLeavesARowTooMany() {
        var rows = Chains.chain(7);

        assertThat(found(rows, new Head(6, rows.get(5).hash()))).containsExactly("inserted 7");
        assertThat(found(rows, new Head(6, rows.get(6).hash()))).containsExactly("edited 6");
    }

    @Test
    @DisplayName("整段删除，逐行指出；清空也是")
    void aDeletedStretchIsNamedRowByRow() {
        var rows = Chains.chain(9);
        rows.subList(2, 5).clear();

        assertThat(found(rows, Chains.head(Chains.chain(9)))).containsExactly("deleted 3", "deleted 4", "deleted 5");
        assertThat(found(List.of(), Chains.head(Chains.chain(2)))).containsExactly("deleted 1", "deleted 2");
    }

    @Test
    @DisplayName("大段删除、改尽哈希、伪造的链首，都在数秒内得出结论")
    void nobodyMakesAVerificationEndless() {
        var rows = Chains.chain(20_000);
        var head = Chains.head(rows);
        var torn = new ArrayList<>(rows);
        torn.subList(12_000, 14_000).clear();
        torn.subList(5_000, 7_000).clear();
        renumber(torn);
        var unhashed = rows.stream().map(row -> Chains.hash(row, Chains.BOGUS)).toList();

        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            assertThat(found(torn, head)).containsExactly("deleted 5001", "deleted 12001");
            assertThat(Verification.of(torn, JournalRows.BEGINNING, head)).extracting(Finding::message).first().isEqualTo("第 5001 至 7000 行被删除");
            assertThat(found(unhashed, head)).isEqualTo(LongStream.rangeClosed(1, 20_000).mapToObj(seq -> "edited " + seq).toList());
            assertThat(found(rows, new Head(1_000_000_000_000L, Chains.BOGUS))).containsExactly("deleted 20001");
        });
    }

    private interface Tampering {
        List<String> at(List<JournalRow> rows, int place);
    }

    private interface Tamperings {
        List<String> at(List<JournalRow> rows, int low, int high);
    }

    private static void everywhere(Tampering tampering) {
        IntStream.rangeClosed(1, 30).forEach(length -> IntStream.rangeClosed(1, length).forEach(place -> {
            var rows = Chains.chain(length);
            var head = Chains.head(rows);
            var expected = tampering.at(rows, place);
            assertThat(found(rows, head)).as("row %d of %d", place, length).isEqualTo(expected);
        }));
    }

    private static void everywhere(IntFunction<Head> head, IntFunction<String> expected) {
        IntStream.rangeClosed(1, 30).forEach(length ->
                assertThat(found(Chains.chain(length), head.apply(length))).containsExactly(expected.apply(length)));
    }

    private static void everyPair(Tamperings tamperings) {
        Stream.of(2, 3, 7, 12).forEach(length -> IntStream.range(1, length).forEach(low ->
                IntStream.rangeClosed(low + 1, length).forEach(high -> {
                    var rows = Chains.chain(length);
                    var head = Chains.head(rows);
                    var expected = tamperings.at(rows, low, high);
                    assertThat(found(rows, head)).as("rows %d and %d of %d", low, high, length).isEqualTo(expected);
                })));
    }

    private static void renumber(List<JournalRow> rows) {
        IntStream.range(0, rows.size()).forEach(i -> rows.set(i, Chains.seq(rows.get(i), i + 1)));
    }

    private static String hashOfLast(int length) {
        return Chains.head(Chains.chain(length)).hash();
    }

    private static List<String> found(List<JournalRow> rows, Head head) {
        return Verification.of(rows, JournalRows.BEGINNING, head).stream().map(finding -> finding.kind() + " " + finding.seq()).toList();
    }
}
