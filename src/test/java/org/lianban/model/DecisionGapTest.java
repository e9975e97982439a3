package org.lianban.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("决策表没有缺口、重叠和多余的规则")
class DecisionGapTest {

    @TestFactory
    Stream<DynamicTest> everyTableIsSound() {
        return DecisionTableFile.in(DecisionTableFile.DECISIONS).stream().map(file ->
                dynamicTest(file.path().toString(), () -> {
                    var findings = DecisionGaps.in(file);
                    assertThat(findings).withFailMessage(() -> String.join("\n", findings)).isEmpty();
                }));
    }
}
