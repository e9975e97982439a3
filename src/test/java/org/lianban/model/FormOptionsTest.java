package org.lianban.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FormOptionsTest {

    @Test
    @DisplayName("经营范围可选的条目与规范条目表一致")
    void scopeItemsAreThoseOfTheTable() {
        var rule = new FormOptionsRule("enterprise-opening", "enterprise-opening-application", "businessScope", "businessScopeItem");

        assertThat(rule.check(Models.in(Path.of("")))).isEmpty();
    }
}
