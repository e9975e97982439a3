package org.lianban.model;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lianban.basis.TestRecord;
import org.lianban.model.CaseRun.Fired;

@DisplayName("决策表的用例齐全，结果与期望一致")
class DecisionCasesTest {

    @TestFactory
    Stream<DynamicNode> everyCaseComesOutAsExpected() {
        return Models.in(Path.of("")).decisions().stream().map(file ->
                dynamicContainer(file.path().toString(), casesOf(file)));
    }

    @Test
    @DisplayName("记录了哪个用例命中哪条规则")
    void itIsOnRecordWhichCaseFiresWhichRule() {
        var told = new TestRecord(getClass().getSimpleName());
        for (var file : Models.in(Path.of("")).decisions()) {
            var cases = CaseFile.read(CaseFile.beside(file.path()), file.decisions().size() > 1);
            var run = CaseRun.of(file, cases);
            for (var row : cases.cases()) {
                run.firedBy(row).stream().collect(groupingBy(Fired::decision, mapping(Fired::rule, toList()))).forEach((decision, rules) ->
                        told.add(cases.path().toString(), ("第 %d 行 %s").formatted(row.number(), row.note()).strip(), decision, rules));
            }
        }
        told.agrees();
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
