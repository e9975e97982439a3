package org.lianban.sandbox;

import java.time.Clock;
import java.time.LocalDate;
import org.lianban.department.registrar.RegistrationRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The enterprises that were registered, and which registrations were revoked. */
@InSandbox
@Component
class EnterpriseRegister {

    private static final int YEARS_BANNED = 3;

    private final JdbcClient jdbc;
    private final Clock clock;

    EnterpriseRegister(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return day of establishment */
    LocalDate enter(String creditCode, String municipality, RegistrationRequest request) {
        var today = LocalDate.now(clock);
        jdbc.sql("""
                        insert into sandbox_enterprise (credit_code, municipality, enterprise_name, case_number,
                            legal_rep_document, established_on) values (?, ?, ?, ?, ?, ?)""")
                .params(
                        creditCode,
                        municipality,
                        request.enterpriseName(),
                        request.caseNumber(),
                        request.legalRepresentative().documentNumber(),
                        today)
                .update();
        return today;
    }

    /** Whether somebody answers for a revoked registration and may not apply again (市场主体登记管理条例 art. 40). */
    boolean isBanned(String documentNumber) {
        return jdbc.sql("select count(*) from sandbox_enterprise where legal_rep_document = ? and banned_until >= ?")
                        .params(documentNumber, LocalDate.now(clock))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * Enterprises that were registered before these books began are revoked all the same.
     *
     * @return last day of the ban
     */
    LocalDate revoke(String creditCode, String revocationNumber) {
        var bannedUntil = LocalDate.now(clock).plusYears(YEARS_BANNED);
        jdbc.sql("update sandbox_enterprise set revocation_number = ?, banned_until = ? where credit_code = ?")
                .params(revocationNumber, bannedUntil, creditCode)
                .update();
        return bannedUntil;
    }
}
