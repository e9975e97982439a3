package org.lianban.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianban.walk.Requirements;

@DisplayName("模拟：改动以前先看后果")
class SimulationTest {

    private static final Path HERE = Path.of("").toAbsolutePath();

    @TempDir
    private Path folder;

    private record Answer(int code, String text) {}

    @Test
    @DisplayName("同一种子同一结果，与时区无关；换一个种子结果不同")
    void theSameSeedGivesTheSameResult() {
        var zone = TimeZone.getDefault();
        var first = simulate("enterprise-opening", "--cases", "60", "--seed", "7");
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            assertThat(simulate("enterprise-opening", "--cases", "60", "--seed", "7")).isEqualTo(first);
        } finally {
            TimeZone.setDefault(zone);
        }
        assertThat(first.code()).isZero();
        assertThat(first.text()).contains("企业开办已办结").doesNotContain("未能走完");
        assertThat(simulate("enterprise-opening", "--cases", "60", "--seed", "8").text()).isNotEqualTo(first.text());
        assertThat(ClockUtil.now()).as("the engine's time runs on").isCloseTo(new Date(), 60_000);
    }

    @Test
    @DisplayName("改动使天水一个工作日办不成：对照列出差别，要求 95% 时退出码为 3")
    void aChangeThatBreaksTheOneDayLimitIsCaught() throws IOException {
        copy("processes");
        copy("decisions");
        // in this version everybody has to come and show who he is
        var diagram = folder.resolve("processes/enterprise-opening/enterprise-opening.bpmn");
        Files.writeString(diagram, Files.readString(diagram)
                .replace(">${identitiesVerified}<", ">${false}<").replace(">${!identitiesVerified}<", ">${true}<"));
        var file = folder.resolve("result.json");

        var before = simulate("enterprise-opening", "--cases", "80", "--municipality", "tianshui", "--require-within", "0.8");
        var after = simulate("enterprise-opening", "--cases", "80", "--municipality", "tianshui", "--require-within", "0.8",
                "--folder", folder.toString(), "--against", HERE.toString(), "--json", file.toString());

        assertThat(before.code()).as(before.text()).isZero();
        assertThat(after.code()).as(after.text()).isEqualTo(3);
        assertThat(after.text()).contains("未达到要求：天水 全程 1 个工作日", "▼");
        var result = new ObjectMapper().readTree(file.toFile());
        assertThat(within(result.path("present"))).isLessThan(within(result.path("other")));
    }

    @Test
    @DisplayName("与 git 版本对照：工作文件夹里还没有提交的改动列为差别")
    void whatIsNotCommittedIsComparedWithWhatIs() throws Exception {
        copy("processes");
        copy("decisions");
        git("init", "-q");
        git("add", "-A");
        git("-c", "user.name=designer", "-c", "user.email=designer@localhost", "commit", "-q", "-m", "before");
        var diagram = folder.resolve("processes/notification-commitment/notification-commitment.bpmn");
        Files.writeString(diagram, Files.readString(diagram).replace("name=\"已准予", "name=\"改：已准予"));

        var answer = simulate("notification-commitment", "--cases", "20", "--folder", folder.toString(), "--against", "HEAD");

        assertThat(answer.code()).as(answer.text()).isZero();
        assertThat(answer.text()).contains("对照 HEAD", "新出现", "不再出现");
    }

    private void git(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(Requirements.git().toString(), "-C", folder.toString(), "-c", "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).as("%s", command).isZero();
    }

    @Test
    @DisplayName("什么都没有改，对照处处相同：每一环节各有自己的签")
    void withoutAChangeThereIsNoDifference() {
        assertThat(simulate("notification-commitment", "--cases", "40", "--against", HERE.toString()).text())
                .contains("相同").doesNotContain("▲", "▼");
    }

    @Test
    @DisplayName("暂停的时间不算：联合验收等整改，不计入承诺时限")
    void pausesDoNotCount() throws IOException {
        var file = folder.resolve("result.json");
        var answer = simulate("joint-acceptance", "--cases", "60", "--json", file.toString());
        var result = new ObjectMapper().readTree(file.toFile()).path("present");

        assertThat(answer.text()).contains("等申请人").doesNotContain("未能走完");
        var late = 0;
        for (var kept : result.path("limits")) {
            late += kept.path("clock").asText().equals("case") ? (int) Math.round(kept.path("cases").asInt() * (1 - kept.path("within").asDouble())) : 0;
        }
        // half of the cases take longer than the limit as the crow flies, fewer are late
        assertThat(result.path("all").path("p90").asDouble()).isGreaterThan(15);
        assertThat(late).isPositive().isLessThan(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-procedure", "--cases", "enterprise-opening --cases many", "enterprise-opening --against nowhere",
        "enterprise-opening --folder"})
    @DisplayName("做不到的事，用中文说明，退出码为 2")
    void whatIsImpossibleIsSaid(String arguments) {
        var answer = simulate(arguments.split(" "));

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.text()).containsPattern("[一-龥]");
    }

    private static double within(JsonNode report) {
        for (var kept : report.path("limits")) {
            if (kept.path("clock").asText().equals("case")) {
                return kept.path("within").asDouble();
            }
        }
        throw new AssertionError("没有全程时限");
    }

    private void copy(String name) throws IOException {
        try (Stream<Path> files = Files.walk(HERE.resolve(name))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = folder.resolve(HERE.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static Answer simulate(String... arguments) {
        var bytes = new ByteArrayOutputStream();
        var code = SimulateCommand.run(List.of(arguments), new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return new Answer(code, bytes.toString(StandardCharsets.UTF_8));
    }
}
