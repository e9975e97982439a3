package org.lianban.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lianban.deadline.SpecialDay.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Versions of the calendar, as several nodes on one database see them. */
class WorkdayCalendarsTest {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    static Stream<Arguments> databases() {
        var h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
        return Stream.of(
                Arguments.argumentSet("H2", h2),
                Arguments.argumentSet("PostgreSQL", postgres.getDatabase("postgres", fresh())));
    }

    @ParameterizedTest
    @MethodSource("databases")
    @DisplayName("几个节点同时首次启动，只有一个版本")
    void nodesThatStartTogetherSeedOnce(DataSource database) throws Exception {
        migrate(database);
        var nodes = Executors.newFixedThreadPool(6);
        try {
            var started = nodes.invokeAll(IntStream.range(0, 6)
                    .<Callable<Long>>mapToObj(node -> () -> node(database).current().version())
                    .toList());

            for (var version : started) {
                assertThat(version.get()).isEqualTo(1);
            }
        } finally {
            nodes.shutdown();
        }
        var jdbc = JdbcClient.create(database);
        assertThat(jdbc.sql("select count(*) from workday_calendar").query(Long.class).single()).isEqualTo(1);
        assertThat(List.copyOf(node(database).current().days())).isEqualTo(List.copyOf(Clocks.CALENDAR.days()));
    }

    @ParameterizedTest
    @MethodSource("databases")
    @DisplayName("一个节点导入的新版本，别的节点几秒内看到；旧版本原样保留")
    void anotherNodeSeesANewVersionWithinSeconds(DataSource database) {
        migrate(database);
        var other = node(database);
        var old = other.current();
        var newYear = new SpecialDay(LocalDate.parse("2027-01-01"), Kind.REST, "元旦");
        var days = Stream.concat(old.days().stream(), Stream.of(newYear)).collect(Collectors.toList());

        versions(database).store(new WorkdayCalendar(2, days), "admin", null);

        await().atMost(Duration.ofSeconds(5)).until(() -> other.current().version() == 2);
        assertThat(other.current().isWorkday(newYear.date())).isFalse();
        assertThat(old.version()).isEqualTo(1);
        assertThat(old.isWorkday(newYear.date())).isTrue();
    }

    private static String fresh() {
        var name = "calendar_" + UUID.randomUUID().toString().replace("-", "");
        JdbcClient.create(postgres.getPostgresDatabase()).sql("create database " + name).update();
        return name;
    }

    private static void migrate(DataSource database) {
        Flyway.configure().dataSource(database).load().migrate();
    }

    private static WorkdayCalendarVersions versions(DataSource database) {
        return new WorkdayCalendarVersions(JdbcClient.create(database), Clock.systemUTC());
    }

    private static WorkdayCalendars node(DataSource database) {
        var calendars = new WorkdayCalendars(versions(database), new DataSourceTransactionManager(database));
        calendars.afterPropertiesSet();
        return calendars;
    }
}
