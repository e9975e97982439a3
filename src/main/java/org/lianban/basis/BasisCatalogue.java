package org.lianban.basis;

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
        PlainTable.rows(new ClassPathResource("basis/clauses.csv"), 7).forEach(row ->
                add(read, new Clause(new Citation(row[0], row[1]), row[2], row[3], row[4], row[5], PlainTable.words(row[6]))));
        PlainTable.rows(new ClassPathResource("basis/laws.csv"), 3).forEach(row ->
                add(read, new Clause(new Citation(row[0], row[1]), row[2], Clause.LAW, "", "", List.of())));
        this.clauses = Collections.unmodifiableMap(read);
        this.procedures = PlainTable.rows(new ClassPathResource("basis/procedures.csv"), 4).stream()
                .map(row -> new PlannedProcedure(row[0], row[1], row[2], PlainTable.words(row[3])))
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
}
