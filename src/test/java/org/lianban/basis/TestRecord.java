package org.lianban.basis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the tests themselves say they put to the proof, for the policy map: a checked-in file for each test class, which fails
 * the class when it is stale. {@code -Dlianban.record=true} writes it anew.
 */
public final class TestRecord {

    static final Path FOLDER = Path.of("src/main/resources/basis/tests");

    private static final String HEADER = "source,test,model,elements";

    private record Key(String source, String test, String model) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return source + "," + test + "," + model;
        }
    }

    private final Path file;
    private final TreeMap<Key, TreeSet<String>> rows = new TreeMap<>();

    /** @param test simple name of the test class */
    public TestRecord(String test) {
        this.file = FOLDER.resolve(test + ".csv");
    }

    /**
     * @param source where the test stands: its class, or the file of cases
     * @param test what it is called there
     * @param elements of the model, elements or rules, that it puts to the proof
     */
    public void add(String source, String test, String model, Collection<String> elements) {
        if (!elements.isEmpty()) {
            rows.computeIfAbsent(new Key(source, test.replace(",", "，"), model), key -> new TreeSet<>()).addAll(elements);
        }
    }

    /** Fails where the checked-in file says anything else. */
    public void agrees() {
        var told = Stream.concat(Stream.of(HEADER), rows.entrySet().stream().map(row -> row.getKey() + "," + String.join(" ", row.getValue()))).toList();
        try {
            if (Boolean.getBoolean("lianban.record")) {
                Files.createDirectories(FOLDER);
                Files.write(file, told);
            }
            assertThat(Files.exists(file) ? Files.readAllLines(file) : List.of())
                    .as("%s 与测试不符；用 ./mvnw -q test -Dtest='*ProcessTest,DecisionCasesTest' -Dlianban.record=true 重新记录", file)
                    .isEqualTo(told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
