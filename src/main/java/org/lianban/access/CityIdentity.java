package org.lianban.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
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

    private static final Duration REST = Duration.ofSeconds(10);
    private static final long PATIENCE_SECONDS = 2;

    private final OAuth2ClientProperties configured;
    private final Map<String, ClientRegistration> discovered = new ConcurrentHashMap<>();
    private final ShortMemory<String, Boolean> absent = new ShortMemory<>(100, REST);
    private final Lock asking = new ReentrantLock();

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
            throw new IllegalStateException(
                    "spring.security.oauth2.client.registration.%s.authorization-grant-type 只能是 authorization_code".formatted(id));
        }
    }

    /** @throws IllegalStateException while the provider does not say where to go */
    @Override
    public ClientRegistration findByRegistrationId(String id) {
        if (!configured.getRegistration().containsKey(id)) {
            return null;
        }
        var known = discovered.get(id);
        return known == null ? ask(id) : known;
    }

    /** One asks at a time and nobody waits long: anybody at all can cause this, and a silent provider takes a minute. */
    private ClientRegistration ask(String id) {
        try {
            if (absent.recall(id).isPresent() || !asking.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("provider " + id + " did not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        try {
            return discovered.computeIfAbsent(id, this::discover);
        } catch (RuntimeException e) {
            absent.remember(id, true);
            throw e;
        } finally {
            asking.unlock();
        }
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
        var titles = new LinkedHashMap<String, String>();
        registrations.forEach((id, registration) -> {
            var name = registration.getClientName();
            titles.put(id, registrations.size() == 1 ? "统一身份认证" : name == null ? id : name);
        });
        return titles;
    }
}
