package org.lianban.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealKeyTest {

    /** RFC 8032, section 7.1, test 2: the secret key in PKCS#8, the public key, and the signature of one byte. */
    private static final String PUBLISHED_KEY = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIEzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7
            -----END PRIVATE KEY-----
            """;

    private static final String PUBLISHED_PUBLIC_KEY = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    private static final String PUBLISHED_SIGNATURE = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

    @TempDir
    Path folder;

    @Test
    @DisplayName("公钥和签名与 RFC 8032 公布的一致")
    void thePublicKeyFollowsFromThePrivateOne() throws IOException {
        var key = new SealKey(file("own.pem", PUBLISHED_KEY), false, List.of());

        assertThat(key.sign(new byte[] {0x72})).isEqualTo(PUBLISHED_SIGNATURE);
        assertThat(key.verifier().isSigned(new byte[] {0x72}, PUBLISHED_SIGNATURE)).isTrue();
        assertThat(HexFormat.of().formatHex(SealVerifier.read(key.verifier().pem()).get(0).getEncoded())).endsWith(PUBLISHED_PUBLIC_KEY);
    }

    @Test
    @DisplayName("演示环境首次启动自动生成，只有所有者可读，以后沿用")
    void aGeneratedKeyIsKept() throws IOException {
        var file = folder.resolve("data/seal-key.pem");
        var first = new SealKey(file.toString(), true, List.of());
        var second = new SealKey(file.toString(), true, List.of());

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(Files.getPosixFilePermissions(file)).noneMatch(permission -> permission.name().startsWith("GROUP") || permission.name().startsWith("OTHERS"));
        assertThat(new SealKey(folder.resolve("other.pem").toString(), true, List.of()).id()).isNotEqualTo(first.id());
    }

    @Test
    @DisplayName("换过密钥，旧签名凭旧公钥仍可核验；没有旧公钥就不行")
    void whatAFormerKeySignedStaysVerifiable() throws IOException {
        var former = new SealKey(folder.resolve("former.pem").toString(), true, List.of());
        var published = file("former-public.pem", former.verifier().pem());
        var content = "封印".getBytes(StandardCharsets.UTF_8);
        var signature = former.sign(content);

        assertThat(new SealKey(file("own.pem", PUBLISHED_KEY), false, List.of(published)).verifier().isSigned(content, signature)).isTrue();
        assertThat(new SealKey(file("own.pem", PUBLISHED_KEY), false, List.of()).verifier().isSigned(content, signature)).isFalse();
        assertThat(former.verifier().isSigned(content, PUBLISHED_SIGNATURE)).isFalse();
        assertThat(former.verifier().isSigned(content, "nonsense")).isFalse();
    }

    @Test
    @DisplayName("缺少或不是 Ed25519 私钥，不启动并说明怎么办")
    void somethingElseIsRefused() throws IOException {
        for (var file : List.of("", folder.resolve("missing.pem").toString(), file("nonsense.pem", "nonsense"),
                file("public.pem", new SealKey(file("own.pem", PUBLISHED_KEY), false, List.of()).verifier().pem()))) {
            assertThatIllegalStateException().isThrownBy(() -> new SealKey(file, false, List.of())).withMessageContaining("lianban.seals.key-file");
        }
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
