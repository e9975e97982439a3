package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lianban.Lianban;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A city that began on an H2 file goes on on PostgreSQL, each program in a JVM of its own. */
class MoveTest {

    private static final String REVIEW = "userTask_reviewApplication";

    @TempDir
    Path folder;

    @Test
    @DisplayName("从 H2 迁到 PostgreSQL：在办的接着办完，办结的照样可查，每条链、每枚封印都核得过")
    void aCityMoves() throws Exception {
        var file = "jdbc:h2:file:" + folder.resolve("lianban");
        try (var postgres = EmbeddedPostgres.start()) {
            var to = postgres.getJdbcUrl("postgres", "postgres");
            String ended;
            String running;
            Map<String, JsonNode> before;
            try (var node = Node.start("move-h2", file)) {
                var office = new Office(node.port());
                ended = office.openingCompleted("tianshui");
                running = office.open("tianshui", Applications.forReview(Applications.plain()));
                office.awaitStep(running, REVIEW);
                assertThat(Office.read(office.send("auditor", "POST", "/api/audit/seals", null)).get("sealed").asBoolean()).isTrue();
                before = Kept.of(office, List.of(ended, running));

                assertThat(move(file, to)).startsWith("2").contains("正在使用");
            }

            assertThat(move("jdbc:h2:file:" + folder.resolve("nowhere"), to)).startsWith("2").contains("找不到来源库");
            var source = JdbcClient.create(new DriverManagerDataSource(file, "postgres", ""));
            var database = JdbcClient.create(postgres.getPostgresDatabase());
            source.sql("update case_record set query_code = query_code || char(0)").update();
            assertThat(move(file, to)).as("PostgreSQL takes no such character").startsWith("1").contains("没有写入任何案件", "表 case_record");
            assertThat(database.sql("select (select count(*) from case_journal) + (select count(*) from act_re_deployment)").query(Long.class).single()).isZero();
            source.sql("update case_record set query_code = replace(query_code, char(0), '')").update();

            assertThat(move(file, to)).startsWith("0").contains("case_journal", "act_ge_bytearray", "迁移完成", "逐表核对一致");
            assertThat(move(file, to)).startsWith("2").contains("目标库不是空的");

            // sessions lie in the database on PostgreSQL only
            assertThat(database.sql("select count(*) from pg_constraint where contype = 'f' and conrelid::regclass::text not like 'spring_session%'")
                    .query(Long.class).single()).isEqualTo(
                    source.sql("select count(*) from information_schema.table_constraints where constraint_type = 'FOREIGN KEY'").query(Long.class).single());
            try (var node = Node.start("move-postgres", to)) {
                var office = new Office(node.port());
                assertThat(Kept.of(office, List.of(ended, running))).containsExactlyEntriesOf(before);

                office.complete("tianshui.registrar", running, REVIEW, Map.of("reviewOutcome", "approve"));
                office.handOverResults("tianshui", running);

                Kept.assertIntact(office, List.of(ended, running));
                assertThat(office.open("tianshui", Applications.plain())).as("the numbers go on").isGreaterThan(running);
            }
        }
    }

    private static String move(String from, String to) throws Exception {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                        Lianban.class.getName(), "move", "--from", from, "--from-user", "postgres", "--to", to)
                .redirectErrorStream(true);
        builder.environment().put("SPRING_DATASOURCE_USERNAME", "postgres");
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return process.exitValue() + "\n" + printed;
    }
}
