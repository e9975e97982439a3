package org.lianban.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.engine.PolicyElement;
import org.lianban.engine.PolicyElements;
import org.lianban.engine.PolicyModel;
import org.springframework.web.server.ResponseStatusException;

class BasisControllerTest {

    private final PolicyElements elements = mock(PolicyElements.class);
    private final BasisController controller = new BasisController(new BasisCatalogue(), elements, new RecordedTests());

    @BeforeEach
    void twoModelsAreDeployed() {
        when(elements.latest()).thenReturn(List.of(
                new PolicyModel("enterprise-opening", "企业开办一件事", false, 3, "enterprise-opening", false, List.of(
                        new PolicyElement("userTask_review", "审查", "userTask", "tianshui-2023/34; 行政许可法/38; xianyang-2022/3"))),
                new PolicyModel("timeLimit", "办理时限", true, 1, "time-limit", true, List.of(
                        new PolicyElement("rule_1", "tianshui-2023/34 一日", "rule", "tianshui-2023/34 一日"),
                        new PolicyElement("rule_2", "待确认", "rule", "文件未规定（待确认）")))));
    }

    @Test
    @DisplayName("条款列出落实它的环节和规则，环节列出依据的条款；没有写依据的不列")
    void showsBothDirections() {
        var basis = answer();

        assertThat(basis.get("elements").findValuesAsText("element")).containsExactly("userTask_review", "rule_1");
        assertThat(realisedBy(basis, "tianshui-2023/34")).containsExactly("userTask_review", "rule_1");
        assertThat(realisedBy(basis, "行政许可法/38")).containsExactly("userTask_review");
        assertThat(realisedBy(basis, "xian-2024/1")).isEmpty();
    }

    @Test
    @DisplayName("两个方向是同一组对应")
    void bothDirectionsAgree() {
        var basis = answer();

        var byClause = each(basis.get("clauses"))
                .flatMap(clause -> each(clause.get("realisedBy")).map(place -> pair(clause.get("citation").asText(), place)))
                .collect(Collectors.toSet());
        var byElement = each(basis.get("elements"))
                .flatMap(element -> each(element.get("basis")).map(citation -> pair(citation.asText(), element)))
                .collect(Collectors.toSet());

        assertThat(byClause).isEqualTo(byElement).hasSize(4);
    }

    @Test
    @DisplayName("每一条说明是否落实和为什么：落实、部分落实、尚未落实、不能执行、没有引用")
    void saysWhetherAndWhyNot() {
        var basis = answer();

        assertThat(clause(basis, "tianshui-2023/34").get("state").asText()).isEqualTo("realised");
        var partial = clause(basis, "xianyang-2022/3");
        assertThat(partial.get("state").asText()).isEqualTo("partial");
        assertThat(partial.at("/why/zh").asText()).contains("B-04“企业简易注销”还没有模型").doesNotContain("B-01");
        assertThat(partial.at("/why/en").asText()).contains("B-04, simple deregistration of an enterprise, has no model yet");
        assertThat(each(partial.get("procedures")).filter(part -> part.get("realised").asBoolean()).map(part -> part.get("code").asText()))
                .containsExactly("B-01");
        assertThat(clause(basis, "xianyang-2022/1").get("state").asText()).isEqualTo("pending");
        assertThat(clause(basis, "xianyang-2022/17").get("state").asText()).isEqualTo("notExecutable");
        assertThat(clause(basis, "行政许可法/42").get("state").asText()).isEqualTo("uncited");
    }

    @Test
    @DisplayName("模型带版本，设计人员另行部署的看得出来")
    void tellsTheDeployedVersions() {
        assertThat(each(answer().get("models")).map(JsonNode::toString)).containsExactly(
                "{\"id\":\"enterprise-opening\",\"name\":\"企业开办一件事\",\"decision\":false,\"version\":3,\"folder\":\"enterprise-opening\",\"shipped\":false}",
                "{\"id\":\"timeLimit\",\"name\":\"办理时限\",\"decision\":true,\"version\":1,\"folder\":\"time-limit\",\"shipped\":true}");
    }

    @Test
    @DisplayName("模型的原文；没有的是 404")
    void givesTheModelItself() {
        when(elements.text("timeLimit")).thenReturn(Optional.of("<definitions/>"));

        assertThat(controller.model("timeLimit")).isEqualTo("<definitions/>");
        assertThatThrownBy(() -> controller.model("nobody")).isInstanceOfSatisfying(
                ResponseStatusException.class, refused -> assertThat(refused.getStatusCode().value()).isEqualTo(404));
    }

    @Test
    @DisplayName("每个模型的测试，各自走过哪些环节或者命中哪些规则")
    void tellsTheTestsOfAModel() {
        assertThat(controller.tests("timeLimit")).isNotEmpty().allSatisfy(test -> {
            assertThat(test.source()).isEqualTo("decisions/time-limit/time-limit.cases.csv");
            assertThat(test.elements()).isNotEmpty();
        });
        assertThat(controller.tests("drawing-review")).anySatisfy(test -> {
            assertThat(test.source()).endsWith(".DrawingReviewProcessTest");
            assertThat(test.name()).contains("其余意见保留");
            assertThat(test.elements()).contains("startEvent_applicationSubmitted", "businessRuleTask_decideOutcome");
        });
        assertThat(controller.tests("nobody")).isEmpty();
    }

    /** As it goes out. */
    private JsonNode answer() {
        return new ObjectMapper().valueToTree(controller.basis());
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String pair(String citation, JsonNode place) {
        return citation + " " + place.get("model").asText() + "/" + place.get("element").asText();
    }

    private static JsonNode clause(JsonNode basis, String citation) {
        return each(basis.get("clauses")).filter(clause -> clause.get("citation").asText().equals(citation)).findFirst().orElseThrow();
    }

    private static List<String> realisedBy(JsonNode basis, String citation) {
        return clause(basis, citation).get("realisedBy").findValuesAsText("element");
    }
}
