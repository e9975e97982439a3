package org.lianban.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The tests of the pages, in their own language: what a moment shows, how events are told, both dictionaries. */
class AuditPagesTest {

    @Test
    @DisplayName("审计页面自己的测试通过")
    void thePagesPassTheirTests() throws Exception {
        // the build has installed what they need
        var run = new ProcessBuilder("npm", "test", "--silent").directory(Path.of("src/main/web").toFile()).redirectErrorStream(true).start();
        var output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as(output).isZero();
    }
}
