package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same twenty-one on a real PostgreSQL, with durable commits as in production. */
@DisplayName("PostgreSQL 上的二十一件申请")
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
    }
}
