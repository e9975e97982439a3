package org.lianban.access;

import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** A provider says who somebody is; that he has an account here, and what it may do, the engine says. */
class EngineUsersOfCity implements OAuth2UserService<OidcUserRequest, OidcUser> {

    static final String UNKNOWN_ACCOUNT = "unknown_account";

    private final OidcUserService provider = new OidcUserService();
    private final People people;
    private final String accountClaim;

    EngineUsersOfCity(People people, String accountClaim) {
        this.people = people;
        this.accountClaim = accountClaim;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var claimed = provider.loadUser(request);
        if (!(claimed.getClaims().get(accountClaim) instanceof String account) || account.isBlank()) {
            throw new OAuth2AuthenticationException(new OAuth2Error(UNKNOWN_ACCOUNT), "no claim " + accountClaim);
        }
        var person = people.find(account)
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error(UNKNOWN_ACCOUNT), "no such account"));
        return new DefaultOidcUser(AuthorityUtils.createAuthorityList(person.groups()), claimed.getIdToken(),
                claimed.getUserInfo(), accountClaim);
    }
}
