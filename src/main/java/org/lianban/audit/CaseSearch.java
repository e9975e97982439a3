package org.lianban.audit;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.lianban.engine.OfficialTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Finds cases among those of the caller's municipalities, newest first. Reads the cases' own rows only. */
@Component
class CaseSearch {

    private static final int CHUNK = 500;
    private static final String COLUMNS = """
            c.case_number, c.procedure_key, c.municipality, c.version, c.state, c.outcome, c.applicant, c.applicant_credit_code,
            c.opened_at, c.ended_at, c.departments, c.overdue, c.revoked, c.manual, c.incidents,
            (select a.archived_at from case_archive a where a.case_number = c.case_number)""";
    private static final String NEWEST_FIRST = " order by c.opened_at desc, c.case_number desc offset ? rows fetch first ? rows only";

    /**
     * A case as a list shows it.
     *
     * @param version of the process that it began on; null for a case from before the journal
     * @param state {@code running}, {@code completed} or {@code terminated}
     * @param outcome the end event that it reached
     * @param incident whether a step is stuck now
     * @param archivedAt when the engine let it go; null while it has not
     */
    record Found(
            String caseNumber,
            String procedure,
            String municipality,
            @Nullable Integer version,
            String state,
            @Nullable String outcome,
            @Nullable String applicant,
            @Nullable String creditCode,
            OffsetDateTime openedAt,
            @Nullable OffsetDateTime endedAt,
            List<String> departments,
            boolean overdue,
            boolean revoked,
            boolean manual,
            boolean incident,
            @Nullable OffsetDateTime archivedAt) {}

    /** @param total how many there are; one more than {@value Paging#MOST_COUNTED} where there are more than these */
    record Page(int total, List<Found> cases) {}

    private final JdbcClient jdbc;
    private final OwnCases cases;
    private final PartialMatches matches;

    CaseSearch(JdbcClient jdbc, OwnCases cases, PartialMatches matches) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.matches = matches;
    }

    /** @param from how many are skipped */
    Page find(CaseQuery query, int from, int size) {
        var conditions = visible(query);
        var total = Paging.count(jdbc, "case_record c", conditions);
        return new Page(total, from >= total ? List.of() : select(conditions, from, size));
    }

    /** The case's own row, whoever asks. */
    Found one(String caseNumber) {
        return select(new Conditions().add("c.case_number = ?", caseNumber), 0, 1).get(0);
    }

    /** All of them, read in small portions while the stream is consumed; what is opened meanwhile is not among them. */
    Stream<Found> all(CaseQuery query) {
        var visible = visible(query);
        var portions = new Iterator<List<Found>>() {
            private Found last;
            private boolean finished;

            @Override
            public boolean hasNext() {
                return !finished;
            }

            @Override
            public List<Found> next() {
                var conditions = visible.copy();
                if (last != null) {
                    conditions.add(
                            "c.opened_at < ? or c.opened_at = ? and c.case_number < ?", last.openedAt(), last.openedAt(), last.caseNumber());
                }
                var portion = select(conditions, 0, CHUNK);
                finished = portion.size() < CHUNK;
                last = portion.isEmpty() ? last : portion.get(portion.size() - 1);
                return portion;
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(portions, Spliterator.ORDERED), false).flatMap(List::stream);
    }

    /** The day on which the next limit of each case ends. */
    Map<String, OffsetDateTime> dueTimes(List<String> caseNumbers) {
        var due = new HashMap<String, OffsetDateTime>();
        if (!caseNumbers.isEmpty()) {
            jdbc.sql("select case_number, min(due_at) from case_clock where state = 'running' and case_number in (:cases) group by case_number")
                    .param("cases", caseNumbers)
                    .query((row, number) -> due.put(row.getString(1), OfficialTime.of(row.getObject(2, OffsetDateTime.class))))
                    .list();
        }
        return due;
    }

    private Conditions visible(CaseQuery query) {
        return cases.within("c.municipality", query.conditions(matches));
    }

    private List<Found> select(Conditions conditions, int from, int size) {
        var values = new ArrayList<>(conditions.values());
        values.add(from);
        values.add(size);
        return jdbc.sql("select " + COLUMNS + " from case_record c" + conditions.where() + NEWEST_FIRST)
                .params(values)
                .query((row, number) -> new Found(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, Integer.class),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        OfficialTime.of(row.getObject(9, OffsetDateTime.class)),
                        OfficialTime.of(row.getObject(10, OffsetDateTime.class)),
                        departments(row.getString(11)),
                        row.getBoolean(12),
                        row.getBoolean(13),
                        row.getBoolean(14),
                        row.getInt(15) > 0,
                        OfficialTime.of(row.getObject(16, OffsetDateTime.class))))
                .list();
    }

    private static List<String> departments(String stored) {
        var departments = new LinkedHashSet<>(List.of(stored.split("\\|")));
        departments.remove("");
        return List.copyOf(departments);
    }
}
