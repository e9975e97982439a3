package org.lianban.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.engine.PolicyElement;
import org.lianban.engine.PolicyElements;

class BasisControllerTest {

    private final PolicyElements elements = mock(PolicyElements.class);
    private final BasisController controller = new BasisController(new BasisCatalogue(), elements);

    @Test
    @DisplayName("条款列出落实它的环节和规则，环节列出依据的条款；没有写依据的不列")
    void showsBothDirections() {
        when(elements.latest()).thenReturn(List.of(
                new PolicyElement("opening", "开办", "userTask_review", "审查", "userTask", "tianshui-2023/34; 行政许可法/38"),
                new PolicyElement("limits", "时限", "rule_1", "tianshui-2023/34 一日", "rule", "tianshui-2023/34 一日"),
                new PolicyElement("limits", "时限", "rule_2", "待确认", "rule", "文件未规定（待确认）")));

        var basis = controller.basis();

        assertThat(basis.elements()).extracting(BasisController.FoundedElement::element)
                .containsExactly("userTask_review", "rule_1");
        assertThat(realisedBy(basis, "tianshui-2023/34")).containsExactly("userTask_review", "rule_1");
        assertThat(realisedBy(basis, "行政许可法/38")).containsExactly("userTask_review");
        assertThat(realisedBy(basis, "xian-2024/1")).isEmpty();
    }

    private static List<String> realisedBy(BasisController.Basis basis, String citation) {
        return basis.clauses().stream()
                .filter(realised -> realised.clause().citation().toString().equals(citation))
                .flatMap(realised -> realised.realisedBy().stream())
                .map(BasisController.Place::element)
                .toList();
    }
}
