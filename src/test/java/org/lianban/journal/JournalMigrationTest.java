package org.lianban.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JournalMigrationTest {

    @Test
    @DisplayName("先前开的案件，记录从头开始")
    void casesOpenedBeforeHaveAnEmptyJournal() {
        var database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:before-the-journal;DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(database).target("2").load().migrate();
        var jdbc = JdbcClient.create(database);
        jdbc.sql("""
                        insert into case_record (case_number, procedure_key, municipality, process_instance_id, query_code, opened_at)
                        values ('620500-QYKB-20260105-000001', 'enterprise-opening', 'tianshui', 'i', 'q', current_timestamp)""")
                .update();

        Flyway.configure().dataSource(database).target("3").load().migrate();

        var rows = new JournalRows(jdbc, null, caseNumber -> Optional.empty());
        assertThat(rows.head("620500-QYKB-20260105-000001")).contains(new JournalRows.Head(0, JournalHash.GENESIS));
        assertThat(rows.head(JournalRows.INSTALLATION)).contains(new JournalRows.Head(0, JournalHash.GENESIS));
        assertThat(rows.snapshot("620500-QYKB-20260105-000001").rows()).isEmpty();
    }
}
