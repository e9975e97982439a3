package org.lianban.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.engine.PostgresFirst;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Locks are the database's own affair: the same on a real PostgreSQL. */
@DisplayName("PostgreSQL 上的并发")
class ParallelCommandsOnPostgresTest extends ParallelCommandsTest {

    private static EmbeddedPostgres postgres;

    @Autowired
    RetentionSweep retention;

    @Autowired
    JournalRows journal;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("几个节点同时归档：每案一个证据包，记录表里的行走了，链还是整的")
    void nodesThatArchiveAtOnceStoreOnePackEach() {
        var numbers = Stream.generate(() -> dossiers.open("review")).limit(5).toList();
        numbers.forEach(number -> tasks.complete(dossiers.task(number).getId()));
        var rows = numbers.stream().collect(Collectors.toMap(number -> number, number -> journal.snapshot(number).rows().size()));
        jdbc.sql("update act_hi_procinst set removal_time_ = now() - interval '1 second' where business_key_ in (:numbers)").param("numbers", numbers).update();
        dossiers.standUp();

        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(retention::sweep)).limit(4).toArray(CompletableFuture[]::new)).join();
        retention.sweep();

        assertThat(jdbc.sql("select case_number from case_archive").query(String.class).list()).containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(jdbc.sql("select distinct material_id from material_piece").query(String.class).list()).hasSize(5);
        numbers.forEach(number -> {
            assertThat(journal.of(number, 0, Integer.MAX_VALUE)).allSatisfy(row -> assertThat(row.seq()).isGreaterThan(rows.get(number)));
            dossiers.assertUnbroken(number);
        });
    }

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
