package org.lianban.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.lang.Nullable;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/**
 * How people sign in.
 *
 * @param passwords whether the login page takes passwords; programs send theirs to {@code /engine-rest} in any case
 * @param accountClaim the claim in which a city's unified identity names the account; one that its owner cannot change
 */
@ConfigurationProperties("lianban.sign-in")
record SignInSettings(@DefaultValue("true") boolean passwords, @DefaultValue("preferred_username") String accountClaim) {

    /** @throws IllegalStateException if nobody could sign in */
    void addTo(HttpSecurity http, EngineAccounts accounts, @Nullable CitySignIn city) throws Exception {
        if (!passwords && city == null) {
            throw new IllegalStateException("lianban.sign-in.passwords 为 false 时，须配置统一身份认证（spring.security.oauth2.client）");
        }
        // Spring's own manager knows the same accounts, and would check a wrong password a second time
        http.getSharedObject(AuthenticationManagerBuilder.class).parentAuthenticationManager(null);
        if (passwords) {
            http.authenticationProvider(accounts)
                    .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/", false).failureUrl("/login?error"));
        }
        if (city == null) {
            http.logout(logout -> logout.logoutSuccessUrl("/login?logout"));
        } else {
            city.addTo(http);
        }
    }
}
