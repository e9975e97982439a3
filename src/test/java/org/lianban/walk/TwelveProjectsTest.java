package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Twelve building projects in all five municipalities, from the application to what became of each. */
@Walk
class TwelveProjectsTest {

    private static final Logger LOG = LoggerFactory.getLogger(TwelveProjectsTest.class);
    private static final Path TABLE = Path.of("target", "twelve-projects.md");

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Test
    @DisplayName("十二个项目联合验收，参验事项由规则判定，各按应有的结果办结")
    void eachEndsAsItShould() throws IOException {
        var office = new Office(port);
        var staged = Projects.housing("秦州新区安置房");
        var first = new ArrayList<>(new ProjectStories(engine).tell());
        first.add(ProjectStories.stage("07 天水：分阶段，主体先验", staged, "structure").ends("endEvent_stageAccepted"));

        var cases = new LinkedHashMap<>(Stories.work(office, first));
        cases.putAll(Stories.work(office,
                List.of(ProjectStories.stage("07 天水：分阶段，竣工验收", staged, "final").ends("endEvent_accepted"))));

        var table = new ProjectTable(engine);
        var written = table.of(office, cases);
        Files.writeString(TABLE, written);
        LOG.info("{}\n{}", TABLE, written);
        cases.forEach((number, story) ->
                assertThat(Office.reached(office.view(number))).as(story.title).containsExactlyElementsOf(story.ends));
        theRulesChoseTheMembers(table, cases);
        assertThat(Office.output(office.view(number(cases, "竣工验收")), "planningCertificate")).as("前一阶段的证号")
                .isNotNull().isEqualTo(Office.output(office.view(number(cases, "主体先验")), "planningCertificate"));
        assertThat(cases.keySet().stream().mapToLong(number -> table.completed(number, "userTask_checkCommonParts")).sum())
                .as("共用部分由最后一个单位工程核查，只查一次").isEqualTo(1);
        thoseWhoHadPassedWereNotAskedAgain(office, table, number(cases, "三轮整改"));
    }

    private static void theRulesChoseTheMembers(ProjectTable table, Map<String, Story> cases) {
        assertThat(table.members(number(cases, "01"))).contains("规划核实", "竣工备案").doesNotContain("人防备案", "消防验收");
        assertThat(table.members(number(cases, "02"))).contains("规划核实", "消防验收", "人防备案").doesNotContain("消防抽查");
        assertThat(table.members(number(cases, "03"))).contains("消防验收").doesNotContain("规划核实", "人防备案");
        assertThat(table.members(number(cases, "04"))).doesNotContain("消防验收", "消防抽查");
        assertThat(table.members(number(cases, "05"))).contains("消防抽查").doesNotContain("消防验收");
        assertThat(table.members(number(cases, "主体先验"))).containsExactlyInAnyOrder("规划核实", "人防备案", "质量监督");
        assertThat(table.members(number(cases, "竣工验收"))).contains("消防验收", "档案验收", "竣工备案")
                .doesNotContain("规划核实", "人防备案");
    }

    private static void thoseWhoHadPassedWereNotAskedAgain(Office office, ProjectTable table, String number) {
        assertThat(table.inspections(number).values()).containsExactlyInAnyOrder(1L, 1L, 1L, 1L, 3L, 4L);
        for (var role : List.of("planning", "archives", "urban-management", "quality-supervision", "civil-defence")) {
            assertThat(calls(office, role, number)).as(role)
                    .allSatisfy(called -> assertThat(called.get("effects").asInt()).isEqualTo(1));
        }
    }

    private static List<JsonNode> calls(Office office, String role, String number) {
        var calls = new ArrayList<JsonNode>();
        office.calls(role, number).forEach(calls::add);
        assertThat(calls).as(role).isNotEmpty();
        assertThat(calls).extracting(call -> call.get("operation").asText()).as(role).doesNotHaveDuplicates();
        return calls;
    }

    private static String number(Map<String, Story> cases, String title) {
        return cases.entrySet().stream()
                .filter(entry -> entry.getValue().title.contains(title))
                .findFirst().orElseThrow().getKey();
    }
}
