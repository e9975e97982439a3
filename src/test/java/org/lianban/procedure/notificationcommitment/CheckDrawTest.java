package org.lianban.procedure.notificationcommitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CheckDrawTest {

    private static final List<String> CASES =
            IntStream.rangeClosed(1, 2000).mapToObj("370117-GZCN-20260302-%06d"::formatted).toList();

    @Test
    @DisplayName("按存档的种子重抽，得到同一个样本")
    void theRecordedSeedGivesTheSameSampleAgain() {
        var draws = CASES.stream().map(number -> CheckDraw.of(number, 30)).toList();

        for (var i = 0; i < CASES.size(); i++) {
            assertThat(CheckDraw.repeat(draws.get(i).seed(), CASES.get(i), 30)).isEqualTo(draws.get(i));
        }
        assertThat(draws.stream().map(CheckDraw::seed).distinct()).as("每案一个种子").hasSize(CASES.size());
        assertThat(draws.stream().filter(CheckDraw::drawn).count()).isBetween(500L, 700L);
    }

    /** Computed outside Java: int(sha256("00…00" + case)[:16], 16) % 10000. */
    @Test
    @DisplayName("抽取号可由别的工具算出")
    void anotherToolComputesTheSameNumber() {
        var draw = CheckDraw.repeat("0".repeat(32), "370117-GZCN-20260302-000001", 50);

        assertThat(draw.number()).isEqualTo(8332);
        assertThat(draw.drawn()).isEqualTo(false);
    }

    @Test
    @DisplayName("比例 0 谁也不抽，比例 100 全部抽中")
    void theEndsOfTheRatioAreExact() {
        assertThat(CASES).noneMatch(number -> CheckDraw.of(number, 0).drawn());
        assertThat(CASES).allMatch(number -> CheckDraw.of(number, 100).drawn());
    }
}
