package org.lianban.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.lianban.journal.Journal;
import org.lianban.privacy.Fingerprint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose account it is, as far as an administrator has recorded the holder's identity number. The number itself is not kept. */
@Component
class AccountIdentities {

    private final JdbcClient jdbc;
    private final Fingerprint fingerprints;
    private final Journal journal;
    private final Clock clock;

    AccountIdentities(JdbcClient jdbc, Fingerprint fingerprints, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.fingerprints = fingerprints;
        this.journal = journal;
        this.clock = clock;
    }

    /** Replaces what was recorded before. */
    @Transactional
    void record(String account, String number) {
        jdbc.sql("delete from account_identity where account_id = ?").param(account).update();
        jdbc.sql("insert into account_identity (account_id, fingerprint, recorded_at, recorded_by) values (?, ?, ?, ?)")
                .params(account, fingerprints.of(number), OffsetDateTime.now(clock), journal.actor())
                .update();
        journal.recordInstallation("accountIdentity.recorded", Map.of("account", account));
    }

    /** @return false when there was none */
    @Transactional
    boolean remove(String account) {
        var removed = jdbc.sql("delete from account_identity where account_id = ?").param(account).update() > 0;
        if (removed) {
            journal.recordInstallation("accountIdentity.removed", Map.of("account", account));
        }
        return removed;
    }

    Optional<String> fingerprint(String account) {
        return jdbc.sql("select fingerprint from account_identity where account_id = ?")
                .param(account)
                .query(String.class)
                .optional();
    }

    /** One account, or two of one person. */
    boolean samePerson(String account, String other) {
        return account.equals(other)
                || fingerprint(account).filter(own -> fingerprint(other).filter(own::equals).isPresent()).isPresent();
    }

    boolean matches(String number, String fingerprint) {
        return fingerprints.matches(number, fingerprint);
    }
}
