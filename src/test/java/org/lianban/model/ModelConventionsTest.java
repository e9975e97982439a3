package org.lianban.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All conventions over all models of the repository; each names every place that breaks it. */
class ModelConventionsTest {

    private static final Models MODELS = Models.in(Path.of(""));

    static Stream<Named<Rule>> rules() {
        return ModelCheck.RULES.stream().map(rule -> Named.of(rule.getClass().getSimpleName(), rule));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    @DisplayName("每条约定在所有模型中都成立")
    void everyModelKeepsTheConvention(Rule rule) {
        var findings = rule.check(MODELS);

        assertThat(findings).withFailMessage(() -> lines(findings)).isEmpty();
    }

    @Test
    @DisplayName("每个文件都能读，没有一个被漏看")
    void everyFileIsRead() {
        assertThat(MODELS.unreadable()).isEmpty();
        assertThat(MODELS.processes()).isNotEmpty();
        assertThat(MODELS.forms()).isNotEmpty();
        assertThat(MODELS.tables()).isNotEmpty();
    }

    private static String lines(List<Finding> findings) {
        return findings.stream().map(finding -> "\n  " + finding).distinct().collect(Collectors.joining());
    }
}
