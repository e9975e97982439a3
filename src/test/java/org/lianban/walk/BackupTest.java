package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What README says of backups, done with PostgreSQL's own tools. */
class BackupTest {

    private static final String REVIEW = "userTask_reviewApplication";

    @TempDir
    Path folder;

    @Test
    @DisplayName("运行中备份，恢复到另一个库：备份时在办的接着办完，每条链、每枚封印都核得过，备份以后的不在")
    void anInstallationIsRestoredFromADump() throws Exception {
        try (var postgres = MachinePostgres.start(Requirements.postgres(), folder.resolve("data"))) {
            var dump = folder.resolve("lianban.dump").toString();
            postgres.tool("createdb", "lianban");
            String ended;
            String running;
            String later;
            Map<String, ?> before;
            try (var node = Node.start("backup", postgres.url("lianban"))) {
                var office = new Office(node.port());
                ended = office.openingCompleted("tianshui");
                running = office.open("tianshui", Applications.forReview(Applications.plain()));
                office.awaitStep(running, REVIEW);
                Office.expect(200, office.send("auditor", "POST", "/api/audit/seals", null));
                before = Kept.of(office, List.of(ended, running));

                postgres.tool("pg_dump", "--format=custom", "--file", dump, "lianban");
                later = office.open("tianshui", Applications.plain());
            }

            postgres.tool("createdb", "restored");
            postgres.tool("pg_restore", "--exit-on-error", "--single-transaction", "--dbname", "restored", dump);

            var database = database(postgres, "restored");
            assertThat(cases(database)).containsExactlyInAnyOrder(ended, running);
            assertThat(database.sql("select count(*) from case_record").query(Long.class).single()).as("submitted = running + ended").isEqualTo(
                    database.sql("""
                            select (select count(*) from act_ru_execution where parent_id_ is null and super_exec_ is null and business_key_ is not null)
                                 + (select count(*) from case_record where ended_at is not null)""").query(Long.class).single());
            assertThatThrownBy(() -> database.sql("delete from case_journal").update()).rootCause().hasMessageContaining("append-only");
            try (var node = Node.start("restored", postgres.url("restored"))) {
                var office = new Office(node.port());
                assertThat(Kept.of(office, List.of(ended, running))).isEqualTo(before);

                office.complete("tianshui.registrar", running, REVIEW, Map.of("reviewOutcome", "approve"));
                office.handOverResults("tianshui", running);

                Kept.assertIntact(office, List.of(ended, running));
                assertThat(office.open("tianshui", Applications.plain())).as("the number was given once more: what came after a backup is lost")
                        .isEqualTo(later);
            }
        }
    }

    @Test
    @DisplayName("底座备份加日志归档：恢复到指定的时刻，不多一件也不少一件")
    void aServerIsSetBackToAMoment() throws Exception {
        var log = folder.resolve("wal");
        Files.createDirectory(log);
        var programs = Requirements.postgres();
        String moment;
        try (var postgres = MachinePostgres.start(
                programs, folder.resolve("first"), "wal_level=replica", "archive_mode=on", "archive_command='cp %p " + log + "/%f.part && mv " + log + "/%f.part " + log + "/%f'")) {
            var database = database(postgres, "postgres");
            database.sql("create table case_record (case_number varchar(60) primary key)").update();
            open(database, "before the backup");
            postgres.tool("pg_basebackup", "--pgdata", folder.resolve("second").toString(), "--checkpoint=fast", "--wal-method=stream");
            open(database, "after the backup");
            moment = database.sql("select clock_timestamp()::text").query(String.class).single();
            open(database, "by mistake");
            awaitArchived(database, database.sql("select pg_walfile_name(pg_switch_wal())").query(String.class).single());
        }
        Files.createFile(folder.resolve("second/recovery.signal"));

        try (var postgres = MachinePostgres.startOn(
                programs,
                folder.resolve("second"),
                "restore_command='cp " + log + "/%f %p'", "recovery_target_time='" + moment + "'", "recovery_target_action=promote")) {
            assertThat(cases(database(postgres, "postgres"))).containsExactlyInAnyOrder("before the backup", "after the backup");
        }
    }

    @Test
    @DisplayName("H2 运行中用一条语句备份，解开就是另一个库")
    void aFileIsCopiedWhileItIsOpen() throws Exception {
        var copy = folder.resolve("copy");
        try (var open = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("lianban"), "lianban", "")) {
            open.createStatement().execute("create table case_record (case_number varchar(60) primary key)");
            open.createStatement().execute("insert into case_record values ('before the backup')");
            open.createStatement().execute("backup to '%s'".formatted(folder.resolve("lianban.zip")));
            open.createStatement().execute("insert into case_record values ('after the backup')");
        }
        try (var zip = new ZipFile(folder.resolve("lianban.zip").toFile())) {
            for (var entry : zip.stream().toList()) {
                Files.copy(zip.getInputStream(entry), Files.createDirectories(copy).resolve(entry.getName()));
            }
        }

        assertThat(cases(JdbcClient.create(new DriverManagerDataSource("jdbc:h2:file:" + copy.resolve("lianban"), "lianban", ""))))
                .containsExactly("before the backup");
    }

    private static void open(JdbcClient database, String number) {
        database.sql("insert into case_record values (?)").param(number).update();
    }

    private static void awaitArchived(JdbcClient database, String segment) throws InterruptedException {
        for (var turn = 0; !isArchived(database, segment); turn++) {
            assertThat(turn).as("%s was not archived in ten seconds", segment).isLessThan(100);
            Thread.sleep(100);
        }
    }

    private static boolean isArchived(JdbcClient database, String segment) {
        return database.sql("select count(*) from pg_stat_archiver where substr(last_archived_wal, 1, 24) >= ?").param(segment).query(Long.class).single() == 1;
    }

    private static List<String> cases(JdbcClient database) {
        return database.sql("select case_number from case_record").query(String.class).list();
    }

    private static JdbcClient database(MachinePostgres postgres, String name) {
        return JdbcClient.create(new DriverManagerDataSource(postgres.url(name), "postgres", ""));
    }
}
