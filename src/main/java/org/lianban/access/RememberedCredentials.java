package org.lianban.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Spares API clients the 90 ms of a password check at every call: credentials that were right are taken for right again
 * for a minute. Only a keyed digest of them is kept, with a key that dies with the process.
 */
@Component
class RememberedCredentials {

    private static final Duration TRUST = Duration.ofSeconds(60);
    private static final int CAPACITY = 1_000;
    private static final String ALGORITHM = "HmacSHA256";

    private final EngineAccounts accounts;
    private final People people;
    private final SecretKeySpec key;
    private final ShortMemory<String, String> verified = new ShortMemory<>(CAPACITY, TRUST);

    RememberedCredentials(EngineAccounts accounts, People people) {
        this.accounts = accounts;
        this.people = people;
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** Not a bean itself: the form login always checks the password. */
    AuthenticationProvider provider() {
        return new AuthenticationProvider() {
            @Override
            public Authentication authenticate(Authentication attempt) {
                var digest = digest(attempt);
                var remembered = verified.recall(digest).flatMap(people::find);
                if (remembered.isPresent()) {
                    return EngineAccounts.signedIn(remembered.get(), attempt.getDetails());
                }
                var authentication = accounts.authenticate(attempt);
                verified.remember(digest, authentication.getName());
                return authentication;
            }

            @Override
            public boolean supports(Class<?> type) {
                return accounts.supports(type);
            }
        };
    }

    private String digest(Authentication attempt) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(attempt.getName().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            mac.update(String.valueOf(attempt.getCredentials()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
