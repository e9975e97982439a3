package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.engine.PostgresFirst;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.util.UriUtils;

/** The same twenty-one on a real PostgreSQL, with durable commits as in production. */
@DisplayName("PostgreSQL 上的二十一件申请")
// with the class, not with the JVM, which ends the server at the same time
@DirtiesContext
class WalkOnPostgresTest extends TwentyApplicationsTest {

    private static EmbeddedPostgres postgres;

    @Autowired
    private DataSource database;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .start();
        properties.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.datasource.password", () -> "");
    }

    /** Stops the server with the application that uses it. */
    @TestConfiguration(proxyBeanMethods = false)
    @Import(PostgresFirst.class)
    static class Server {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() {
            return postgres;
        }
    }

    @Test
    @DisplayName("确实在 PostgreSQL 上")
    void theDatabaseIsPostgres() throws SQLException {
        try (var connection = database.getConnection()) {
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
        }
    }

    @Test
    @DisplayName("联合验收的项目也各按应有的结果办结")
    void projectsEndAsTheyShould() {
        var office = new Office(port);

        var cases = Stories.work(office, new ProjectStories(engine).tell());

        cases.forEach((number, story) ->
                assertThat(Office.reached(office.view(number))).as(story.title).containsExactlyElementsOf(story.ends));
        var number = cases.keySet().iterator().next();
        // the indexes of PostgreSQL are asked in words of their own
        for (var query : List.of("text=曲江", "text=曲江智造有限", "department=construction&text=" + number, "incident=false&text=" + number)) {
            assertThat(found(office, query)).as(query).contains(number);
        }
        for (var query : List.of("text=曲江人造", "department=bank&text=" + number, "incident=true&text=" + number)) {
            assertThat(found(office, query)).as(query).doesNotContain(number);
        }
    }

    private static List<String> found(Office office, String query) {
        var answer = office.send("auditor", "GET", "/api/audit/cases?size=100&" + UriUtils.encodeQuery(query, StandardCharsets.UTF_8), null);
        Office.expect(200, answer);
        return Office.read(answer).get("cases").findValuesAsText("caseNumber");
    }
}
