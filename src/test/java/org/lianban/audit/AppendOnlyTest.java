package org.lianban.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The tables of the record on PostgreSQL, as the application's own user finds them after the migrations. */
class AppendOnlyTest {

    private static EmbeddedPostgres postgres;
    private static JdbcClient application;
    private static JdbcClient administrator;

    @BeforeAll
    static void migrate() throws IOException {
        postgres = EmbeddedPostgres.start();
        administrator = JdbcClient.create(postgres.getPostgresDatabase());
        administrator.sql("create role lianban login password 'lianban'").update();
        administrator.sql("create schema lianban authorization lianban").update();
        var source = new DriverManagerDataSource(postgres.getJdbcUrl("lianban", "postgres") + "&currentSchema=lianban", "lianban", "lianban");
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration", "classpath:db/vendor/postgresql")
                .load()
                .migrate();
        application = JdbcClient.create(source);
        application.sql("""
                        insert into case_journal (case_number, seq, happened_at, node, actor, command, events, prev_hash, hash)
                        values ('620500-QYKB-20260209-000001', 1, now(), 'a', 'tianshui.hall', 'submitStartForm', '[]', '', '')""")
                .update();
        application.sql("""
                        insert into clock_event (case_number, clock, seq, kind, happened_at, actor)
                        values ('620500-QYKB-20260209-000001', 'case', 1, 'started', now(), 'tianshui.hall')""")
                .update();
        application.sql("insert into journal_seal values (1, now(), 'system:seal', 1, '', '', '', '', '')").update();
        application.sql("insert into journal_seal_leaf values (1, 0, '620500-QYKB-20260209-000001', 1, '')").update();
        application.sql("insert into journal_seal_block values (1, 0, '')").update();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update case_journal set actor = 'nobody'",
        "truncate case_journal",
        "update clock_event set happened_at = now()",
        "delete from clock_event",
        "truncate clock_event",
        "update journal_seal set root = ''",
        "delete from journal_seal_leaf",
        "truncate journal_seal_block"
    })
    @DisplayName("PostgreSQL 上的记录只能追加：应用自己的用户没有修改、删除、清空的权限")
    void nothingIsChanged(String statement) {
        assertThatThrownBy(() -> application.sql(statement).update()).rootCause().hasMessageContaining("permission denied");

        assertThat(count()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update case_journal set actor = 'nobody'", "delete from case_journal", "delete from clock_event", "truncate case_journal",
        "update journal_seal_leaf set journal_seq = 0", "delete from journal_seal", "truncate journal_seal_block"})
    @DisplayName("把权限还给自己的所有者，仍被触发器拒绝")
    void anOwnerWhoTakesThePrivilegeBackIsRefused(String statement) {
        application.sql("grant update, delete, truncate on case_journal, clock_event, journal_seal, journal_seal_leaf, journal_seal_block to lianban").update();
        try {
            assertThatThrownBy(() -> application.sql(statement).update()).rootCause().hasMessageContaining("is append-only");
        } finally {
            application.sql("grant delete on case_journal to lianban; revoke update, truncate on case_journal from lianban; revoke update, delete, truncate on clock_event, journal_seal, journal_seal_leaf, journal_seal_block from lianban").update();
        }
        assertThat(count()).isEqualTo(5);
    }

    @Test
    @DisplayName("记录只有归档一条出路：证据包登记到哪一行，就能删到哪一行")
    void whatIsArchivedLeaves() {
        application.sql("""
                        insert into case_journal (case_number, seq, happened_at, node, actor, command, events, prev_hash, hash)
                        select '620500-QYKB-20260209-000003', seq, now(), 'a', 'tianshui.hall', 'submitStartForm', '[]', '', '' from generate_series(1, 2) seq""")
                .update();
        application.sql("""
                        insert into case_archive (case_number, id, archived_at, journal_seq, journal_hash, seal, size_bytes, sha256, storage, data_key)
                        values ('620500-QYKB-20260209-000003', 'p', now(), 1, '', 1, 1, '', 'database', 'v1.')""")
                .update();

        assertThat(application.sql("delete from case_journal where case_number like '%000003' and seq = 1").update()).isEqualTo(1);
        assertThatThrownBy(() -> application.sql("delete from case_journal where case_number like '%000003'").update())
                .rootCause().hasMessageContaining("is append-only");
    }

    @Test
    @DisplayName("追加照常")
    void rowsAreAppended() {
        application.sql("""
                        insert into case_journal (case_number, seq, happened_at, node, actor, command, events, prev_hash, hash)
                        values ('620500-QYKB-20260209-000002', 1, now(), 'a', 'tianshui.hall', 'submitStartForm', '[]', '', '')""")
                .update();

        assertThat(application.sql("select count(*) from case_journal where case_number like '%000002'").query(Long.class).single())
                .isEqualTo(1);
    }

    private static long count() {
        return administrator.sql("""
                        select (select count(*) from lianban.case_journal where case_number like '%000001')
                             + (select count(*) from lianban.clock_event)
                             + (select count(*) from lianban.journal_seal)
                             + (select count(*) from lianban.journal_seal_leaf)
                             + (select count(*) from lianban.journal_seal_block)""")
                .query(Long.class)
                .single();
    }
}
