package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Twelve building projects in all five municipalities, from the application to what became of it. */
@Walk
class TwelveProjectsTest {

    private static final Logger LOG = LoggerFactory.getLogger(TwelveProjectsTest.class);
    private static final Path TABLE = Path.of("target", "twelve-projects.md");

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Test
    @DisplayName("十二个项目联合验收，各按应有的结果办结")
    void eachEndsAsItShould() throws IOException {
        var office = new Office(port);
        var staged = Projects.housing("秦州新区安置房");

        var cases = new LinkedHashMap<String, Story>();
        var first = new ArrayList<>(new ProjectStories(engine).tell());
        first.add(ProjectStories.stage("07 天水：分阶段，主体先验", staged, "structure").ends("endEvent_stageAccepted"));
        cases.putAll(Stories.work(office, first));
        cases.putAll(Stories.work(office, List.of(
                ProjectStories.stage("07 天水：分阶段，竣工验收", staged, "final").ends("endEvent_accepted"))));

        var rows = new ArrayList<String>();
        cases.forEach((number, story) -> rows.add(row(office, number, story)));
        rows.sort(null);
        var table = "| 项目 | 参验事项 | 判定的规则 | 查验次数 | 办结 |\n|---|---|---|---|---|\n" + String.join("\n", rows) + "\n";
        Files.writeString(TABLE, table);
        LOG.info("{}\n{}", TABLE, table);
        cases.forEach((number, story) -> assertThat(closing(office, number)).as(story.title).containsExactlyElementsOf(story.ends));
        assertThat(commonPartsChecked(cases)).as("共用部分由最后一个单位工程查一次").isEqualTo(1);
        threeRoundsAskedOnlyThoseWhoHadNotPassed(office, number(cases, "三轮整改"));
    }
}
