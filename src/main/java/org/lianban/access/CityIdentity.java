package org.lianban.access;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/**
 * The OpenID Connect providers of the configuration. Each is asked for its addresses when the first person signs in with
 * it, not at the start: Lianban works with passwords while a provider is down.
 */
class CityIdentity implements ClientRegistrationRepository {

    private final OAuth2ClientProperties configured;
    private final Map<String, ClientRegistration> discovered = new ConcurrentHashMap<>();

    /** @throws IllegalStateException if a registration could sign somebody in without a signed id token */
    CityIdentity(OAuth2ClientProperties configured) {
        this.configured = configured;
        configured.getRegistration().forEach(CityIdentity::requireOpenId);
    }

    private static void requireOpenId(String id, OAuth2ClientProperties.Registration registration) {
        var scopes = registration.getScope();
        var grant = registration.getAuthorizationGrantType();
        if (scopes == null || !scopes.contains(OidcScopes.OPENID)) {
            throw new IllegalStateException("spring.security.oauth2.client.registration.%s.scope 须包含 openid".formatted(id));
        }
        if (grant != null && !AuthorizationGrantType.AUTHORIZATION_CODE.getValue().equals(grant)) {
            throw new IllegalStateException("spring.security.oauth2.client.registration.%s.authorization-grant-type 只能是 authorization_code"
                    .formatted(id));
        }
    }

    @Override
    public ClientRegistration findByRegistrationId(String id) {
        return configured.getRegistration().containsKey(id) ? discovered.computeIfAbsent(id, this::discover) : null;
    }

    private ClientRegistration discover(String id) {
        var only = new OAuth2ClientProperties();
        only.getRegistration().put(id, configured.getRegistration().get(id));
        only.getProvider().putAll(configured.getProvider());
        return new OAuth2ClientPropertiesMapper(only).asClientRegistrations().get(id);
    }

    /** What the login page calls each provider, by registration id. */
    Map<String, String> titles() {
        var registrations = configured.getRegistration();
        return registrations.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> {
            var name = entry.getValue().getClientName();
            return registrations.size() == 1 ? "统一身份认证" : name == null ? entry.getKey() : name;
        }));
    }
}
