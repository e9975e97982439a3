package org.lianban.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.lianban.engine.PostgresFirst;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Locks are the database's own affair: the same on a real PostgreSQL. */
@DisplayName("PostgreSQL 上的并发")
class ParallelCommandsOnPostgresTest extends ParallelCommandsTest {

    private static EmbeddedPostgres postgres;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) throws IOException {
        postgres = EmbeddedPostgres.builder().start();
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
}
