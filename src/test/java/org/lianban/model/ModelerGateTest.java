package org.lianban.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.walk.Requirements;

/** The models as the Modeler itself sees them: lint, round trip, forms, element templates, in headless Chromium. */
class ModelerGateTest {

    private static final Path TOOLS = Path.of("src/test/modeler");

    @BeforeAll
    static void install() throws Exception {
        Requirements.chromium();
        // without scripts: one transitive package starts telemetry from its install script
        succeeds("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    }

    @Test
    @DisplayName("模型能在 Modeler 中打开、原样保存，通过 lint；表单和元素模板有效")
    void theModelerHasNothingToSay() throws Exception {
        succeeds("npm", "run", "-s", "check");
    }

    @Test
    @DisplayName("有毛病的模型都会被指出")
    void theGatesFindWhatIsWrong() throws Exception {
        succeeds("npm", "run", "-s", "selftest");
    }

    private static void succeeds(String... command) throws IOException, InterruptedException {
        var run = new ProcessBuilder(List.of(command)).directory(TOOLS.toFile()).redirectErrorStream(true).start();
        var output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as(output).isZero();
    }
}
