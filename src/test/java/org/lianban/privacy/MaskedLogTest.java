package org.lianban.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class MaskedLogTest {

    @Test
    @DisplayName("结构化日志的正文、异常和上下文都不含身份证号和手机号，案件编号照写")
    void structuredLinesAreMasked() throws IOException {
        var line = logged(
                "经办人 620502199001014024 的手机 13893801001",
                new IllegalStateException("身份证号 620502199001014024", new IllegalArgumentException("13893801001")),
                Map.of("caseNumber", "620500-QYKB-20261123-000001", "trace.id", "4bf92f3577b34da6a3ce929d0e0e4736", "user", "13893801001"));

        var json = new ObjectMapper().readTree(line);
        assertThat(line).doesNotContain("199001014024", "13893801001");
        assertThat(json.get("message").asText()).isEqualTo("经办人 620502********4024 的手机 138****1001");
        assertThat(json.at("/error/stack_trace").asText()).contains("IllegalStateException: 身份证号 620502********4024", "138****1001");
        assertThat(json.get("caseNumber").asText()).isEqualTo("620500-QYKB-20261123-000001");
        assertThat(json.at("/trace/id").asText()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    /** As the application's own configuration says, in the format of a production. */
    private static String logged(String message, Throwable exception, Map<String, String> where) throws IOException {
        var environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        var context = new LoggerContext();
        context.putObject(Environment.class.getName(), environment);
        var encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.start();
        var event = new LoggingEvent("", context.getLogger("test"), Level.WARN, message, exception, null);
        event.setMDCPropertyMap(where);
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
