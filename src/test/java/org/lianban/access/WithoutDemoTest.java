package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

// Camunda answers REST calls from a static registry of engines by name: one application at a time
@DirtiesContext
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "lianban.models=classpath*:access/",
            "lianban.administrator.id=chief",
            "lianban.administrator.password=First-password-2026",
            "lianban.sandbox.enabled=false",
            "lianban.vault.key=b25seS1mb3ItdGhlLXRlc3RzLTMyLWJ5dGVzLWxvbmc=",
            "spring.datasource.url=jdbc:h2:mem:without-demo;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            // the format of the log would stay for the whole JVM
            "logging.structured.format.console="
        })
@ActiveProfiles("production")
class WithoutDemoTest {

    @DynamicPropertySource
    static void aKeyOfItsOwn(DynamicPropertyRegistry settings) {
        settings.add("lianban.seals.key-file", WithoutDemoTest::sealKey);
    }

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @Test
    @DisplayName("演示环境之外没有演示账号")
    void thereAreNoDemoAccounts() {
        assertThat(identities.createUserQuery().list()).extracting("id").containsExactly("chief");
        assertThat(Client.anonymous(port).get("/login").body()).doesNotContain("tianshui", DemoAccounts.PASSWORD);
        assertThat(Client.program(port, "admin").get("/engine-rest/user").statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("首个管理员来自配置，可以建立账号，不能办理业务")
    void theFirstAdministratorComesFromTheConfiguration() {
        var chief = Client.program(port, "chief", "First-password-2026");
        assertThat(chief.json("/engine-rest/user")).hasSize(1);
        assertThat(chief.json("/engine-rest/process-definition")).isEmpty();
        var body = "{\"profile\":{\"id\":\"w.wang\",\"firstName\":\"王\",\"lastName\":\"\"},\"credentials\":{\"password\":\"Long-enough-2026\"}}";
        assertThat(chief.post("/engine-rest/user/create", body).statusCode()).isEqualTo(204);
        assertThat(chief.send("PUT", "/engine-rest/group/public-security/members/w.wang", "{}", "application/json").statusCode()).isEqualTo(204);
        assertThat(chief.send("PUT", "/engine-rest/tenant/xian/user-members/w.wang", "{}", "application/json").statusCode()).isEqualTo(204);
        assertThat(Client.program(port, "w.wang", "Long-enough-2026").get("/engine-rest/task").statusCode()).isEqualTo(200);
        identities.deleteUser("w.wang");
    }

    @Test
    @DisplayName("模拟部门停用后不可访问")
    void theSandboxIsOutOfReach() {
        assertThat(Client.anonymous(port).get("/sandbox/registrar/switches").statusCode()).isEqualTo(404);
        assertThat(Client.anonymous(port).post("/sandbox/tax/taxpayer-confirmations", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("在 TLS 之后：一年内只走 TLS，Cookie 只走 TLS，转到登录页也走 TLS")
    void behindTlsNothingGoesInClear() {
        var browser = Client.anonymous(port);
        var page = browser.send("GET", "/login", null, null, "X-Forwarded-Proto", "https");
        assertThat(page.headers().firstValue("Strict-Transport-Security")).get().asString().contains("max-age=31536000");
        assertThat(page.headers().allValues("Set-Cookie")).isNotEmpty().allSatisfy(WithoutDemoTest::isGuarded);

        var signedIn = browser.form("/login", "username=chief&password=First-password-2026&_csrf=" + Client.tokenOf(page),
                "X-Forwarded-Proto", "https", "Cookie", session(page));
        var admin = browser.send("GET", "/camunda/app/admin/default/", null, null, "X-Forwarded-Proto", "https", "Cookie", session(signedIn));
        assertThat(admin.statusCode()).isEqualTo(200);
        assertThat(admin.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(admin.headers().allValues("Set-Cookie")).anyMatch(set -> set.startsWith("XSRF-TOKEN")).allSatisfy(WithoutDemoTest::isGuarded);
        var redirect = Client.anonymous(port).send("GET", "/", null, null, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "lianban.example");
        assertThat(Client.location(redirect)).startsWith("https://");
        assertThat(Client.anonymous(port).get("/login").headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    /** The client keeps cookies that are for TLS only to itself. */
    private static String session(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("JSESSIONID"))
                .map(set -> set.substring(0, set.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private static void isGuarded(String cookie) {
        assertThat(cookie).contains("Secure", "SameSite=Lax").satisfies(set -> {
            if (set.startsWith("JSESSIONID")) {
                assertThat(set).contains("HttpOnly");
            }
        });
    }

    private static String sealKey() {
        try {
            var key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
            var pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(key.getEncoded()) + "\n-----END PRIVATE KEY-----\n";
            return Files.writeString(Files.createDirectories(Path.of("target", "keys")).resolve("without-demo.pem"), pem).toString();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
