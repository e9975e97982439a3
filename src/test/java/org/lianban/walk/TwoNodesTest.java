package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.access.Client;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.SerializationUtils;

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
                Node.start("node-a", url, "spring.profiles.active=demo,postgres", "logging.structured.format.console=ecs", "lianban.deadline.sweep-delay=PT0.3S", "lianban.figures-delay=PT1S"),
                Node.start("node-b", url, "spring.profiles.active=demo,postgres", "logging.structured.format.console=ecs", "lianban.deadline.sweep-delay=PT0.3S",
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

        until("no warning came", () -> warnings(number), told -> !told.isEmpty());
        Pause.of(Duration.ofSeconds(3));

        assertThat(warnings(number)).hasSize(1).allSatisfy(at -> assertThat(at).isAfterOrEqualTo(due.minusMillis(50)));
        LOG.info("due {}, told {} ms later", due, Duration.between(due, warnings(number).get(0)).toMillis());
    }

    @Test
    @DisplayName("运行人员的监控：案件、任务、作业、时限、部门调用各有数字，不含案件编号；别人看不到")
    void theOperatorsMonitoringHasItsFigures() {
        var number = offices.get(0).open("tianshui", Applications.forReview(Applications.plain()));
        offices.get(0).awaitStep(number, "userTask_reviewApplication");

        var figures = until(
                "no figures came",
                () -> offices.get(0).send("operator", "GET", "/actuator/prometheus", null).body(),
                body -> body.contains("lianban_tasks_open{"));

        assertThat(figures).contains(
                "lianban_cases_running{",
                "procedure=\"enterprise-opening\"",
                "lianban_jobs_oldest_due_seconds",
                "lianban_clocks{",
                "lianban_department_calls_seconds_count{",
                "outcome=\"answered\"",
                "executor_active_threads{",
                "hikaricp_connections_active{");
        assertThat(figures).doesNotContain(number);
        assertThat(offices.get(0).send("tianshui.hall", "GET", "/actuator/prometheus", null).statusCode()).isEqualTo(403);
        assertThat(offices.get(0).send(null, "GET", "/actuator/prometheus", null).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("在一个节点登录，在另一个节点办理、退出：会话是同一个")
    void aSessionHoldsAtBothNodes() {
        var here = "http://localhost:" + nodes.get(0).port();
        var there = "http://localhost:" + nodes.get(1).port();
        var clerk = Client.browser(nodes.get(0).port(), "xianyang.hall");
        var tasks = "/camunda/api/engine/engine/default/task/count";
        assertThat(clerk.get(here + "/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        var token = clerk.cookie("XSRF-TOKEN");

        assertThat(clerk.get(there + tasks).statusCode()).isEqualTo(200);
        var byScript = clerk.post(there + tasks, "{}", "X-XSRF-TOKEN", token);
        assertThat(byScript.statusCode()).as(byScript.body()).isEqualTo(200);
        var page = clerk.get(there + "/api/csrf");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(clerk.post(there + "/camunda/api/admin/auth/user/default/logout", "", "X-XSRF-TOKEN", token).statusCode()).isEqualTo(200);

        assertThat(clerk.get(here + tasks).statusCode()).isEqualTo(401);
        assertThat(count("select count(*) from spring_session where principal_name = 'xianyang.hall'")).isZero();
    }

    @Test
    @DisplayName("会话表里被人写入的其他对象不会被读取，只是没有登录")
    void aForgedSessionIsNotRead() {
        var clerk = Client.browser(nodes.get(0).port(), "tianshui.hall");
        database.sql("""
                        update spring_session_attributes set attribute_bytes = ? where attribute_name = 'SPRING_SECURITY_CONTEXT'
                        and session_primary_id in (select primary_id from spring_session where principal_name = 'tianshui.hall')""")
                .param(SerializationUtils.serialize(new File("/etc/passwd")))
                .update();

        assertThat(clerk.get("/api/cases/none").statusCode()).isEqualTo(401);
        assertThat(nodes.get(0).log()).contains("filter status: REJECTED");
    }

    @Test
    @DisplayName("一次调用的请求、日志、部门和案件记录有同一个跟踪编号；日志写明案件、环节")
    void oneTraceLeadsFromTheJobToTheDepartment() {
        var number = offices.get(0).open("tianshui", Applications.forReview(Applications.plain()));
        offices.get(0).awaitStep(number, "userTask_reviewApplication");
        offices.get(0).make("registrar", "down", number);
        offices.get(0).complete("tianshui.registrar", number, "userTask_reviewApplication", Map.of("reviewOutcome", "approve"));

        var trace = traceOfFailedAttempt(number);

        var logged = linesOf(trace, "ENGINE-14006");
        assertThat(logged).anySatisfy(line -> {
            assertThat(line.get("message").asText()).startsWith("registrar is asked for");
            assertThat(line.at("/trace/id").asText()).isEqualTo(trace);
        });
        assertThat(logged).anySatisfy(line -> {
            assertThat(line.at("/log/level").asText()).isEqualTo("WARN");
            assertThat(line.path("caseNumber").asText()).isEqualTo(number);
            assertThat(line.path("activity").asText()).startsWith("serviceTask_");
            assertThat(line.at("/service/node/name").asText()).startsWith("node-");
        });
    }

    @Test
    @DisplayName("请求带来的跟踪编号在答复中原样返回，不合规范的换成新的")
    void aRequestKeepsItsTrace() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var browser = Client.browser(nodes.get(0).port(), "taiyuan.hall");
        assertThat(traceOf(browser, "00-" + trace + "-00f067aa0ba902b7-01")).isEqualTo(trace);
        assertThat(traceOf(browser, "00-<b>" + trace + "-1")).matches("[0-9a-f]{32}").isNotEqualTo(trace);
        assertThat(traceOf(browser, "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01")).matches("[0-9a-f]{32}").doesNotContain("0".repeat(32));
    }

    /** @param last of them, said after the attempt is on record */
    private static List<JsonNode> linesOf(String trace, String last) {
        var lines = until(
                "not in the log: " + last,
                () -> nodes.stream().flatMap(node -> node.log().lines()).filter(line -> line.contains(trace)).toList(),
                found -> found.stream().anyMatch(line -> line.contains(last)));
        return lines.stream().map(TwoNodesTest::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String traceOf(Client client, String traceparent) {
        return client.send("GET", "/api/csrf", null, null, "traceparent", traceparent).headers().firstValue("Trace-Id").orElse("");
    }

    private static String traceOfFailedAttempt(String number) {
        return until(
                        "no attempt failed",
                        () -> journal(number, "?kind=attempt.failed").findValuesAsText("traceId"),
                        traces -> !traces.isEmpty())
                .get(0);
    }

    /** Looks until it is as wanted, for half a minute. */
    private static <T> T until(String otherwise, Supplier<T> look, Predicate<T> wanted) {
        var giveUp = Instant.now().plus(Duration.ofSeconds(30));
        for (var found = look.get(); ; found = look.get()) {
            if (wanted.test(found)) {
                return found;
            }
            assertThat(Instant.now()).as("%s: %s", otherwise, found).isBefore(giveUp);
            Pause.of(Duration.ofMillis(200));
        }
    }

    private static JsonNode journal(String number, String which) {
        return Office.read(offices.get(0).send("auditor", "GET", "/api/audit/cases/" + number + "/journal" + which, null));
    }

    private List<Instant> warnings(String number) {
        return Office.list(journal(number, "?kind=clock.warned").get("events")).stream()
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
}
