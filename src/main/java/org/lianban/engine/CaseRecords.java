package org.lianban.engine;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the record of a case. */
@Component
public class CaseRecords {

    /**
     * A case as it was opened.
     *
     * @param procedure id of the process
     * @param municipality tenant id
     * @param queryCode what the applicant shows to follow the case without a login
     * @param openedAt moment of acceptance
     */
    public record CaseRecord(
            String caseNumber,
            String procedure,
            String municipality,
            String processInstanceId,
            String queryCode,
            OffsetDateTime openedAt) {}

    private final JdbcClient jdbc;

    CaseRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<CaseRecord> find(String caseNumber) {
        return jdbc.sql("""
                        select case_number, procedure_key as procedure, municipality, process_instance_id, query_code, opened_at
                        from case_record where case_number = ?""")
                .param(caseNumber)
                .query(CaseRecord.class)
                .optional();
    }
}
