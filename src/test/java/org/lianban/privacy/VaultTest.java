package org.lianban.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {

    private static final String TEXT = "身份证号 620502199003074012，".repeat(40);

    private final Vault vault = vault("a");

    @Test
    @DisplayName("加密后看不出原文，换个位置打不开，改一个字打不开")
    void whatIsSealedOpensOnlyAsItWasAndWhereItWas() {
        var key = vault.newKey();
        var sealed = vault.seal(key, "case-1", TEXT);

        assertThat(sealed).doesNotContain("6205").hasSizeLessThan(TEXT.length());
        assertThat(vault.open(key, "case-1", sealed)).hasValue(TEXT);
        assertThat(vault.open(key, "case-2", sealed)).isEmpty();
        assertThat(vault.open(vault.newKey(), "case-1", sealed)).isEmpty();
        for (var place = 0; place < sealed.length(); place += 7) {
            var changed = sealed.substring(0, place) + (sealed.charAt(place) == 'A' ? 'B' : 'A') + sealed.substring(place + 1);
            assertThat(vault.open(key, "case-1", changed)).as("changed at %d", place).isEmpty();
        }
        assertThat(vault.open(key, "case-1", sealed.substring(0, 20))).isEmpty();
        assertThat(vault.open(key, "case-1", TEXT)).isEmpty();
    }

    @Test
    @DisplayName("同样的内容每次加密都不同")
    void equalTextsAreNotSeenToBeEqual() {
        var key = vault.newKey();
        assertThat(vault.seal(key, "p", "同意")).isNotEqualTo(vault.seal(key, "p", "同意"));
        assertThat(vault.newKey()).isNotEqualTo(vault.newKey());
    }

    @Test
    @DisplayName("主密钥更换后，旧内容凭旧密钥仍可读，新内容用新密钥")
    void aReplacedMasterKeyStillOpensWhatItSealed() {
        var key = vault.newKey();
        var ofCase = vault.seal(key, "p", TEXT);
        var own = vault.seal("q", TEXT);

        var replaced = vault("b", "a");
        assertThat(replaced.open(key, "p", ofCase)).hasValue(TEXT);
        assertThat(replaced.open("q", own)).hasValue(TEXT);
        assertThat(vault.open("q", replaced.seal("q", TEXT))).isEmpty();

        var without = vault("b");
        assertThat(without.open(key, "p", ofCase)).isEmpty();
        assertThat(without.open("q", own)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "not base64!"})
    @DisplayName("没有合格的主密钥就不启动")
    void withoutAProperKeyNothingStarts(String key) {
        assertThatIllegalStateException().isThrownBy(() -> new Vault(key, List.of())).withMessageContaining("lianban.vault.key");
    }

    private static Vault vault(String key, String... former) {
        return new Vault(encoded(key), List.of(former).stream().map(VaultTest::encoded).toList());
    }

    private static String encoded(String letter) {
        return Base64.getEncoder().encodeToString(letter.repeat(32).getBytes());
    }
}
