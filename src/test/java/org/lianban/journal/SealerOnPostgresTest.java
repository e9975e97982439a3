package org.lianban.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Many cases and several nodes on PostgreSQL. */
class SealerOnPostgresTest {

    private static final int CASES = 20_000;

    @TempDir
    static Path folder;

    private EmbeddedPostgres postgres;
    private JdbcClient jdbc;
    private Sealer sealer;
    private Seals seals;

    @BeforeEach
    void manyCases() throws IOException {
        postgres = EmbeddedPostgres.start();
        var database = postgres.getPostgresDatabase();
        Flyway.configure().dataSource(database).locations("classpath:db/migration", "classpath:db/vendor/postgresql").load().migrate();
        jdbc = JdbcClient.create(database);
        jdbc.sql("""
                        insert into case_record (case_number, procedure_key, municipality, process_instance_id, query_code, opened_at, journal_seq, journal_hash)
                        select '620500-QYKB-20260209-' || lpad(n::text, 7, '0'), 'enterprise-opening', 'tianshui', n::text, '', now(), 3, encode(sha256(n::text::bytea), 'hex')
                        from generate_series(1, ?) n""")
                .param(CASES)
                .update();
        var key = new SealKey(folder.resolve("seal-key.pem").toString(), true, List.of());
        sealer = new Sealer(database, key, Clock.systemUTC(), new DataSourceTransactionManager(database), Duration.ofHours(1));
        seals = new Seals(database, new JournalRows(jdbc, null, caseNumber -> Optional.empty()));
    }

    @AfterEach
    void stop() throws IOException {
        postgres.close();
    }

    @Test
    @DisplayName("两万案件一枚封印，任何一件都有证明；以后只封有变化的")
    void manyCasesAreOneSeal() {
        var first = sealer.seal("system:seal").orElseThrow();
        assertThat(first.cases()).isEqualTo(CASES);
        assertThat(seals.hasItsLeaves(first)).isTrue();
        for (var place : new int[] {1, 1_024, 1_025, 19_456, 19_457, CASES}) {
            var head = sealed(place).get(0);
            assertThat(head.isIn(first)).as("case %d", place).isTrue();
            assertThat(head.path()).hasSizeBetween(5, 15);
            assertThat(new SealedHead(1, head.caseNumber(), 4, head.hash(), head.position(), head.path()).isIn(first)).isFalse();
        }

        jdbc.sql("update case_record set journal_seq = 4, journal_hash = repeat('a', 64) where process_instance_id in ('7', '19999')").update();
        var second = sealer.seal("system:seal").orElseThrow();
        assertThat(second.cases()).isEqualTo(2);
        assertThat(sealed(7)).hasSize(2).last().satisfies(head -> assertThat(head.isIn(second)).isTrue());
        assertThat(sealer.seal("system:seal")).isEmpty();
    }

    @Test
    @DisplayName("四个节点同时封印：只有一枚，其余跳过，不等待办案的人")
    void oneOfSeveralNodesSeals() throws Exception {
        var nodes = Executors.newFixedThreadPool(4);
        try {
            var made = IntStream.range(0, 4).mapToObj(node -> nodes.submit(() -> sealer.seal("system:seal"))).toList();
            assertThat(made.stream().map(SealerOnPostgresTest::get).flatMap(seal -> seal.stream())).hasSize(1);
        } finally {
            nodes.shutdown();
        }
        assertThat(seals.page(Long.MAX_VALUE, 10)).hasSize(1);
        assertThat(seals.page(Long.MAX_VALUE, 10).get(0).cases()).isEqualTo(CASES);
    }

    private List<SealedHead> sealed(int number) {
        return seals.journal("620500-QYKB-20260209-%07d".formatted(number)).sealed();
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
