package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRuleTest {

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "Lianhu-2026, ''",
        "天水市民中心服务Ab, ''",
        "lianhu-202, ''",
        "Lianhu-26, LENGTH",
        "lianhulianhu2026, KINDS",
        "LIANHU LIANHU, KINDS",
        "Xx-w.wang-2026, NOT_PERSONAL",
        "Xx-W.WANG-2026, NOT_PERSONAL",
        "建国-Abcdef-26, NOT_PERSONAL",
        "王-Abcdef-2026, ''",
        "a@b.cn-Abc2026, NOT_PERSONAL",
        "Lianban-Demo-1, NOT_PUBLISHED",
        "lianban-demo, KINDS NOT_PUBLISHED",
    })
    @DisplayName("密码规则")
    void eachRuleSaysNoToWhatItIsFor(String password, String broken) {
        var user = new UserEntity("w.wang");
        user.setLastName("王");
        user.setFirstName("建国");
        user.setEmail("a@b.cn");
        assertThat(Arrays.stream(PasswordRule.values()).filter(rule -> !rule.execute(password, user)))
                .extracting(Enum::name)
                .containsExactly(broken.isEmpty() ? new String[0] : broken.split(" "));
    }
}
