package org.lianban.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.access.Role;

/** What the Modeler offers, from where it looks for it: {@code .camunda/element-templates} in a folder above the diagram. */
@DisplayName("元素模板齐全，用中文，照着填就合乎规则")
class ElementTemplatesTest {

    private static final Path FOLDER = Path.of("processes/.camunda/element-templates");

    private static final List<JsonNode> TEMPLATES = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        try (var files = Files.list(FOLDER)) {
            for (var file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
                TEMPLATES.add(new ObjectMapper().readTree(file.toFile()));
            }
        }
    }

    @Test
    @DisplayName("每个处理程序有一个模板，联系部门的在自己的事务中开始，都问依据")
    void everyDelegateHasItsTemplate() {
        JavaFacts.packaged().delegates().values().forEach(delegate -> {
            var template = TEMPLATES.stream()
                    .filter(each -> value(each, "camunda:delegateExpression").equals("${%s}".formatted(delegate.bean())))
                    .toList();
            assertThat(template).as(delegate.bean()).hasSize(1);
            assertThat(value(template.get(0), "camunda:asyncBefore").equals("true")).as(delegate.bean()).isEqualTo(delegate.calls());
            assertThat(bindings(template.get(0))).as(delegate.bean()).contains("basis");
        });
    }

    @Test
    @DisplayName("人工办理、判定、等待申请人、文书、计时各有模板")
    void everyKindOfStepHasItsTemplate() {
        assertThat(bindings(template("review-step"))).contains(
                "camunda:candidateGroups", "camunda:formRef", "camunda:formRefBinding", "camunda:dueDate", "separation.otherThan", "basis");
        assertThat(bindings(template("decide"))).contains(
                "camunda:decisionRef", "camunda:decisionRefBinding", "camunda:mapDecisionResult", "camunda:resultVariable", "basis");
        assertThat(bindings(template("await-applicant"))).contains("clock.pause", "clock.basis", "camunda:dueDate", "basis");
        assertThat(bindings(template("pause-clock"))).contains("clock.pause", "clock.basis");
        assertThat(bindings(template("issue-notice"))).contains("notice");
        assertThat(Stream.of("start-clock", "stop-clock", "extend-clock").map(ElementTemplatesTest::template)).doesNotContainNull();
    }

    @Test
    @DisplayName("办理部门可选的正是能办任务的部门角色")
    void theDepartmentsToChooseFromAreThoseThatWork() {
        for (var name : List.of("review-step", "await-applicant")) {
            var choices = properties(template(name))
                    .filter(property -> binding(property).equals("camunda:candidateGroups"))
                    .flatMap(property -> stream(property.path("choices")))
                    .map(choice -> choice.path("value").asText());
            assertThat(choices).as(name).containsExactlyInAnyOrderElementsOf(Role.departments());
        }
    }

    @Test
    @DisplayName("名称、说明、每一栏的标签和帮助都是中文")
    void everythingShownIsChinese() {
        assertThat(TEMPLATES).isNotEmpty().allSatisfy(template -> {
            var shown = new ArrayList<>(List.of(template.path("name").asText(), template.path("description").asText()));
            properties(template).filter(property -> !property.path("type").asText().equals("Hidden")).forEach(property -> {
                shown.add(property.path("label").asText());
                shown.add(property.path("description").asText());
                stream(property.path("choices")).forEach(choice -> shown.add(choice.path("name").asText()));
            });
            assertThat(shown).as(template.path("id").asText()).allMatch(text -> text.codePoints().anyMatch(Character::isIdeographic));
        });
    }

    private static JsonNode template(String file) {
        return TEMPLATES.stream().filter(template -> template.path("id").asText().endsWith("." + file)).findFirst().orElseThrow();
    }

    private static Set<String> bindings(JsonNode template) {
        return properties(template).map(ElementTemplatesTest::binding).collect(Collectors.toSet());
    }

    private static String value(JsonNode template, String binding) {
        return properties(template)
                .filter(property -> binding(property).equals(binding))
                .map(property -> property.path("value").asText())
                .findFirst()
                .orElse("");
    }

    private static Stream<JsonNode> properties(JsonNode template) {
        return stream(template.path("properties"));
    }

    private static String binding(JsonNode property) {
        return property.path("binding").path("name").asText();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
