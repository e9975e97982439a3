package org.lianban.access;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Stores the engine's passwords as PBKDF2 instead of one round of SHA-512; bcrypt refuses the length of salted ones. */
@Component
class PasswordHash implements PasswordEncryptor {

    private final Pbkdf2PasswordEncoder encoder = Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final String ofNobody = encoder.encode("nobody");

    @Override
    public String encrypt(String password) {
        return encoder.encode(password);
    }

    @Override
    public boolean check(String password, String encrypted) {
        return encoder.matches(password, encrypted);
    }

    @Override
    public String hashAlgorithmName() {
        return "pbkdf2";
    }

    /** Takes as long as a real check: an answer that comes sooner would tell which accounts exist. */
    void checkAgainstNobody(String password) {
        encoder.matches(password, ofNobody);
    }
}
