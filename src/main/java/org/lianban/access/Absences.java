package org.lianban.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lianban.engine.OfficialTime;
import org.lianban.journal.Journal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is away when, and who stands in. Each change is on record in the installation's journal. */
@Component
class Absences {

    private static final String SELECT = "select account_id, substitute_id, first_day, last_day from absence where ";

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock time;

    Absences(JdbcClient jdbc, Journal journal, Clock time) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.time = time;
    }

    LocalDate today() {
        return LocalDate.now(time.withZone(OfficialTime.ZONE));
    }

    /** Whether one works the other's tasks today. */
    boolean standsIn(String substitute, String account) {
        return find(account)
                .filter(absence -> absence.substitute().equals(substitute) && absence.covers(today()))
                .isPresent();
    }

    Optional<Absence> find(String account) {
        return jdbc.sql(SELECT + "account_id = ?").param(account).query((row, number) -> absence(row)).optional();
    }

    /** Those of the accounts, and those in which one of them stands in. */
    List<Absence> concerning(Collection<String> accounts) {
        return jdbc.sql(SELECT + "account_id in (:accounts) or substitute_id in (:accounts) order by first_day, account_id")
                .param("accounts", accounts)
                .query((row, number) -> absence(row))
                .list();
    }

    /** Replaces what was recorded for the account before. @return the list of tasks of the one before, if it had one */
    @Transactional
    Optional<String> record(Absence absence, String filter) {
        var former = filterOf(absence.account());
        jdbc.sql("delete from absence where account_id = ?").param(absence.account()).update();
        jdbc.sql("""
                        insert into absence
                            (account_id, substitute_id, first_day, last_day, filter_id, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .param(absence.account())
                .param(absence.substitute())
                .param(absence.from())
                .param(absence.until())
                .param(filter)
                .param(OffsetDateTime.now(time))
                .param(journal.actor())
                .update();
        journal.recordInstallation("absence.recorded", Map.of(
                "account", absence.account(),
                "substitute", absence.substitute(),
                "from", absence.from(),
                "until", absence.until()));
        return former;
    }

    /** @return the list of tasks that belonged to it; empty where there was none */
    @Transactional
    Optional<String> remove(String account) {
        var former = filterOf(account);
        if (jdbc.sql("delete from absence where account_id = ?").param(account).update() > 0) {
            journal.recordInstallation("absence.removed", Map.of("account", account));
        }
        return former;
    }

    /** Accounts whose period is over. */
    List<String> over() {
        return jdbc.sql("select account_id from absence where last_day < ?").param(today()).query(String.class).list();
    }

    private Optional<String> filterOf(String account) {
        return jdbc.sql("select filter_id from absence where account_id = ? and filter_id is not null")
                .param(account)
                .query(String.class)
                .optional();
    }

    private static Absence absence(ResultSet row) throws SQLException {
        return new Absence(
                row.getString(1), row.getString(2), row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class));
    }
}
