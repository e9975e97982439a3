package org.lianban.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("统一社会信用代码")
class CreditCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"91330100799655058B", "914403001922038216", "9144030071526726XG", "91110000802100433B"})
    @DisplayName("真实代码通过")
    void acceptsRealCodes(String code) {
        assertThat(CreditCode.isValid(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"91330100799655058C", "91330100799655085B", "9133010079965505", "91330100799655058b", "I1330100799655058B", "", "913301007996550580B"})
    @DisplayName("校验码不符、缺位、多位、含禁用字母的不通过")
    void refusesWhatIsNotOne(String code) {
        assertThat(CreditCode.isValid(code)).isFalse();
    }

    @DisplayName("整码校验码正确而主体标识码校验位错误的不通过")
    @ParameterizedTest
    @ValueSource(strings = {"799655051"})
    void refusesWrongOrganisationCodeUnderARightCheckDigit(String wrongBody) {
        var charset = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var code = charset.chars().mapToObj(last -> "91330100" + wrongBody + (char) last)
                .filter(cn.hutool.core.util.CreditCodeUtil::isCreditCode)
                .findFirst().orElseThrow();

        assertThat(CreditCode.isValid(code)).isFalse();
    }
}
