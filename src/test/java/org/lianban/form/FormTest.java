package org.lianban.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("部署时检查表单本身")
class FormTest {

    @ParameterizedTest
    @ValueSource(strings = {"application.form", "review.form", "supplement.form"})
    @DisplayName("完好的表单没有问题")
    void soundForms(String name) {
        assertThat(Forms.validation().problems(Forms.read(name))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', value = {
        "{\"type\":\"textfield\",\"key\":\"a\",\"label\":\"甲\",\"properties\":{\"check\":\"mobile telephone\"}} | 没有名为“telephone”的校验：甲（a）",
        "{\"type\":\"filepicker\",\"key\":\"a\",\"label\":\"甲\"} | 不支持的组件“filepicker”：甲（a）",
        "{\"type\":\"textfield\",\"label\":\"甲\"} | 组件没有键：甲",
        "{\"type\":\"textfield\",\"key\":\"a.b\",\"label\":\"甲\"} | 键不能含点号：甲（a.b）",
        "{\"type\":\"textfield\",\"key\":\"a\",\"label\":\"甲\",\"validate\":{\"pattern\":\"[\"}} | pattern 无法解析：甲（a）",
        "{\"type\":\"textfield\",\"key\":\"a\",\"label\":\"甲\",\"conditional\":{\"hide\":\"=b =\"}} | hide 的表达式无法解析：甲（a）",
        "{\"type\":\"expression\",\"key\":\"a\",\"label\":\"甲\",\"expression\":\"1\"} | 没有表达式：甲（a）",
        "{\"type\":\"textfield\",\"key\":\"a\",\"label\":\"甲\"},{\"type\":\"group\",\"label\":\"乙\",\"components\":[{\"type\":\"number\",\"key\":\"a\",\"label\":\"丙\"}]} | 键重复：a",
        "{\"type\":\"dynamiclist\",\"path\":\"l\",\"label\":\"乙\",\"components\":[{\"type\":\"number\",\"key\":\"a\",\"label\":\"丙\"},{\"type\":\"number\",\"key\":\"a\",\"label\":\"丁\"}]} | 键重复：l.a",
        "{\"type\":\"group\",\"label\":\"乙\",\"properties\":{\"check\":\"nothing\"},\"components\":[]} | 没有名为“nothing”的校验：乙",
    })
    @DisplayName("错误的组件、键、表达式和未知校验都被指出")
    void names(String component, String problem) {
        assertThat(Forms.validation().problems(form(component))).singleElement().asString().contains(problem);
    }

    @Test
    @DisplayName("表单根上的未知校验、过新的版本、坏 JSON")
    void rootProblems() {
        assertThat(Forms.validation().problems("{\"schemaVersion\":17,\"components\":[],\"properties\":{\"check\":\"x\"}}"))
                .containsExactly("表单的 schemaVersion 为 17，任务列表只支持到 16", "没有名为“x”的校验：表单");
        assertThat(Forms.validation().problems("{")).singleElement().asString().contains("不是有效的 JSON");
        assertThat(Forms.validation().problems("[]")).containsExactly("表单没有 components");
    }

    private static String form(String components) {
        return "{\"id\":\"f\",\"schemaVersion\":16,\"components\":[" + components + "]}";
    }
}
