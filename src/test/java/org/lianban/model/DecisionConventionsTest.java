package org.lianban.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("决策表的写法合乎约定")
class DecisionConventionsTest {

    @TestFactory
    Stream<DynamicTest> everyTableKeepsTheConventions() {
        return DecisionTableFile.in(DecisionTableFile.DECISIONS).stream().map(file ->
                dynamicTest(file.path().toString(), () -> {
                    var breaches = DecisionConventions.breachedIn(file);
                    assertThat(breaches).withFailMessage(() -> String.join("\n", breaches)).isEmpty();
                }));
    }
}
