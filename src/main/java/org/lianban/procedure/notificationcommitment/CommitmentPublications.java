package org.lianban.procedure.notificationcommitment;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The promises whose publication was agreed (承诺书公示, 西安 2024 第10条). Changes join the engine's transaction. */
@Component
class CommitmentPublications {

    private final JdbcClient jdbc;

    CommitmentPublications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void publish(Publication publication) {
        jdbc.sql("""
                insert into commitment_publication (case_number, municipality, item_code, item_name, applicant_name,
                    applicant_credit_code, notice_version, terms, signed_on)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        publication.caseNumber(),
                        publication.municipality(),
                        publication.itemCode(),
                        publication.itemName(),
                        publication.applicantName(),
                        publication.applicantCreditCode(),
                        publication.noticeVersion(),
                        publication.terms(),
                        publication.signedOn())
                .update();
    }

    /** The latest first. */
    List<Publication> of(String municipality, int limit) {
        return jdbc.sql("""
                select * from commitment_publication where municipality = ?
                order by signed_on desc, case_number desc fetch first ? rows only""")
                .params(municipality, limit)
                .query(Publication.class)
                .list();
    }
}
