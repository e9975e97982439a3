package org.lianban.sandbox;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.lianban.department.approval.DecisionRequest;
import org.lianban.department.approval.DecisionRevocationRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The decisions that were issued, and which of them were revoked. */
@InSandbox
@Component
class DecisionRegister {

    private static final String THE_ONE_MEANT = " municipality = ? and (decision_number = ? or case_number = ?)";

    private final JdbcClient jdbc;
    private final Clock clock;

    DecisionRegister(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void enter(String number, String municipality, DecisionRequest request) {
        jdbc.sql("""
                insert into sandbox_decision
                    (decision_number, municipality, case_number, item_code, item_name, applicant_name, issued_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        number,
                        municipality,
                        request.caseNumber(),
                        request.itemCode(),
                        request.itemName(),
                        request.applicantName(),
                        OffsetDateTime.now(clock))
                .update();
    }

    boolean isRevoked(String municipality, DecisionRevocationRequest request) {
        return jdbc.sql("select count(*) from sandbox_decision where revocation_number is not null and" + THE_ONE_MEANT)
                        .params(municipality, request.decisionNumber(), request.originalCaseNumber())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Decisions that were made before these books began are revoked all the same. */
    void revoke(String municipality, DecisionRevocationRequest request, String revocationNumber) {
        jdbc.sql("update sandbox_decision set revocation_number = ? where" + THE_ONE_MEANT)
                .params(revocationNumber, municipality, request.decisionNumber(), request.originalCaseNumber())
                .update();
    }

    /** What else the applicant holds, for example {@code 医疗器械经营许可（天水）准字〔2026〕第000003号}. */
    List<String> others(String municipality, DecisionRevocationRequest request) {
        return jdbc.sql("""
                select item_name || decision_number from sandbox_decision
                where municipality = ? and applicant_name = ? and revocation_number is null order by decision_number""")
                .params(municipality, request.applicantName())
                .query(String.class)
                .list();
    }
}
