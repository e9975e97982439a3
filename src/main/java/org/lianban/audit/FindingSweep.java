package org.lianban.audit;

import java.util.ArrayList;
import java.util.List;
import org.lianban.audit.finding.Answer;
import org.lianban.audit.finding.CaseFile;
import org.lianban.audit.finding.Checks;
import org.lianban.audit.finding.Hit;
import org.lianban.engine.CaseNotFoundException;
import org.lianban.engine.CaseRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Examines each case whose journal has grown, whole, for the journal is encrypted and no query can look into it. One node at
 * a time; a portion that fails or is cut off is examined again, and finds the same.
 */
@Component
class FindingSweep {

    private static final Logger LOG = LoggerFactory.getLogger(FindingSweep.class);
    private static final int PORTION = 20;

    /** @param seq the last row of its journal before it was read */
    private record Due(String caseNumber, long seq) {}

    private record Examined(Due due, CaseFile file, List<Hit> hits, List<Answer> answers) {}

    private final JdbcClient jdbc;
    private final CaseRecords records;
    private final ReplayReader reader;
    private final Diagrams diagrams;
    private final Findings findings;
    private final TransactionTemplate transaction;

    FindingSweep(
            JdbcClient jdbc,
            CaseRecords records,
            ReplayReader reader,
            Diagrams diagrams,
            Findings findings,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.records = records;
        this.reader = reader;
        this.diagrams = diagrams;
        this.findings = findings;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** In the order of the case numbers: a case that cannot be examined does not come again in this sweep. */
    @Scheduled(fixedDelayString = "${lianban.audit.sweep-delay:PT5S}")
    void sweep() {
        var last = "";
        while (last != null) {
            var after = last;
            last = transaction.execute(status -> mayRun() ? examineAfter(after) : null);
        }
    }

    private boolean mayRun() {
        return jdbc.sql("select id from audit_sweep where id = 1 for update skip locked").query(Integer.class).optional().isPresent();
    }

    /** Reads a portion first, then writes in the order of the case numbers, in which everybody locks cases. */
    private String examineAfter(String last) {
        var due = jdbc.sql("""
                        select case_number, journal_seq from case_record where examined = false and case_number > ?
                        order by case_number fetch first ? rows only""")
                .params(last, PORTION)
                .query((row, number) -> new Due(row.getString(1), row.getLong(2)))
                .list();
        var examined = new ArrayList<Examined>();
        due.forEach(one -> examine(one, examined));
        examined.forEach(this::write);
        return due.size() < PORTION ? null : due.get(PORTION - 1).caseNumber();
    }

    private void examine(Due due, List<Examined> examined) {
        try {
            var record = records.find(due.caseNumber()).orElseThrow(() -> new CaseNotFoundException(due.caseNumber()));
            var file = new CaseFile(record.caseNumber(), record.municipality(), reader.events(record), diagrams);
            examined.add(new Examined(due, file, Checks.of(file), Checks.answers(file)));
        } catch (RuntimeException e) {
            LOG.warn("Case {} could not be examined", due.caseNumber(), e);
        }
    }

    /** A case whose journal has grown meanwhile stays due. */
    private void write(Examined examined) {
        var unchanged = jdbc.sql("update case_record set examined = true where case_number = ? and journal_seq = ?")
                .params(examined.due().caseNumber(), examined.due().seq())
                .update();
        if (unchanged == 1) {
            findings.replace(examined.file(), examined.hits(), examined.answers());
        }
    }
}
