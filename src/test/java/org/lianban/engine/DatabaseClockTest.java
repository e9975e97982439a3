package org.lianban.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@DisplayName("各节点以数据库的时间为准")
class DatabaseClockTest {

    private final JdbcClient database = database();

    @Test
    @DisplayName("两个节点的机器时钟相差二十分钟，读到的时间相同，并与数据库一致")
    void nodesWithWrongClocksAgree() {
        var early = new DatabaseClock(database, Duration.ofMinutes(-10));
        var late = new DatabaseClock(database, Duration.ofMinutes(10));

        var time = database.sql("select current_timestamp").query(OffsetDateTime.class).single().toInstant();
        assertThat(early.instant()).isCloseTo(time, within(1, ChronoUnit.MINUTES));
        assertThat(late.instant()).isCloseTo(time, within(1, ChronoUnit.MINUTES));
    }

    @Test
    @DisplayName("两次对时之间时间照走，不倒退")
    void timeGoesOnBetweenTwoReadings() throws InterruptedException {
        var clock = new DatabaseClock(database, Duration.ZERO);

        var outside = System.nanoTime();
        var before = clock.instant();
        var inside = System.nanoTime();
        Thread.sleep(50);
        var atLeast = Duration.ofNanos(System.nanoTime() - inside);
        var after = clock.instant();
        var atMost = Duration.ofNanos(System.nanoTime() - outside);

        assertThat(Duration.between(before, after)).isBetween(atLeast, atMost);
    }

    @Test
    @DisplayName("重新对时后仍与数据库一致")
    void isStillRightAfterAnotherReading() {
        var clock = new DatabaseClock(database, Duration.ofMinutes(10));
        clock.adjust();

        var time = database.sql("select current_timestamp").query(OffsetDateTime.class).single().toInstant();
        assertThat(clock.instant()).isCloseTo(time, within(1, ChronoUnit.MINUTES));
    }

    @Test
    @DisplayName("数据库恢复以后才等到的回答不算数：时间不因此落后")
    void aReadingThatWaitedForTheDatabaseDoesNotCount() {
        var slow = new SlowToConnect(source());
        var clock = new DatabaseClock(JdbcClient.create(slow), Duration.ZERO);

        slow.wait = Duration.ofSeconds(1);
        clock.adjust();

        assertThat(slow.connections).isGreaterThan(2);
        assertThat(clock.instant())
                .isCloseTo(new DatabaseClock(database, Duration.ZERO).instant(), within(200, ChronoUnit.MILLIS));
    }

    @Test
    @DisplayName("日子按北京时间")
    void daysAreThoseOfShanghai() {
        var clock = new DatabaseClock(database, Duration.ZERO);

        assertThat(clock.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(clock.withZone(ZoneId.of("UTC")).instant()).isCloseTo(clock.instant(), within(1, ChronoUnit.MINUTES));
    }

    private static JdbcClient database() {
        return JdbcClient.create(source());
    }

    private static DataSource source() {
        var source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:clock");
        return source;
    }

    /** Its answers come at once, but only after a connection has come. */
    private static final class SlowToConnect extends DelegatingDataSource {

        private volatile Duration wait = Duration.ZERO;
        private int connections;

        SlowToConnect(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            connections++;
            try {
                Thread.sleep(wait.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return super.getConnection();
        }
    }
}
