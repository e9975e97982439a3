package org.lianban.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lianban.journal.JournalHash;
import org.lianban.journal.JournalRow;
import org.lianban.journal.JournalRows.Head;
import org.lianban.journal.JournalRows;
import org.lianban.journal.Seal;
import org.lianban.journal.SealBook;
import org.lianban.journal.SealedHead;
import org.lianban.journal.SealedJournal;

/** A case over several days, sealed now and then beside others: what the seals tell of it. */
class SealedVerificationTest {

    private static final OffsetDateTime MORNING = OffsetDateTime.parse("2026-02-09T09:00:00+08:00");

    @TempDir
    Path folder;

    private final List<JournalRow> rows = new ArrayList<>();
    private SealBook book;

    @BeforeEach
    void aBook() {
        book = new SealBook(folder);
    }

    @RepeatedTest(30)
    @DisplayName("任意先后的办理和封印，没有动过就没有发现；从任何一行起连同链首重写，封存过的都识破，范围之内必有那一行")
    void whateverWasSealedCannotBeWrittenAnew(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition());
        var at = MORNING;
        for (var step = 0; step < 25; step++) {
            at = at.plusMinutes(random.nextInt(600));
            if (random.nextInt(3) > 0) {
                row(at);
            } else {
                seal(at);
            }
        }
        row(at.plusMinutes(1));
        assertThat(found()).isEmpty();

        var sealed = book.of(Chains.NUMBER);
        var last = sealed.isEmpty() ? 0 : sealed.get(sealed.size() - 1).seq();
        for (var place = 1; place <= rows.size(); place++) {
            var findings = verify(rewrittenFrom(place), book.of(Chains.NUMBER), book.seals());
            if (place > last) {
                assertThat(findings).as("row %d was not sealed", place).isEmpty();
            } else {
                assertThat(findings).singleElement().satisfies(finding -> assertThat(finding.kind()).isEqualTo(Finding.Kind.rewritten));
                var first = findings.get(0).seq();
                var seal = findings.get(0).seal();
                var seq = sealed.stream().filter(head -> head.seal() == seal).findFirst().orElseThrow().seq();
                assertThat((long) place).as("rewritten from").isBetween(first, seq);
            }
        }
    }

    @Test
    @DisplayName("封印之后补记、时刻写在封印之前的一行：指出这一行和那枚封印；五分钟之内不算")
    void aRowThatIsOlderThanTheSealThatDidNotHaveItIsNamed() {
        row(MORNING);
        seal(MORNING.plusDays(1));
        row(MORNING.plusDays(1).minusMinutes(4));
        assertThat(found()).isEmpty();
        row(MORNING.plusDays(1).minusMinutes(3));
        seal(MORNING.plusDays(3));
        row(MORNING.plusDays(2));
        seal(MORNING.plusDays(5));

        assertThat(found()).containsExactly("backdated 4 2");
    }

    @Test
    @DisplayName("从未封存的案件里，早于最新封印的行也指出")
    void aWholeCaseThatIsOlderThanTheNewestSealIsNamed() {
        book.seal(MORNING.plusDays(1), List.of(head("620500-QYKB-20260209-000002", 3, Chains.BOGUS)));
        row(MORNING);
        row(MORNING.plusDays(2));

        assertThat(found()).containsExactly("backdated 1 1");
    }

    @Test
    @DisplayName("时刻早于前一行：指出这一行；时钟相差五秒之内不算；前一行自己被改过不牵连后一行")
    void aRowThatIsOlderThanTheOneBeforeIsNamed() {
        row(MORNING);
        row(MORNING.minusSeconds(4));
        assertThat(found()).isEmpty();
        row(MORNING.minusHours(1));
        assertThat(found()).containsExactly("backdated 3");

        rows.remove(2);
        row(MORNING.plusHours(1));
        row(MORNING.plusHours(2));
        rows.set(2, Chains.at(rows.get(2), at -> at.plusDays(1)));
        assertThat(found()).containsExactly("edited 3");
    }

    @Test
    @DisplayName("少了封印：只指出封印，不牵连案件的行")
    void aMissingSealAccusesNoRow() {
        row(MORNING);
        seal(MORNING.plusDays(1));
        row(MORNING.plusDays(2));
        seal(MORNING.plusDays(3));
        seal(MORNING.plusDays(4));
        var left = new ArrayList<>(book.seals());
        left.remove(1);
        var heads = new ArrayList<>(book.of(Chains.NUMBER));
        heads.remove(1);

        assertThat(verify(rows, book.of(Chains.NUMBER), left)).extracting(SealedVerificationTest::text).containsExactly("sealDeleted 2");
        assertThat(verify(rows, heads, left)).extracting(SealedVerificationTest::text).containsExactly("sealDeleted 2");
    }

    @Test
    @DisplayName("封印里本案的叶被删：行早于没有它的封印")
    void aLeafThatIsMissingLeavesRowsOlderThanTheSeal() {
        row(MORNING);
        row(MORNING.plusHours(1));
        seal(MORNING.plusDays(1));

        assertThat(verify(rows, List.of(), book.seals())).extracting(SealedVerificationTest::text).containsExactly("backdated 1 1", "backdated 2 1");
    }

    @Test
    @DisplayName("别的系统的封印、别的案件的证明，都不算数")
    void sealsAndProofsOfOthersCountForNothing() {
        row(MORNING);
        seal(MORNING.plusDays(1));
        var other = new SealBook(folder.resolve("other"));
        other.seal(MORNING.plusDays(1), List.of(head(Chains.NUMBER, 1, rows.get(0).hash())));
        assertThat(verify(rows, other.of(Chains.NUMBER), other.seals())).extracting(SealedVerificationTest::text).contains("sealUnsigned 1");

        var foreign = new ArrayList<>(book.of(Chains.NUMBER));
        foreign.set(0, new SealedHead(1, "620500-QYKB-20260209-000002", 1, rows.get(0).hash(), 0, foreign.get(0).path()));
        assertThat(verify(rows, foreign, book.seals())).extracting(SealedVerificationTest::text).contains("sealUnproven 1");
    }

    @Test
    @DisplayName("封印少一枚而链首改回：叶还在，指出；重复、换序的封印也指出")
    void sealsOutOfOrderAreNamed() {
        row(MORNING);
        seal(MORNING.plusDays(1));
        row(MORNING.plusDays(2));
        seal(MORNING.plusDays(3));
        var journal = new SealedJournal(
                Chains.NUMBER, JournalRows.BEGINNING, Chains.head(rows), rows, book.of(Chains.NUMBER), new Head(1, book.seals().get(0).hash()));
        assertThat(verify(journal, book.seals().subList(0, 1))).extracting(SealedVerificationTest::text).containsExactly("sealEdited 2");

        var twice = List.of(book.seals().get(0), book.seals().get(0), book.seals().get(1));
        assertThat(verify(rows, book.of(Chains.NUMBER), twice)).extracting(SealedVerificationTest::text).contains("sealEdited 1");
        var swapped = List.of(book.seals().get(1), book.seals().get(0));
        assertThat(verify(rows, book.of(Chains.NUMBER), swapped)).isNotEmpty();
    }

    private void row(OffsetDateTime at) {
        var like = Chains.chain(1).get(0);
        rows.add(Chains.sealed(new JournalRow(
                Chains.NUMBER, rows.size() + 1, at, like.node(), like.actor(), like.command(), like.events(),
                rows.isEmpty() ? JournalHash.GENESIS : rows.get(rows.size() - 1).hash(), "")));
    }

    /** Beside other cases, at a place of its own in each tree; a case that has not changed is not sealed again. */
    private void seal(OffsetDateTime at) {
        var changed = new ArrayList<SealedHead>();
        for (var other = 0; other < 5; other++) {
            changed.add(head("620500-QYKB-20260209-00001" + other, 1, Chains.BOGUS));
        }
        var known = book.of(Chains.NUMBER);
        if (!rows.isEmpty() && (known.isEmpty() || known.get(known.size() - 1).seq() < rows.size())) {
            changed.add(book.seals().size() % 6, head(Chains.NUMBER, rows.size(), rows.get(rows.size() - 1).hash()));
        }
        book.seal(at, changed);
    }

    private static SealedHead head(String caseNumber, long seq, String hash) {
        return new SealedHead(0, caseNumber, seq, hash, 0, List.of());
    }

    private List<JournalRow> rewrittenFrom(int place) {
        var forged = new ArrayList<>(rows.subList(0, place - 1));
        for (var row : rows.subList(place - 1, rows.size())) {
            forged.add(Chains.sealed(Chains.prevHash(
                    Chains.actor(row), forged.isEmpty() ? JournalHash.GENESIS : forged.get(forged.size() - 1).hash())));
        }
        return forged;
    }

    private List<String> found() {
        return verify(rows, book.of(Chains.NUMBER), book.seals()).stream().map(SealedVerificationTest::text).toList();
    }

    private List<Finding> verify(List<JournalRow> found, List<SealedHead> heads, List<Seal> seals) {
        return verify(new SealedJournal(Chains.NUMBER, JournalRows.BEGINNING, Chains.head(found), found, heads, book.head()), seals);
    }

    private List<Finding> verify(SealedJournal journal, List<Seal> seals) {
        var verification = new SealedVerification(journal, book.keys());
        seals.forEach(verification::add);
        return verification.findings();
    }

    private static String text(Finding finding) {
        return "%s %s %s".formatted(finding.kind(), finding.seq() == null ? "" : finding.seq(), finding.seal() == null ? "" : finding.seal())
                .strip().replaceAll(" +", " ");
    }
}
