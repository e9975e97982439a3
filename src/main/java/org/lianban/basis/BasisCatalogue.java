package org.lianban.basis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** All clauses that a model may cite: the five reform programmes in full, and the law articles in use. */
@Component
public class BasisCatalogue {

    private static final String LAW = "LAW";

    private final Map<Citation, Clause> clauses;

    public BasisCatalogue() {
        var read = new LinkedHashMap<Citation, Clause>();
        rows("basis/clauses.csv", 6).forEach(row ->
                add(read, new Clause(new Citation(row[0], row[1]), row[2], row[3], row[4], row[5])));
        rows("basis/laws.csv", 3).forEach(row -> add(read, new Clause(new Citation(row[0], row[1]), row[2], LAW, "", "")));
        this.clauses = Collections.unmodifiableMap(read);
    }

    /** Programmes first, each in the order of its document. */
    public Collection<Clause> all() {
        return clauses.values();
    }

    public Optional<Clause> find(Citation citation) {
        return Optional.ofNullable(clauses.get(citation));
    }

    private static void add(Map<Citation, Clause> clauses, Clause clause) {
        if (clauses.put(clause.citation(), clause) != null) {
            throw new IllegalStateException("条款重复：" + clause.citation());
        }
    }

    /** The files hold no quoted fields: a comma within a field is written full-width. */
    private static List<String[]> rows(String file, int columns) {
        try (var content = new ClassPathResource(file).getInputStream()) {
            var rows = new String(content.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
            rows.stream().filter(row -> row.length != columns).findFirst().ifPresent(row -> {
                throw new IllegalStateException("%s 应为 %d 列：%s".formatted(file, columns, String.join(",", row)));
            });
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException("条款目录无法读取：" + file, e);
        }
    }
}
