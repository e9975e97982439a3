package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.test.context.TestPropertySource;

@AccessTest
@TestPropertySource(properties = {
    "lianban.sign-in.passwords=false",
    "spring.security.oauth2.client.registration.gov.client-id=lianban",
    "spring.security.oauth2.client.registration.gov.scope=openid",
    "spring.security.oauth2.client.provider.gov.issuer-uri=http://127.0.0.1:1"
})
class PasswordsOffTest {

    @LocalServerPort
    int port;

    @Autowired
    List<SecurityFilterChain> chains;

    @Test
    @DisplayName("停用密码后，登录页只有统一身份认证")
    void theLoginPageOffersTheProviderOnly() {
        assertThat(Client.anonymous(port).get("/login").body())
                .contains("href=\"/oauth2/authorization/gov\">统一身份认证登录</a>")
                .doesNotContain("password", "tianshui", "{{");
    }

    @Test
    @DisplayName("停用密码后，没有谁受理浏览器提交的密码；程序的 Basic 照常")
    void nobodyTakesAPasswordFromABrowser() {
        // the page has no token any more with which a password could be sent past the CSRF check
        assertThat(chains).flatExtracting(SecurityFilterChain::getFilters)
                .isNotEmpty()
                .doesNotHaveAnyElementsOfTypes(UsernamePasswordAuthenticationFilter.class);
        assertThat(Client.program(port, "tianshui.hall").get("/engine-rest/task").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("没有统一身份认证就停用密码，谁也进不来：拒绝启动")
    void passwordsCannotBeSwitchedOffWithoutAProvider() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new SignInSettings(false, "sub").addTo(null, null, null))
                .withMessageContaining("lianban.sign-in.passwords");
    }
}
