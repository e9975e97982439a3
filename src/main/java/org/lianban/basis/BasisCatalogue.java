package org.lianban.basis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** All clauses that a model may cite: the five reform programmes in full, and the law articles in use. */
@Component
public class BasisCatalogue {

    private final Map<Citation, Clause> clauses;
    private final Map<String, PlannedProcedure> procedures;

    public BasisCatalogue() {
        var read = new LinkedHashMap<Citation, Clause>();
        rows("basis/clauses.csv", 7).forEach(row ->
                add(read, new Clause(new Citation(row[0], row[1]), row[2], row[3], row[4], row[5], words(row[6]))));
        rows("basis/laws.csv", 3).forEach(row ->
                add(read, new Clause(new Citation(row[0], row[1]), row[2], Clause.LAW, "", "", List.of())));
        this.clauses = Collections.unmodifiableMap(read);
        this.procedures = rows("basis/procedures.csv", 4).stream()
                .map(row -> new PlannedProcedure(row[0], row[1], row[2], words(row[3])))
                .collect(Collectors.toMap(PlannedProcedure::code, procedure -> procedure));
    }

    /** Programmes first, each in the order of its document. */
    public Collection<Clause> all() {
        return clauses.values();
    }

    public Optional<Clause> find(Citation citation) {
        return Optional.ofNullable(clauses.get(citation));
    }

    /** The procedures that are to carry out a clause. */
    List<PlannedProcedure> plannedFor(Clause clause) {
        return clause.planned().stream().map(code -> Objects.requireNonNull(procedures.get(code), code)).toList();
    }

    private static void add(Map<Citation, Clause> clauses, Clause clause) {
        if (clauses.put(clause.citation(), clause) != null) {
            throw new IllegalStateException("条款重复：" + clause.citation());
        }
    }

    private static List<String> words(String field) {
        return field.isEmpty() ? List.of() : List.of(field.split(" "));
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
