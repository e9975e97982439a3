package org.lianban.basis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.Resource;

/** Reads files of ours that hold a header and no quoted fields: a comma within a field is written full-width. */
final class PlainTable {

    private PlainTable() {}

    static List<String[]> rows(Resource file, int columns) {
        try {
            var rows = file.getContentAsString(StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split(",", -1)).toList();
            rows.stream().filter(row -> row.length != columns).findFirst().ifPresent(row -> {
                throw new IllegalStateException("%s 应为 %d 列：%s".formatted(file.getFilename(), columns, String.join(",", row)));
            });
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException("无法读取：" + file, e);
        }
    }

    /** What a field holds, separated by blanks. */
    static List<String> words(String field) {
        return field.isEmpty() ? List.of() : List.of(field.split(" "));
    }
}
