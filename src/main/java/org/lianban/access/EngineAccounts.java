package org.lianban.access;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs people in with the engine's accounts. A wrong password, an unknown account and an attempt that comes too often
 * get one answer, in the same time.
 */
@Component
class EngineAccounts implements AuthenticationProvider {

    private final IdentityService identities;
    private final People people;
    private final PasswordHash passwords;
    private final LoginThrottle throttle;

    EngineAccounts(IdentityService identities, People people, PasswordHash passwords, LoginThrottle throttle) {
        this.identities = identities;
        this.people = people;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var address = attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        var password = String.valueOf(attempt.getCredentials());
        var person = throttle.hears(address, attempt.getName()) ? people.find(attempt.getName()) : Optional.<Person>empty();
        if (person.isEmpty()) {
            passwords.checkAgainstNobody(password);
        } else if (identities.checkPassword(person.get().id(), password)) {
            throttle.succeeded(address, attempt.getName());
            return signedIn(person.get(), attempt.getDetails());
        }
        throttle.failed(address, attempt.getName());
        throw new BadCredentialsException("账号或密码不正确");
    }

    static Authentication signedIn(Person person, Object details) {
        var authentication = UsernamePasswordAuthenticationToken.authenticated(
                person, null, AuthorityUtils.createAuthorityList(person.groups()));
        authentication.setDetails(details);
        return authentication;
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
