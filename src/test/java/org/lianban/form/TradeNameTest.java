package org.lianban.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("字号")
class TradeNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"华盛", "秦州鼎", "天水缘", "科技源", "渭滨人家"})
    @DisplayName("两个以上汉字、不单独是地名或行业的可用")
    void usable(String name) {
        assertThat(TradeName.faults(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "华, 两个以上汉字",
        "ABC, 两个以上汉字",
        "华盛1号, 两个以上汉字",
        "天水, 行政区划",
        "天水市, 行政区划",
        "甘肃省, 行政区划",
        "科技, 行业或者经营特点",
        "中华盛世, 国务院批准",
        "华盛国家, 国务院批准",
        "解放军服, 部队番号",
        "美国城, 外国国家",
        "好运赌, 赌博",
    })
    @DisplayName("不可用的说明原因")
    void unusable(String name, String reason) {
        assertThat(TradeName.faults(name)).anyMatch(fault -> fault.contains(reason));
    }
}
