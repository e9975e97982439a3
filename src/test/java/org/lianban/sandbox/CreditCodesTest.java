package org.lianban.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodesTest {

    @ParameterizedTest
    @ValueSource(strings = {"91330100799655058B", "914403001922038216", "9144030071526726XG", "91110000802100433B"})
    @DisplayName("真实统一社会信用代码的两个校验位都算得出来")
    void bothCheckCharactersOfRealCodesAreFound(String real) {
        assertThat(CreditCodes.organisationCheck(real.substring(8, 16))).isEqualTo(real.charAt(16));
        assertThat(CreditCodes.check(real.substring(0, 17))).isEqualTo(real.charAt(17));
    }
}
