package org.lianban.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** HMAC-SHA256 under a key of its own: there are so few identity numbers that a plain hash would give them away. */
@Component
class KeyedFingerprint implements Fingerprint {

    private static final String ALGORITHM = "HmacSHA256";

    private final Map<String, SecretKeySpec> keys;
    private final String current;

    KeyedFingerprint(Vault vault) {
        keys = vault.derive("fingerprint");
        current = keys.keySet().iterator().next();
    }

    @Override
    public String of(String number) {
        return of(number, current);
    }

    @Override
    public boolean matches(String number, String fingerprint) {
        var key = fingerprint.split("\\.")[0];
        return keys.containsKey(key)
                && MessageDigest.isEqual(
                        of(number, key).getBytes(StandardCharsets.US_ASCII), fingerprint.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public List<String> underEveryKey(String number) {
        return keys.keySet().stream().map(key -> of(number, key)).toList();
    }

    private String of(String number, String key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(keys.get(key));
            var digest = mac.doFinal(IdentityCard.normal(number).getBytes(StandardCharsets.UTF_8));
            return key + '.' + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
