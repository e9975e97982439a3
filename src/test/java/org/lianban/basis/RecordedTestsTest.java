package org.lianban.basis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.basis.RecordedTests.RecordedTest;
import org.lianban.engine.ModelProperties;
import org.springframework.core.io.FileSystemResource;

/** That a record tells the truth, each test class says of its own; here, that nothing of what is recorded has gone. */
class RecordedTestsTest {

    /** By model. */
    private final Map<String, List<RecordedTest>> recorded = files(TestRecord.FOLDER, ".csv").stream()
            .flatMap(file -> PlainTable.rows(new FileSystemResource(file), 4).stream())
            .collect(Collectors.groupingBy(
                    row -> row[2],
                    Collectors.mapping(row -> new RecordedTest(row[0], row[1], PlainTable.words(row[3])), Collectors.toList())));

    @Test
    @DisplayName("记录中的测试类、测试名称、用例行都还在")
    void everyRecordedTestExists() {
        assertThat(recorded.values().stream().flatMap(Collection::stream))
                .isNotEmpty()
                .allSatisfy(test -> assertThat(exists(test)).as("%s %s", test.source(), test.name()).isTrue());
    }

    @Test
    @DisplayName("每份记录属于一个还在的测试类，由它自己核对")
    void everyRecordBelongsToATestClass() throws IOException {
        try (var records = Files.list(TestRecord.FOLDER); var sources = Files.walk(Path.of("src/test/java"))) {
            assertThat(sources.map(RecordedTestsTest::simpleName).collect(Collectors.toSet())).containsAll(records.map(RecordedTestsTest::simpleName).toList());
        }
    }

    @Test
    @DisplayName("写有依据的每个环节和每条规则都有测试，记录中没有别的")
    void everyFoundedElementHasATest() {
        var tested = new TreeMap<String, Set<String>>();
        recorded.forEach((model, tests) ->
                tested.put(model, tests.stream().flatMap(test -> test.elements().stream()).collect(Collectors.toSet())));

        assertThat(tested).isEqualTo(modelled());
    }

    private boolean exists(RecordedTest test) {
        if (test.source().endsWith(".csv")) {
            var row = Integer.parseInt(test.name().split(" ")[1]);
            return lines(Path.of(test.source())).size() >= row;
        }
        try {
            var name = test.name().substring(test.name().lastIndexOf('›') + 1).strip();
            return Stream.of(Class.forName(test.source(), false, getClass().getClassLoader()).getDeclaredMethods())
                    .anyMatch(method -> method.isAnnotationPresent(DisplayName.class)
                            && method.getAnnotation(DisplayName.class).value().replace(",", "，").equals(name));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static TreeMap<String, Set<String>> modelled() {
        var all = new TreeMap<String, Set<String>>();
        files(Path.of("processes"), ".bpmn").forEach(file -> {
            var model = Bpmn.readModelFromFile(file.toFile());
            var founded = model.getModelElementsByType(FlowElement.class).stream()
                    .filter(element -> ModelProperties.of(element).containsKey("basis"))
                    .map(FlowElement::getId)
                    .collect(Collectors.toSet());
            all.put(model.getModelElementsByType(Process.class).iterator().next().getId(), founded);
        });
        files(Path.of("decisions"), ".dmn").forEach(file -> {
            var model = Dmn.readModelFromFile(file.toFile());
            model.getModelElementsByType(Decision.class).forEach(decision -> all.put(decision.getId(), new HashSet<>()));
            model.getModelElementsByType(Rule.class).forEach(rule ->
                    all.get(((Decision) rule.getParentElement().getParentElement()).getId()).add(rule.getId()));
        });
        return all;
    }

    private static List<Path> files(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String simpleName(Path file) {
        return file.getFileName().toString().replaceFirst("\\..*", "");
    }
}
