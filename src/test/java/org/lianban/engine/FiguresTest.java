package org.lianban.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.walk.Walk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same queries on H2; on PostgreSQL {@code TwoNodesTest} asks for them over HTTP. */
@Walk
@DisplayName("监控的数字")
class FiguresTest {

    @Autowired
    private JdbcClient jdbc;

    @Test
    @DisplayName("等于数据库里的")
    void areThoseOfTheDatabase() {
        var registry = new SimpleMeterRegistry();

        new Figures(jdbc, registry).read();

        assertThat(sum(registry, "lianban.tasks.open")).isEqualTo(count("act_ru_task"));
        assertThat(sum(registry, "lianban.incidents")).isEqualTo(count("act_ru_incident where id_ = root_cause_incident_id_"));
        assertThat(sum(registry, "lianban.clocks")).isEqualTo(count("case_clock where state <> 'stopped'"));
        assertThat(registry.find("lianban.jobs.oldest.due.seconds").gauges()).hasSize(1);
        assertThat(registry.getMeters().stream()
                        .flatMap(meter -> meter.getId().getTags().stream())
                        .map(tag -> tag.getKey())
                        .distinct())
                .isSubsetOf(List.of("procedure", "municipality", "state", "type", "colour", "department"));
    }

    private static double sum(SimpleMeterRegistry registry, String name) {
        return registry.find(name).gauges().stream().mapToDouble(gauge -> gauge.value()).sum();
    }

    private double count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }
}
