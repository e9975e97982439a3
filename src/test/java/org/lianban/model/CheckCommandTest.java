package org.lianban.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lianban.Lianban;
import org.springframework.util.FileSystemUtils;

/** {@code java -jar lianban.jar check}, in a JVM of its own, over a folder that has no Java. */
@DisplayName("检查命令")
class CheckCommandTest {

    private record Run(int exit, String output) {}

    @Test
    @DisplayName("完好的文件夹：没有发现问题，退出码 0，不启动 Spring")
    void aSoundFolderHasNothingToMend(@TempDir Path folder) throws Exception {
        workingFolder(folder);

        var run = check(folder.toString());

        assertThat(run.output()).isEqualTo("检查了 %d 张流程图、%d 张表单、%d 张决策表，没有发现问题。\n"
                .formatted(count(folder, ".bpmn"), count(folder, ".form"), count(folder, ".dmn")));
        assertThat(run.exit()).isZero();
    }

    @Test
    @DisplayName("有问题：一行一个，退出码 1")
    void aFaultIsTold(@TempDir Path folder) throws Exception {
        workingFolder(folder);
        Files.delete(folder.resolve("processes/service-rating/explain.form"));

        var run = check(folder.toString());

        assertThat(run.output()).contains("processes/service-rating/service-rating.bpmn 的“向评价人解释”（userTask_explain）：本事项没有表单 service-rating-explain");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    @DisplayName("只有画得不好看的，给建议，退出码 0")
    void aRemarkStandsInNobodysWay(@TempDir Path folder) throws IOException {
        workingFolder(folder);
        var file = folder.resolve("processes/service-rating/service-rating.bpmn");
        var text = Files.readString(file);
        var moved = text.replaceFirst("(bpmnElement=\"userTask_explain\">\\s*)<dc:Bounds[^>]*>", "$1" + bounds(text, "userTask_rectifyByPlan"));
        assertThat(moved).isNotEqualTo(text);
        Files.writeString(file, moved);

        var findings = ModelCheck.of(Models.in(folder));

        assertThat(findings).isNotEmpty().allSatisfy(finding -> assertThat(finding.remark()).as(finding.toString()).isTrue());
        assertThat(findings.get(0).toString()).startsWith("建议：processes/service-rating/service-rating.bpmn");
        assertThat(CheckCommand.run(List.of(folder.toString()))).isZero();
    }

    @Test
    @DisplayName("没有模型的文件夹：说明找不到，退出码 2")
    void aFolderWithoutModelsCannotBeChecked(@TempDir Path folder) throws Exception {
        var run = check(folder.toString());

        assertThat(run.output()).contains("没有文件夹 processes");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(check("a", "b").exit()).isEqualTo(2);
    }

    private static String bounds(String diagram, String element) {
        return Pattern.compile("bpmnElement=\"%s\">\\s*(<dc:Bounds[^>]*>)".formatted(element)).matcher(diagram).results()
                .map(found -> found.group(1)).findFirst().orElseThrow();
    }

    private static Run check(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dfile.encoding=UTF-8",
                "-cp", System.getProperty("java.class.path"), Lianban.class.getName(), CheckCommand.NAME));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private static void workingFolder(Path folder) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("processes"), folder.resolve("processes"));
        FileSystemUtils.copyRecursively(Path.of("decisions"), folder.resolve("decisions"));
    }

    private static long count(Path folder, String suffix) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).count();
        }
    }
}
