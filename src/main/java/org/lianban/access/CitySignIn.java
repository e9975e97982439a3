package org.lianban.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;

/** Signing in and out with a city's unified identity: authorization code flow with PKCE, state and nonce. */
class CitySignIn {

    static final String START = OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI;

    private static final Logger LOG = LoggerFactory.getLogger(CitySignIn.class);

    private final CityIdentity providers;
    private final EngineUsersOfCity users;

    CitySignIn(CityIdentity providers, EngineUsersOfCity users) {
        this.providers = providers;
        this.users = users;
    }

    void addTo(HttpSecurity http) throws Exception {
        var requests = new DefaultOAuth2AuthorizationRequestResolver(providers, START);
        // Spring leaves PKCE out for clients that have a secret; it protects their codes just as well
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        http.oauth2Login(login -> login.loginPage("/login")
                .defaultSuccessUrl("/", false)
                .clientRegistrationRepository(providers)
                .authorizedClientRepository(new NoTokensKept())
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests))
                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(users))
                .failureHandler(CitySignIn::refuse)
                .withObjectPostProcessor(new RefusingInOneWay()));
        http.logout(logout -> logout.logoutSuccessHandler(signOut()));
    }

    /** Ends the provider's session too, where it offers that. */
    private LogoutSuccessHandler signOut() {
        var here = new SimpleUrlLogoutSuccessHandler();
        here.setDefaultTargetUrl("/login?logout");
        var there = new OidcClientInitiatedLogoutSuccessHandler(providers);
        there.setDefaultTargetUrl("/login?left");
        there.setPostLogoutRedirectUri("{baseUrl}/login?logout");
        there.setRedirectStrategy(new Farewell());
        return (request, response, authentication) -> (authentication instanceof OAuth2AuthenticationToken ? there : here)
                .onLogoutSuccess(request, response, authentication);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        var reason = "failed";
        if (refusal instanceof OAuth2AuthenticationException answered) {
            reason = switch (answered.getError().getErrorCode()) {
                case EngineUsersOfCity.UNKNOWN_ACCOUNT -> "unknown";
                case OAuth2ErrorCodes.ACCESS_DENIED -> "cancelled";
                default -> reason;
            };
        } else {
            // not an answer of the provider: its addresses could not be had
            reason = "unavailable";
        }
        // the text comes with the request: no line of its own in the log
        LOG.info("Sign-in by OpenID Connect at {} {}: {}", request.getRequestURI(), reason,
                String.valueOf(refusal.getMessage()).replaceAll("\\p{Cntrl}", " "));
        response.sendRedirect(request.getContextPath() + "/login?" + reason);
    }

    /** Spring answers with 500 when it cannot send anybody to the provider. */
    private static class RefusingInOneWay implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {

        @Override
        public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
            filter.setAuthenticationFailureHandler(CitySignIn::refuse);
            return filter;
        }
    }

    /** Nobody is called in the person's name, so nothing that would let us is kept. */
    private static class NoTokensKept implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
                String registration, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(OAuth2AuthorizedClient client, Authentication principal, HttpServletRequest request,
                HttpServletResponse response) {
            // see above
        }

        @Override
        public void removeAuthorizedClient(String registration, Authentication principal, HttpServletRequest request,
                HttpServletResponse response) {
            // nothing was kept
        }
    }
}
