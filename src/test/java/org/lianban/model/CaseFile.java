package org.lianban.model;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cases that stand beside a decision model: inputs, and after {@code =>} the outputs expected of them. */
record CaseFile(Path path, List<String> inputs, List<String> outputs, List<Case> cases) {

    static final String NO_RULE = "(none)";

    private static final String DECISION = "decision";
    private static final String NOTE = "note";
    private static final String EXPECTED = "=>";

    /**
     * One row.
     *
     * @param number   its place in a spreadsheet, the header being row 1
     * @param decision the decision asked, where the file has several
     */
    record Case(int number, Optional<String> decision, Map<String, String> inputs, Map<String, String> expected, String note) {

        boolean expectsNoRule() {
            return expected.values().stream().filter(value -> !value.isEmpty()).findAny().isPresent()
                    && expected.values().stream().allMatch(value -> value.isEmpty() || value.equals(NO_RULE));
        }

        @Override
        public String toString() {
            return "第 " + number + " 行 " + inputs.values() + " → " + expected.values() + " " + note;
        }
    }

    static Path beside(Path model) {
        return model.resolveSibling(model.getFileName().toString().replaceFirst("\\.dmn$", ".cases.csv"));
    }

    static CaseFile read(Path path, boolean severalDecisions) {
        try {
            return of(path, Files.readString(path), severalDecisions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException when a row has more or fewer columns than the header, or a column has no name */
    static CaseFile of(Path path, String csv, boolean severalDecisions) {
        var rows = rows(csv);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(path + " 是空的。");
        }
        var header = List.of(rows.get(0));
        if (header.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException(path + " 的表头有没有名称的列。");
        }
        if (header.stream().distinct().count() < header.size()) {
            throw new IllegalArgumentException(path + " 的表头有重名的列。");
        }
        if (severalDecisions && !header.get(0).equals(DECISION)) {
            throw new IllegalArgumentException(path + " 对应多个决策，第一列须为 decision。");
        }
        var cases = new ArrayList<Case>();
        for (int row = 1; row < rows.size(); row++) {
            if (rows.get(row).length != header.size()) {
                throw new IllegalArgumentException(path + " 第 " + (row + 1) + " 行有 " + rows.get(row).length
                        + " 列，表头有 " + header.size() + " 列。");
            }
            cases.add(oneCase(row + 1, header, rows.get(row), severalDecisions));
        }
        var template = oneCase(1, header, rows.get(0), severalDecisions);
        return new CaseFile(path, List.copyOf(template.inputs.keySet()), List.copyOf(template.expected.keySet()), cases);
    }

    private static Case oneCase(int number, List<String> header, String[] row, boolean severalDecisions) {
        var inputs = new LinkedHashMap<String, String>();
        var expected = new LinkedHashMap<String, String>();
        var note = "";
        for (int column = severalDecisions ? 1 : 0; column < header.size(); column++) {
            var name = header.get(column);
            if (name.startsWith(EXPECTED)) {
                expected.put(name.substring(EXPECTED.length()), row[column]);
            } else if (name.equals(NOTE)) {
                note = row[column];
            } else {
                inputs.put(name, row[column]);
            }
        }
        return new Case(number, severalDecisions ? Optional.of(row[0]) : Optional.empty(), inputs, expected, note);
    }

    private static List<String[]> rows(String csv) {
        var withoutByteOrderMark = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        var reader = new CsvMapper().readerFor(String[].class)
                .withFeatures(CsvParser.Feature.WRAP_AS_ARRAY, CsvParser.Feature.TRIM_SPACES, CsvParser.Feature.SKIP_EMPTY_LINES);
        try (var rows = reader.<String[]>readValues(withoutByteOrderMark)) {
            return rows.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
