package org.lianban.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

/** Each gate says so when one thing is wrong in models that are otherwise sound. */
class BrokenModelsTest {

    private static final Path SOUND = Path.of("src/test/resources/gates");

    @Test
    @DisplayName("完好的模型没有问题")
    void soundModelsPass() {
        assertThat(findings(SOUND)).isEmpty();
    }

    static List<Breakage> breakages() {
        var all = new ArrayList<Breakage>();
        all.addAll(Breakages.ofProcesses());
        all.addAll(Breakages.ofElements());
        all.addAll(Breakages.ofData());
        all.addAll(Breakages.ofDrawing());
        return all;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breakages")
    @DisplayName("改坏一处，关卡说出文件、元素和问题")
    void aBreakageIsReported(Breakage breakage, @TempDir Path folder) throws IOException {
        FileSystemUtils.copyRecursively(SOUND, folder);
        var file = folder.resolve(breakage.file());
        var text = Files.readString(file);
        assertThat(text).contains(breakage.from());
        Files.writeString(file, text.replace(breakage.from(), breakage.to()));

        assertThat(findings(folder))
                .anySatisfy(finding -> {
                    assertThat(finding.element()).isEqualTo(breakage.element());
                    assertThat(finding.problem() + "。" + finding.advice()).contains(breakage.problem());
                })
                .allSatisfy(finding -> assertThat(finding.advice()).isNotEmpty());
    }

    private static List<Finding> findings(Path root) {
        return ModelCheck.of(Models.in(root));
    }
}
