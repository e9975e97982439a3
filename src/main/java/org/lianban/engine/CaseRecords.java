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
        return select("case_number", caseNumber);
    }

    CaseRecord findByProcessInstance(String processInstanceId) {
        return select("process_instance_id", processInstanceId)
                .orElseThrow(() -> new CaseNotFoundException(processInstanceId));
    }

    private Optional<CaseRecord> select(String column, String value) {
        return jdbc.sql("""
                        select case_number, procedure_key, municipality, process_instance_id, query_code, opened_at
                        from case_record where %s = ?""".formatted(column))
                .param(value)
                .query((row, number) -> new CaseRecord(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, OffsetDateTime.class)))
                .optional();
    }
}
