package org.lianban.access;

import org.springframework.boot.autoconfigure.security.oauth2.client.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A city's unified identity beside the engine's passwords, where Spring Boot's own properties name a provider. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInSettings.class)
class CitySignInConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnOAuth2ClientRegistrationProperties
    @EnableConfigurationProperties(OAuth2ClientProperties.class)
    static class Configured {

        @Bean
        CityIdentity cityIdentity(OAuth2ClientProperties properties) {
            return new CityIdentity(properties);
        }

        @Bean
        CitySignIn citySignIn(CityIdentity providers, People people, SignInSettings settings) {
            return new CitySignIn(providers, new EngineUsersOfCity(people, settings.accountClaim()));
        }
    }
}
