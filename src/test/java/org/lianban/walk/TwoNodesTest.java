package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes in two JVMs on one PostgreSQL, the second with a clock that is ten minutes fast. */
@DisplayName("两个节点、一个 PostgreSQL")
class TwoNodesTest {

    private static final Logger LOG = LoggerFactory.getLogger(TwoNodesTest.class);
    private static final int CASES = 24;

    private static EmbeddedPostgres postgres;
    private static JdbcClient database;
    private static List<Node> nodes;
    private static List<Office> offices;

    @BeforeAll
    static void startTheNodes() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .start();
        database = JdbcClient.create(postgres.getPostgresDatabase());
        var url = postgres.getJdbcUrl("postgres", "postgres");
        // together, on a database that is empty
        nodes = List.of(
                Node.start("node-a", url, "spring.profiles.active=demo,postgres", "lianban.deadline.sweep-delay=PT0.3S"),
                Node.start("node-b", url, "spring.profiles.active=demo,postgres", "lianban.deadline.sweep-delay=PT0.3S",
                        "lianban.node-clock-offset=PT10M"));
        offices = nodes.stream().map(node -> new Office(node.port())).toList();
    }

    @AfterAll
    static void stopThem() throws IOException {
        nodes.forEach(Node::close);
        postgres.close();
    }

    @Test
    @DisplayName("两个节点在空数据库上同时启动：表、模型、用户组和授权各建立一次")
    void nodesStartTogether() {
        assertThat(count("select count(*) from act_re_procdef where version_ > 1")).isZero();
        assertThat(count("select count(*) from (select name_ from act_re_deployment group by name_ having count(*) > 1) twice")).isZero();
        assertThat(count("""
                select count(*) from (select group_id_, user_id_, resource_type_, resource_id_ from act_ru_authorization
                group by 1, 2, 3, 4 having count(*) > 1) twice""")).isZero();
        assertThat(offices).allSatisfy(office -> {
            assertThat(office.send(null, "GET", "/actuator/health/readiness", null).body()).contains("UP");
            assertThat(office.send(null, "GET", "/actuator/health/liveness", null).body()).contains("UP");
        });
    }

    @Test
    @DisplayName("各成员在两个节点上同时办结：每案一条不断的链，不丢事件，没有死锁")
    void membersFinishTogetherOnBothNodes() {
        var cases = new LinkedHashMap<String, Office>();
        IntStream.range(0, CASES).parallel().forEach(turn -> {
            var office = offices.get(turn % 2);
            var number = office.open("xianyang", Applications.withBank(true));
            synchronized (cases) {
                cases.put(number, office);
            }
        });
        cases.forEach((number, office) -> office.awaitStep(number, "userTask_handOverResults"));
        cases.keySet().parallelStream().forEach(number -> offices.get(number.hashCode() & 1)
                .complete("xianyang.hall", number, "userTask_handOverResults", Map.of("receivedBy", "赵磊", "receiptSigned", true)));

        cases.forEach((number, office) -> {
            assertThat(Office.reached(office.awaitEnd(number))).contains("endEvent_opened");
            var verification = Office.read(office.send("auditor", "GET", "/api/audit/cases/" + number + "/verification", null));
            assertThat(verification.get("intact").asBoolean()).as(verification.toString()).isTrue();
            assertThat(activitiesEnded(office, number)).as(number).isEqualTo(activitiesEndedInHistory(number));
        });
        assertThat(count("select count(*) from (select case_number from case_journal group by case_number having max(seq) <> count(*)) gaps"))
                .isZero();
        var shared = count("""
                select count(*) from (select case_number from case_journal where node in ('node-a', 'node-b')
                and case_number <> 'installation' group by case_number having count(distinct node) = 2) worked_by_both""");
        LOG.info("{} cases, {} of them worked on by both nodes, {} journal rows", CASES, shared, count("select count(*) from case_journal"));
        assertThat(shared).isPositive();
        assertThat(count("select deadlocks from pg_stat_database where datname = 'postgres'")).isZero();
        assertThat(count("select count(*) from act_ru_incident")).isZero();
    }

    @Test
    @DisplayName("两个节点的时钟相差十分钟：时限提醒不早到，也不重复")
    void noWarningIsEarlyOrTwice() {
        var number = offices.get(0).open("tianshui", Applications.forReview(Applications.plain()));
        offices.get(0).awaitStep(number, "userTask_reviewApplication");
        theFirstWarningFallsDueIn(number, Duration.ofSeconds(6));
        var due = database.sql("select next_at from case_clock where case_number = ? and step = 'registration'")
                .param(number)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();

        awaitWarnings(number, 1);
        rest(Duration.ofSeconds(3));

        assertThat(warnings(number)).hasSize(1).allSatisfy(at -> assertThat(at).isAfterOrEqualTo(due.minusMillis(50)));
        LOG.info("due {}, told {} ms later", due, Duration.between(due, warnings(number).get(0)).toMillis());
    }

    private List<Instant> warnings(String number) {
        var journal = offices.get(0).send("auditor", "GET", "/api/audit/cases/" + number + "/journal?kind=clock.warned", null);
        return Office.list(Office.read(journal).get("events")).stream()
                .map(event -> OffsetDateTime.parse(event.get("at").asText()).toInstant())
                .toList();
    }

    /** Two hours for the registration, so that the first warning comes after one; and the hour is nearly over. */
    private static void theFirstWarningFallsDueIn(String number, Duration rest) {
        try (var direct = postgres.getPostgresDatabase().getConnection(); var statement = direct.createStatement()) {
            // the only way past the triggers that keep the record append-only
            statement.execute("set session_replication_role = replica");
            var ago = Duration.ofHours(1).minus(rest).toSeconds();
            statement.executeUpdate("""
                    update clock_event set amount = 2, unit = 'hour', happened_at = now() - interval '%d seconds'
                    where case_number = '%s' and clock = 'enterprise-opening.registration'""".formatted(ago, number));
            statement.executeUpdate("""
                    update case_clock set amount = 2, unit = 'hour', next_at = now() + interval '%1$d seconds',
                    yellow_at = now() + interval '%1$d seconds', orange_at = now() + interval '%1$d seconds',
                    due_at = now() + interval '1 hour' + interval '%1$d seconds'
                    where case_number = '%2$s' and clock = 'enterprise-opening.registration'""".formatted(rest.toSeconds(), number));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitWarnings(String number, int expected) {
        var giveUp = Instant.now().plus(Duration.ofSeconds(30));
        while (warnings(number).size() < expected) {
            assertThat(Instant.now()).as("no warning came").isBefore(giveUp);
            rest(Duration.ofMillis(100));
        }
    }

    private static long activitiesEnded(Office office, String number) {
        var journal = Office.read(office.send("auditor", "GET", "/api/audit/cases/" + number + "/journal", null));
        return Office.list(journal.get("events")).stream()
                .filter(event -> event.get("kind").asText().equals("activity.end"))
                .count();
    }

    private static long activitiesEndedInHistory(String number) {
        return database.sql("""
                        select count(*) from act_hi_actinst a join case_record c on a.root_proc_inst_id_ = c.process_instance_id
                        where c.case_number = ? and a.end_time_ is not null""")
                .param(number)
                .query(Long.class)
                .single();
    }

    private static long count(String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    private static void rest(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
