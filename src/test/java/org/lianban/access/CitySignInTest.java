package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** Signing in with a city's unified identity, against a real provider. */
@AccessTest
class CitySignInTest {

    private static final String CLIENT = "spring.security.oauth2.client.";
    private static final Pattern REFRESH = Pattern.compile("http-equiv=\"refresh\" content=\"0; url=([^\"]+)\"");

    private static IdentityProvider provider;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void startTheProvider(DynamicPropertyRegistry properties) throws IOException, InterruptedException {
        provider = IdentityProvider.start();
        properties.add(CLIENT + "registration.city.client-id", () -> "lianban");
        properties.add(CLIENT + "registration.city.client-secret", () -> "secret-of-the-test");
        properties.add(CLIENT + "registration.city.client-name", () -> "市统一身份认证");
        properties.add(CLIENT + "registration.city.scope", () -> "openid,profile");
        properties.add(CLIENT + "provider.city.issuer-uri", provider::issuer);
        properties.add(CLIENT + "registration.absent.client-id", () -> "lianban");
        properties.add(CLIENT + "registration.absent.scope", () -> "openid");
        properties.add(CLIENT + "provider.absent.issuer-uri", () -> "http://127.0.0.1:1");
    }

    @AfterAll
    static void stopTheProvider() throws InterruptedException {
        provider.close();
    }

    @Test
    @DisplayName("登录页除密码外还有统一身份认证")
    void theLoginPageOffersBoth() {
        assertThat(Client.anonymous(port).get("/login").body())
                .contains("<label for=\"password\">", "href=\"/oauth2/authorization/city\">市统一身份认证登录</a>")
                .doesNotContain("{{");
    }

    @Test
    @DisplayName("用统一身份认证登录后，是引擎中的那个人：工作台、待办、接口都认得")
    void theProviderSaysWhoAndTheEngineSaysWhatFor() {
        var browser = signedIn("tianshui.hall");

        assertThat(browser.get("/").body()).contains("天水综合窗口", "/camunda/app/tasklist/").doesNotContain("/camunda/app/cockpit/");
        assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(browser.json("/camunda/api/admin/auth/user/default").path("userId").asText()).isEqualTo("tianshui.hall");
        assertThat(browser.get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/audit/installation/verification").statusCode()).isEqualTo(403);
        assertThat(signedIn("auditor").get("/api/audit/installation/verification").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("请求带 PKCE、state 和 nonce，登录后换用新会话")
    void theRequestIsProtectedAndTheSessionNew() {
        var browser = Client.anonymous(port);
        var request = UriComponentsBuilder.fromUriString(Client.location(browser.get("/oauth2/authorization/city"))).build();
        assertThat(request.getQueryParams().toSingleValueMap())
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("code_challenge", "state", "nonce");

        var answer = provider.answerFor(browser, "tianshui.hall");
        var before = browser.cookie("JSESSIONID");
        browser.get(answer);
        assertThat(browser.cookie("JSESSIONID")).isNotNull().isNotEqualTo(before);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("先打开的页面，登录后回到那里")
    void thePageThatWasAskedForComesAfterwards() {
        var browser = Client.anonymous(port);
        browser.send("GET", "/camunda/app/tasklist/default/", null, null, "Accept", "text/html");
        assertThat(Client.location(browser.get(provider.answerFor(browser, "tianshui.tax"))))
                .contains("/camunda/app/tasklist/default/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody.we.know", "Tianshui.Hall", "nameless", "%20"})
    @DisplayName("统一身份认证中有、联办中没有的账号，不能登录")
    void anUnknownAccountIsRefused(String login) {
        var browser = Client.anonymous(port);
        var answer = browser.get(provider.answerFor(browser, login));
        assertThat(Client.location(answer)).endsWith("/login?unknown");
        assertThat(browser.get("/login?unknown").body()).contains("没有对应的账号");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    @DisplayName("伪造的 state、别人的授权码都不能登录")
    void aForgedStateOrTheCodeOfAnotherIsRefused() {
        var victim = Client.anonymous(port);
        var answer = provider.answerFor(victim, "tianshui.bank");
        assertRefused(victim, answer.replaceFirst("state=[^&]+", "state=forged"));

        // who was never sent to the provider cannot be brought back by a link of somebody else
        assertRefused(Client.anonymous(port), answer);

        var attacker = Client.anonymous(port);
        var stolen = UriComponentsBuilder.fromUriString(answer).build().getQueryParams().getFirst("code");
        var own = provider.answerFor(attacker, "tianshui.tax");
        assertRefused(attacker, own.replaceFirst("code=[^&]+", "code=" + stolen));
    }

    @ParameterizedTest
    @ValueSource(strings = {"audience", "nonce", "issuer", "late", "signature", "none"})
    @DisplayName("身份令牌是别的系统的、别次登录的、别家签发的、过期的、签名不对或没有签名，一律拒绝")
    void anIdTokenThatIsNotOursIsRefused(String kind) {
        var browser = Client.anonymous(port);
        var answer = provider.answerFor(browser, "tianshui.hall");
        provider.tamperOnce(kind);
        assertRefused(browser, answer);
    }

    @Test
    @DisplayName("在统一身份认证页面取消，回到登录页")
    void cancellingLeadsBack() {
        var browser = Client.anonymous(port);
        var page = IdentityProvider.follow(browser, browser.get("/oauth2/authorization/city"));
        var abort = IdentityProvider.follow(browser, browser.get(page.uri() + "/abort"));
        assertThat(Client.location(browser.get(Client.location(abort)))).endsWith("/login?cancelled");
    }

    @Test
    @DisplayName("统一身份认证连不上时说明情况，密码登录照常")
    void anAbsentProviderStopsNobodyElse() {
        var browser = Client.anonymous(port);
        assertThat(Client.location(browser.get("/oauth2/authorization/absent"))).endsWith("/login?unavailable");
        assertThat(browser.get("/login?unavailable").body()).contains("暂时无法连接");
        assertThat(Client.location(browser.signIn("tianshui.hall", DemoAccounts.PASSWORD))).endsWith("/");
        assertThat(Client.location(browser.signIn("tianshui.hall", "wrong"))).endsWith("/login?error");
        assertThat(Client.program(port, "tianshui.hall").get("/engine-rest/task").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("在工作台退出，统一身份认证也退出")
    void signingOutEndsTheSessionOfTheProviderToo() {
        var browser = signedIn("tianshui.planning");
        var farewell = browser.form("/logout", "_csrf=" + encode(Client.tokenOf(browser.get("/"))));

        assertThat(farewell.statusCode()).isEqualTo(200);
        assertThat(farewell.headers().firstValue("Content-Security-Policy")).get().asString().contains("form-action 'self'");
        assertThat(farewell.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);

        var there = REFRESH.matcher(farewell.body());
        assertThat(there.find()).as(farewell.body()).isTrue();
        var question = IdentityProvider.follow(browser, browser.get(HtmlUtils.htmlUnescape(there.group(1))));
        var xsrf = Pattern.compile("name=\"xsrf\" value=\"([^\"]+)\"").matcher(question.body());
        assertThat(xsrf.find()).as(question.body()).isTrue();
        assertThat(IdentityProvider.submit(browser, question, "logout=yes&xsrf=" + xsrf.group(1))).endsWith("/login?logout");

        // the provider asks for the password again
        assertThat(asksWho(browser)).isTrue();
    }

    @Test
    @DisplayName("在待办退出，联办的会话结束，并告知统一身份认证仍在登录状态，只说一次")
    void signingOutInTasklistSaysThatTheProviderKeepsItsSession() {
        var browser = signedIn("tianshui.archives");
        browser.get("/camunda/app/tasklist/default/");
        var signOut = browser.post(
                "/camunda/api/admin/auth/user/default/logout", "{}", "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"));

        assertThat(signOut.statusCode()).isEqualTo(200);
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
        assertThat(browser.get("/login").body()).contains("统一身份认证可能仍在登录状态");
        assertThat(browser.get("/login").body()).doesNotContain("仍在登录状态");
        assertThat(asksWho(browser)).isFalse();
    }

    @Test
    @DisplayName("用密码登录的人退出时，与统一身份认证无关")
    void signingOutOfAPasswordSessionStaysHere() {
        var browser = Client.browser(port, "tianshui.hall");
        var answer = browser.form("/logout", "_csrf=" + encode(Client.tokenOf(browser.get("/"))));
        assertThat(Client.location(answer)).endsWith("/login?logout");
        assertThat(browser.get("/login").body()).doesNotContain("仍在登录状态");
    }

    @Test
    @DisplayName("在浏览器中：登录、进入待办、在工作台退出，内容安全策略不挡路")
    void theBrowserIsNotHeldUpByThePolicy() throws IOException {
        var browser = ChromiumDriver.open();
        try {
            var wait = new WebDriverWait(browser, Duration.ofSeconds(30));
            browser.get("http://localhost:" + port + "/");
            ChromiumDriver.screenshot(browser, "city-login");
            browser.findElement(By.linkText("市统一身份认证登录")).click();
            wait.until(ExpectedConditions.elementToBeClickable(By.name("login"))).sendKeys("tianshui.hall");
            browser.findElement(By.name("password")).sendKeys("any");
            browser.findElement(By.cssSelector("button[type=submit]")).click();
            wait.until(ExpectedConditions.elementToBeClickable(By.linkText("待办"))).click();
            wait.until(ExpectedConditions.visibilityOfElementLocated(By.linkText("本部门待办")));
            ChromiumDriver.screenshot(browser, "city-tasklist");

            browser.get("http://localhost:" + port + "/");
            browser.findElement(By.cssSelector("header button")).click();
            wait.until(ExpectedConditions.urlContains(provider.issuer() + "/session/end"));
            ChromiumDriver.screenshot(browser, "city-farewell");
            wait.until(ExpectedConditions.elementToBeClickable(By.cssSelector("button[value=yes]"))).click();
            wait.until(ExpectedConditions.urlToBe("http://localhost:" + port + "/login?logout"));
            ChromiumDriver.screenshot(browser, "city-signed-out");
            assertThat(browser.findElement(By.id("message")).getText()).isEqualTo("您已退出登录。");
        } finally {
            browser.quit();
        }
    }

    private Client signedIn(String account) {
        var browser = Client.anonymous(port);
        var answer = browser.get(provider.answerFor(browser, account));
        assertThat(Client.location(answer)).isEqualTo("http://localhost:" + port + "/");
        return browser;
    }

    private static boolean asksWho(Client browser) {
        return IdentityProvider.follow(browser, browser.get("/oauth2/authorization/city")).body().contains("name=\"login\"");
    }

    private static void assertRefused(Client browser, String answer) {
        assertThat(Client.location(browser.get(answer))).endsWith("/login?failed");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
