package org.lianban.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("决策表的用例齐全，结果与期望一致")
class DecisionCasesTest {

    @TestFactory
    Stream<DynamicNode> everyCaseComesOutAsExpected() {
        return Models.in(Path.of("")).decisions().stream().map(file ->
                dynamicContainer(file.path().toString(), casesOf(file)));
    }

    static Stream<DynamicTest> casesOf(DecisionTableFile file) {
        var path = CaseFile.beside(file.path());
        if (!Files.exists(path)) {
            return Stream.of(dynamicTest("有用例", () -> fail("%s 没有用例文件 %s。", file.path(), path.getFileName())));
        }
        var cases = CaseFile.read(path, file.decisions().size() > 1);
        var run = CaseRun.of(file, cases);
        return Stream.concat(
                cases.cases().stream().map(row -> dynamicTest(row.toString(), () -> nothingToSay(run.complaint(row).stream().toList()))),
                Stream.of(
                        dynamicTest("每一列都用得上", () -> nothingToSay(run.misnamedColumns())),
                        dynamicTest("每条规则都有用例", () -> nothingToSay(run.unfiredRules())),
                        dynamicTest("每个界限两侧都有用例", () -> nothingToSay(run.untestedLimits())),
                        dynamicTest("有意的缺口有用例", () -> nothingToSay(run.unshownGaps()))));
    }

    private static void nothingToSay(List<String> findings) {
        assertThat(findings).withFailMessage(() -> String.join("\n", findings)).isEmpty();
    }
}
