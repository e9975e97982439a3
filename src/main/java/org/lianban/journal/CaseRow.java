package org.lianban.journal;

import org.lianban.engine.CaseNotFoundException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The row of a case: whoever changes what belongs to the case locks it first. */
@Component
public class CaseRow {

    private final JdbcClient jdbc;

    CaseRow(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Holds the case until the transaction ends.
     *
     * @throws CaseNotFoundException when there is no such case
     */
    public void lock(String caseNumber) {
        if (!select(caseNumber, "for update")) {
            throw new CaseNotFoundException(caseNumber);
        }
    }

    /** False when another transaction holds it, or there is no such case. */
    public boolean tryLock(String caseNumber) {
        return select(caseNumber, "for update skip locked");
    }

    private boolean select(String caseNumber, String lock) {
        return jdbc.sql("select case_number from case_record where case_number = ? " + lock)
                .param(caseNumber)
                .query(String.class)
                .optional()
                .isPresent();
    }
}
