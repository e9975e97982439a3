package org.lianban.basis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Which test puts which element or rule to the proof, as the tests recorded it themselves: a process test the elements that it
 * passed, a case beside a decision table the rules that it fired. They ran on the models that the product brings along.
 */
@Component
class RecordedTests {

    /**
     * @param source class of the test, or path of the file of cases
     * @param name what it is called there
     * @param elements ids in the model
     */
    record RecordedTest(String source, String name, List<String> elements) {}

    private final Map<String, List<RecordedTest>> byModel;

    RecordedTests() {
        try {
            byModel = Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:basis/tests/*.csv"))
                    .flatMap(file -> PlainTable.rows(file, 4).stream())
                    .collect(Collectors.groupingBy(
                            row -> row[2],
                            Collectors.mapping(row -> new RecordedTest(row[0], row[1], PlainTable.words(row[3])), Collectors.toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param model id of the process or decision */
    List<RecordedTest> of(String model) {
        return byModel.getOrDefault(model, List.of());
    }
}
