package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.math.BigDecimal;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.convert.ConversionService;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;

class SharedSessionsTest {

    private final ConversionService conversion = new SharedSessions().springSessionConversionService();

    @Test
    @DisplayName("会话里的内容换一个节点读出来还是原样：登录的人、统一身份、待跳转的请求、CSRF 令牌、Camunda 的登录")
    void whatSessionsHoldCanBeRead() throws MalformedURLException {
        var request = new MockHttpServletRequest("GET", "/audit/");
        request.addHeader("Accept-Language", "zh-CN");
        request.addParameter("case", "1");
        request.setCookies(new jakarta.servlet.http.Cookie("a", "b"));
        var clerk = new Person("xian.hall", "窗口", Stream.of("hall").toList(), List.of("xian"));
        var camunda = new Authentications();
        camunda.addOrReplace(new UserAuthentication("xian.hall", "default"));

        assertThat(again(new SecurityContextImpl(EngineAccounts.signedIn(clerk, new WebAuthenticationDetails(request)))))
                .extracting(context -> context.getAuthentication().getPrincipal()).isEqualTo(clerk);
        assertThat(again(new SecurityContextImpl(fromTheCity())).getAuthentication()).isEqualTo(fromTheCity());
        assertThat(again(new DefaultSavedRequest(request)).getRedirectUrl()).isEqualTo("http://localhost/audit/");
        assertThat(again(new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "1")).getToken()).isEqualTo("1");
        assertThat(again(camunda).hasAuthenticationForProcessEngine("default")).isTrue();
        assertThat(again(new BadCredentialsException("账号或密码不正确"))).hasMessage("账号或密码不正确");
        assertThat(again(OAuth2AuthorizationRequest.authorizationCode()
                        .authorizationUri("https://city.example").clientId("lianban").state("s").build()).getState())
                .isEqualTo("s");
    }

    @Test
    @DisplayName("其他类的对象读不出来")
    void nothingElseIsRead() {
        assertThat(again(new File("/etc/passwd"))).isNull();
        assertThat(again(new MockHttpServletRequest[0])).isNull();
    }

    private static OAuth2AuthenticationToken fromTheCity() throws MalformedURLException {
        Map<String, Object> claims = Map.of(
                "sub", "1", "iss", URI.create("https://city.example").toURL(), "aud", List.of("lianban"),
                "level", new BigDecimal(3), "address", Map.of("city", "西安"), "auth_time", Instant.EPOCH);
        var token = new OidcIdToken("token", Instant.EPOCH, Instant.EPOCH.plusSeconds(60), claims);
        var authorities = AuthorityUtils.createAuthorityList("hall");
        return new OAuth2AuthenticationToken(new DefaultOidcUser(authorities, token), authorities, "city");
    }

    @SuppressWarnings("unchecked")
    private <T> T again(T attribute) {
        return (T) conversion.convert(conversion.convert(attribute, byte[].class), Object.class);
    }
}
