package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node is killed between the grant, whose check is open by then, and the commit. */
@DisplayName("准予与核查之间断电")
class GrantKilledTest {

    private static final String DECIDE = "userTask_decideOnPromise";
    private static final String APPROVAL = "xian.approval";

    private static EmbeddedPostgres postgres;
    private static JdbcClient database;

    @BeforeAll
    static void startTheDatabase() throws IOException {
        postgres = EmbeddedPostgres.start();
        database = JdbcClient.create(postgres.getPostgresDatabase());
    }

    @AfterAll
    static void stopIt() throws IOException {
        postgres.close();
    }

    @Test
    @DisplayName("没有核查的决定：零件；没有决定的核查：零件。重启后再办，各一件")
    void neitherWithoutTheOther() throws SQLException {
        var url = postgres.getJdbcUrl("postgres", "postgres");
        String number;
        try (var first = Node.start("grant-killed", url); var holder = postgres.getPostgresDatabase().getConnection()) {
            var office = new Office(first.port());
            number = office.opened(office.submit(
                    "notification-commitment", "xian", Promises.builder("西安断电建工有限公司", "91610113MA6TX1B23W")));
            office.complete("xian.hall", number, "userTask_signCommitment", Promises.signature(true));
            office.awaitStep(number, DECIDE);
            var task = claimed(office, number);
            holdUpTheLastActOfTheGrant(holder, number);

            CompletableFuture.runAsync(() -> office.submitForm(APPROVAL, task, Promises.grant()));
            awaitTheGrantToBeHeldUp();
            first.kill();
            holder.rollback();
        }
        assertThat(count("select count(*) from case_record where procedure_key = 'post-commitment-check'")).isZero();
        assertThat(count("select count(*) from act_hi_varinst where name_ = 'grantedOn' and text_ is not null")).isZero();
        assertThat(count("select count(*) from act_ru_task where task_def_key_ = '" + DECIDE + "'")).isEqualTo(1);

        try (var second = Node.start("grant-restarted", url)) {
            var office = new Office(second.port());
            Office.expect(204, office.submitForm(
                    APPROVAL, office.tasks(APPROVAL, number, DECIDE).get(0).get("id").asText(), Promises.grant()));
            office.awaitStep(number, "userTask_handOverDecision");
        }
        assertThat(count("select count(*) from case_record where procedure_key = 'post-commitment-check'")).isEqualTo(1);
        assertThat(count("select count(*) from act_hi_varinst where name_ = 'grantedOn' and text_ is not null"))
                .as("the case and its check").isEqualTo(2);
        assertThat(count("select count(*) from sandbox_decision")).isEqualTo(1);
    }

    private static String claimed(Office office, String number) {
        var task = office.tasks(APPROVAL, number, DECIDE).get(0).get("id").asText();
        Office.expect(204, office.send(APPROVAL, "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", APPROVAL)));
        return task;
    }

    /** Whoever publishes the promise of this case waits for us, with its check opened before in the same transaction. */
    private static void holdUpTheLastActOfTheGrant(Connection holder, String number) throws SQLException {
        holder.setAutoCommit(false);
        try (var statement = holder.prepareStatement(
                "insert into commitment_publication values (?, 'xian', 'x', 'x', 'x', 'x', 'x', 'x', current_date)")) {
            statement.setString(1, number);
            statement.executeUpdate();
        }
    }

    private static void awaitTheGrantToBeHeldUp() {
        var giveUp = Instant.now().plus(Duration.ofSeconds(60));
        while (count("""
                select count(*) from pg_stat_activity
                where wait_event_type = 'Lock' and query like 'insert into commitment_publication%'""") == 0) {
            assertThat(Instant.now()).as("the grant reaches its last act").isBefore(giveUp);
            Thread.onSpinWait();
        }
    }

    private static long count(String query) {
        return database.sql(query).query(Long.class).single();
    }
}
