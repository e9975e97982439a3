package org.lianban.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedFingerprintTest {

    private static final String NUMBER = "11010519491231002X";

    private final Fingerprint fingerprint = under("a");

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "11010519491231002x", " 11010519491231002X ", "110105491231002"})
    @DisplayName("同一号码的各种写法，指纹相同")
    void oneNumberHasOneFingerprint(String written) {
        assertThat(fingerprint.of(written)).isEqualTo(fingerprint.of(NUMBER));
        assertThat(fingerprint.matches(written, fingerprint.of(NUMBER))).isTrue();
    }

    @Test
    @DisplayName("不同号码、不同密钥，指纹不同；看不出号码，也看不出主密钥")
    void othersDiffer() {
        var taken = fingerprint.of(NUMBER);
        assertThat(taken).doesNotContain(NUMBER).hasSizeLessThanOrEqualTo(100);
        assertThat(fingerprint.of("34052419800101001X")).isNotEqualTo(taken);
        assertThat(fingerprint.matches("34052419800101001X", taken)).isFalse();
        assertThat(under("b").of(NUMBER).split("\\.")[1]).isNotEqualTo(taken.split("\\.")[1]);
        assertThat(under("b").matches(NUMBER, taken)).isFalse();
    }

    @Test
    @DisplayName("主密钥更换后，凭旧密钥仍认得以前的指纹")
    void aReplacedKeyStillKnowsItsFingerprints() {
        assertThat(under("b", "a").matches(NUMBER, fingerprint.of(NUMBER))).isTrue();
        assertThat(under("b", "a").of(NUMBER)).isEqualTo(under("b").of(NUMBER));
    }

    @Test
    @DisplayName("换过密钥：要找的是现在和从前的每一个指纹")
    void whatToLookForGoesBackToFormerKeys() {
        assertThat(under("b", "a").underEveryKey(NUMBER)).containsExactly(under("b").of(NUMBER), under("a").of(NUMBER));
    }

    private static Fingerprint under(String key, String... formerKeys) {
        return new KeyedFingerprint(new Vault(master(key), List.of(formerKeys).stream().map(KeyedFingerprintTest::master).toList()));
    }

    private static String master(String letter) {
        return Base64.getEncoder().encodeToString(letter.repeat(32).getBytes());
    }
}
