package org.lianban.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.lianban.audit.finding.Answer;
import org.lianban.audit.finding.CaseFile;
import org.lianban.audit.finding.Event;
import org.lianban.audit.finding.FindingKind;
import org.lianban.audit.finding.Hit;
import org.lianban.engine.OfficialTime;
import org.lianban.journal.CaseForgotten;
import org.lianban.privacy.Fingerprint;
import org.lianban.privacy.Sha256;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was found in the cases, kept beside their journals: a question about findings reads no journal. */
@Component
class Findings {

    private static final int MOST_COMPARED = 20;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_DETAIL = 2_000;

    /**
     * @param at moment of the event at which it shows
     * @param seq row of the journal; 0 for what happened before there was one
     * @param index within the row
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(String caseNumber, String municipality, OffsetDateTime at, long seq, int index, String activityName, String detail) {}

    /** @param total one more than {@value Paging#MOST_COUNTED} where there are more than these */
    record Page(int total, List<Row> rows) {}

    /** The first case in which the same facts had this result. */
    private record Known(
            String result,
            String municipality,
            String definition,
            String title,
            String caseNumber,
            long seq,
            int index,
            OffsetDateTime at,
            String activityName) {}

    private final JdbcClient jdbc;
    private final Fingerprint fingerprint;
    private final OwnCases cases;

    Findings(JdbcClient jdbc, Fingerprint fingerprint, OwnCases cases) {
        this.jdbc = jdbc;
        this.fingerprint = fingerprint;
        this.cases = cases;
    }

    /** In the caller's municipalities. */
    int count(FindingKind kind) {
        return Paging.count(jdbc, "audit_finding f", visible(kind));
    }

    /** In the caller's municipalities, newest first. */
    Page page(FindingKind kind, int from, int size) {
        var conditions = visible(kind);
        var rows = jdbc.sql("""
                        select f.case_number, f.municipality, f.happened_at, f.seq, f.event_index, f.activity_name, f.detail
                        from audit_finding f%s order by f.happened_at desc, f.case_number desc, f.seq desc, f.event_index desc
                        offset %d rows fetch first %d rows only""".formatted(conditions.where(), from, size))
                .params(conditions.values())
                .query((row, number) -> new Row(
                        row.getString(1),
                        row.getString(2),
                        OfficialTime.of(row.getObject(3, OffsetDateTime.class)),
                        row.getLong(4),
                        row.getInt(5),
                        row.getString(6),
                        row.getString(7)))
                .list();
        return new Page(count(kind), rows);
    }

    private Conditions visible(FindingKind kind) {
        var conditions = new Conditions();
        conditions.equal("f.finding", kind.name());
        return cases.within("f.municipality", conditions);
    }

    /** Puts what was found in a case in the place of what had been found before; the same any number of times. */
    void replace(CaseFile file, List<Hit> hits, List<Answer> answers) {
        jdbc.sql("delete from audit_finding where case_number = ?").param(file.caseNumber()).update();
        hits.forEach(hit -> add(hit.kind(), file.caseNumber(), file.municipality(), hit.event().seq(), hit.event().index(), hit.event().at(),
                hit.event().activity(), hit.detail()));
        answers.forEach(answer -> compare(file, answer));
    }

    @EventListener
    void forget(CaseForgotten forgotten) {
        jdbc.sql("delete from audit_finding where case_number = ?").param(forgotten.caseNumber()).update();
    }

    /** Both sides of a difference are told, each once for each result. */
    private void compare(CaseFile file, Answer answer) {
        var facts = mark(answer.facts());
        var result = mark(answer.result());
        var known = known(answer.subject(), facts);
        var own = own(file, answer, result);
        var first = known.stream().filter(other -> isSame(other, own)).findFirst();
        if (first.isEmpty()) {
            learn(answer.subject(), facts, own);
        } else if (!first.get().caseNumber().equals(file.caseNumber())) {
            return;
        }
        known.stream().filter(other -> !other.result().equals(result)).sorted(nearestTo(own)).limit(MOST_COMPARED).forEach(other -> {
            tell(own, other);
            tell(other, own);
        });
    }

    private static boolean isSame(Known one, Known other) {
        return one.result().equals(other.result())
                && one.municipality().equals(other.municipality())
                && one.definition().equals(other.definition());
    }

    /** What differs in nothing but the result weighs most. */
    private static Comparator<Known> nearestTo(Known one) {
        return Comparator.<Known, Boolean>comparing(other -> !other.municipality().equals(one.municipality()))
                .thenComparing(other -> !other.definition().equals(one.definition()));
    }

    private static Known own(CaseFile file, Answer answer, String result) {
        Event event = answer.event();
        return new Known(
                result, file.municipality(), answer.definition(), answer.title(), file.caseNumber(), event.seq(), event.index(), event.at(), event.activity());
    }

    private List<Known> known(String subject, String facts) {
        return jdbc.sql("""
                        select result, municipality, definition, title, case_number, seq, event_index, happened_at, activity_name
                        from audit_answer where subject = ? and facts = ? order by happened_at desc""")
                .params(subject, facts)
                .query((row, number) -> new Known(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6),
                        row.getInt(7),
                        row.getObject(8, OffsetDateTime.class),
                        row.getString(9)))
                .list();
    }

    private void learn(String subject, String facts, Known own) {
        jdbc.sql("""
                        insert into audit_answer (subject, facts, result, municipality, definition, title, case_number, seq, event_index, happened_at, activity_name)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        subject,
                        facts,
                        own.result(),
                        own.municipality(),
                        own.definition(),
                        own.title(),
                        own.caseNumber(),
                        own.seq(),
                        own.index(),
                        own.at(),
                        shortened(own.activityName(), LONGEST_NAME))
                .update();
    }

    private void tell(Known one, Known other) {
        var difference = !one.municipality().equals(other.municipality()) ? "地区不同"
                : !one.definition().equals(other.definition()) ? "规则版本不同"
                : "地区和规则版本都相同";
        add(FindingKind.differentOutcome, one.caseNumber(), one.municipality(), one.seq(), one.index(), one.at(), one.activityName(),
                "“%s”与案件 %s 事实相同，结果不同（%s）".formatted(one.title(), other.caseNumber(), difference));
    }

    /** What shows at an event is told once; of several differences the one that weighs most. */
    private void add(
            FindingKind kind, String caseNumber, String municipality, long seq, int index, OffsetDateTime at, String activity, String detail) {
        var present = jdbc.sql("select count(*) from audit_finding where case_number = ? and finding = ? and seq = ? and event_index = ?")
                .params(caseNumber, kind.name(), seq, index)
                .query(Integer.class)
                .single();
        if (present == 0) {
            jdbc.sql("""
                            insert into audit_finding (finding, case_number, seq, event_index, municipality, happened_at, activity_name, detail)
                            values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(kind.name(), caseNumber, seq, index, municipality, at, shortened(activity, LONGEST_NAME), shortened(detail, LONGEST_DETAIL))
                    .update();
        }
    }

    /** The facts themselves are not kept, and nobody gets back to them without the key. */
    private String mark(String text) {
        return fingerprint.of(Sha256.hexOf(text));
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
