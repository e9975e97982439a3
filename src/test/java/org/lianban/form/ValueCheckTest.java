package org.lianban.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lianban.form.ValueCheck.Surroundings;

@DisplayName("按名称引用的单项校验")
class ValueCheckTest {

    private static final Surroundings AROUND = new Surroundings(
            LocalDate.of(2026, 3, 2), LocalDate.of(2026, 2, 27), "documentType", Map.of("documentType", (Object) "id-card")::get);

    @ParameterizedTest
    @CsvSource({
        "mobile, 13800000000, true",
        "mobile, 12800000000, false",
        "mobile, 1380000000, false",
        "mobile, 138000000000, false",
        "mobile, +8613800000000, false",
        "postal-code, 741000, true",
        "postal-code, 74100, false",
        "month, 2026-12, true",
        "month, 2026-13, false",
        "month, 2026-1, false",
        "month, 202612, false",
        "not-before-today, 2026-03-02, true",
        "not-before-today, 2026-03-01, false",
        "not-before-today, 2026-03-02T09:00, true",
        "not-after-today, 2026-03-02, true",
        "not-after-today, 2026-03-03, false",
        "not-before-acceptance, 2026-02-27, true",
        "not-before-acceptance, 2026-02-26, false",
        "identity-document, 34052419800101001X, true",
        "identity-document, 91330100799655058B, false",
        "credit-code, 91330100799655058B, true",
        "credit-code, 34052419800101001X, false",
        "id-card, 340524198001010013, false",
        "trade-name, 天水, false",
    })
    void holdsOnBothSidesOfItsBoundary(String check, String value, boolean valid) {
        assertThat(ValueCheck.BY_NAME.get(check).faults(value, AROUND).isEmpty()).isEqualTo(valid);
    }
}
