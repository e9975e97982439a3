package org.lianban.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lianban.privacy.IdentityCard;

@DisplayName("证件号码")
class IdentityDocumentTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @ParameterizedTest
    @CsvSource({
        "34052419800101001X, true",
        "340524198001010013, false",
        "34052419800101001x, false",
        "340524198001010, false",
        "'', false",
        "99052419800101001X, false",
    })
    @DisplayName("公民身份号码：18 位、地区、校验码")
    void identityCard(String number, boolean valid) {
        assertThat(IdentityCard.isValid(number, TODAY)).isEqualTo(valid);
    }

    @Test
    @DisplayName("出生日期须真实存在且不在将来，校验码正确也不例外")
    void birthdayExistsAndIsPast() {
        assertThat(IdentityCard.isValid(withCheck("34052419800229001"), TODAY)).isTrue();
        assertThat(IdentityCard.isValid(withCheck("34052419810229001"), TODAY)).isFalse();
        assertThat(IdentityCard.isValid(withCheck("34052420260302001"), TODAY)).isTrue();
        assertThat(IdentityCard.isValid(withCheck("34052420260303001"), TODAY)).isFalse();
        assertThat(IdentityCard.isValid(withCheck("34052419801301001"), TODAY)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "id-card, 34052419800101001X, true",
        "id-card, E12345678, false",
        "credit-code, 91330100799655058B, true",
        "credit-code, 34052419800101001X, false",
        "passport, E12345678, true",
        "passport, E123, false",
        "passport, e12345678, false",
        "hk-macao-permit, H12345678, true",
        "hk-macao-permit, M1234567801, true",
        "hk-macao-permit, T12345678, false",
        "taiwan-permit, 12345678, true",
        "taiwan-permit, 1234567, false",
        "foreign-certificate, HRB 12345 B, true",
        "foreign-certificate, 1, false",
        "driving-licence, 123456, false",
    })
    @DisplayName("按证件类型校验")
    void byKindOfDocument(String type, String number, boolean valid) {
        assertThat(IdentityDocument.fault(type, number, TODAY).isEmpty()).isEqualTo(valid);
    }

    static String withCheck(String body) {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        var sum = 0;
        for (var i = 0; i < weights.length; i++) {
            sum += weights[i] * (body.charAt(i) - '0');
        }
        return body + "10X98765432".charAt(sum % 11);
    }
}
