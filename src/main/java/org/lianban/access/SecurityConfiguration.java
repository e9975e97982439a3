package org.lianban.access;

import static org.springframework.security.authorization.AuthorizationManagers.anyOf;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.RequestMatcherDelegatingAccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who gets through to what, before the engine looks at its own authorisations.
 *
 * <p>Every path is matched by pattern: a matcher built from a plain string does not see the Jersey servlets and would
 * leave them open. Jersey takes a trailing slash too, so protective patterns end in {@code /**}.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

    /** Tolerated by Tasklist, Cockpit and Admin only with their nonce; our own pages need no script at all. */
    private static final String PAGE_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    /** Answers to programs are data and nothing to show. */
    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

    private static final String NO_SENSORS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    private static final RequestMatcher API = path("/api/**");
    private static final RequestMatcher WEBAPP_API = path("/camunda/api/**");
    private static final RequestMatcher ENGINE_API = new OrRequestMatcher(path("/engine-rest/**"), WEBAPP_API);
    private static final RequestMatcher LOGIN = path("/login/**");

    private final People people;
    private final EngineDoors doors;

    SecurityConfiguration(People people, EngineDoors doors) {
        this.people = people;
        this.doors = doors;
    }

    /** Departments that answer and the sandbox that plays them carry credentials of their own, not a person's. */
    @Bean
    @Order(1)
    SecurityFilterChain departmentChain(HttpSecurity http, @Value("${lianban.sandbox.enabled:false}") boolean sandbox)
            throws Exception {
        return http.securityMatcher(
                        new OrRequestMatcher(path("/sandbox/**"), path(HttpMethod.POST, "/api/departments/*/answers/**")))
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll();
                    if (!sandbox) {
                        requests.requestMatchers(path("/sandbox/**")).denyAll();
                    }
                    requests.anyRequest().permitAll();
                })
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
                .headers(headers -> harden(headers, DATA_POLICY))
                .build();
    }

    /** Programs: each call carries its own credentials, no session, so no CSRF either. */
    @Bean
    @Order(2)
    SecurityFilterChain programChain(HttpSecurity http, RememberedCredentials credentials, EngineIdentity engineIdentity)
            throws Exception {
        var plain = new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
        return http.securityMatcher(new OrRequestMatcher(
                        path("/engine-rest/**"), path("/actuator/**"), new AndRequestMatcher(API, SecurityConfiguration::isBasic)))
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(path("/actuator/health/**"))
                        .permitAll()
                        .requestMatchers(path("/actuator/**"))
                        .access(plays(Role.OPERATOR))
                        .requestMatchers(EngineDoors.everywhere())
                        .access(doors)
                        .anyRequest()
                        .authenticated())
                .authenticationManager(new ProviderManager(credentials.provider()))
                .httpBasic(basic -> basic.authenticationEntryPoint(plain))
                .exceptionHandling(refused -> refused.defaultAuthenticationEntryPointFor(new ProblemAnswer(), API)
                        .defaultAuthenticationEntryPointFor(plain, any())
                        .defaultAccessDeniedHandlerFor(new ProblemAnswer(), API)
                        .defaultAccessDeniedHandlerFor(EngineDoors::refuse, ENGINE_API)
                        .defaultAccessDeniedHandlerFor(new AccessDeniedHandlerImpl(), any()))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> harden(headers, DATA_POLICY))
                .addFilterAfter(engineIdentity, AuthorizationFilter.class)
                .build();
    }

    /** People: one login page for the web applications, our pages and the API they call. */
    @Bean
    @Order(3)
    SecurityFilterChain personChain(
            HttpSecurity http,
            EngineAccounts accounts,
            EngineIdentity engineIdentity,
            SignInSettings signIn,
            ObjectProvider<CitySignIn> city)
            throws Exception {
        var entryPoints = new LinkedHashMap<RequestMatcher, AuthenticationEntryPoint>();
        entryPoints.put(API, new ProblemAnswer());
        entryPoints.put(WEBAPP_API, new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED));
        entryPoints.put(LOGIN, new LoginUrlAuthenticationEntryPoint("/login?expired"));
        var signInFirst = new DelegatingAuthenticationEntryPoint(entryPoints);
        signInFirst.setDefaultEntryPoint(new LoginUrlAuthenticationEntryPoint("/login"));
        signIn.addTo(http, accounts, city.getIfAvailable());
        return http.authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(path("/login/**"), path("/error/**"), path("/favicon.ico"))
                        .permitAll()
                        .requestMatchers(
                                path(HttpMethod.GET, "/api/progress/**"),
                                path(HttpMethod.POST, "/api/progress/**"),
                                path("/progress"),
                                path("/progress/**"),
                                path(HttpMethod.GET, "/api/commitments"),
                                path(HttpMethod.GET, "/api/ratings"),
                                path(HttpMethod.GET, "/api/materials"))
                        .permitAll()
                        // the engine creates an administrator for anybody while camunda-admin is empty
                        .requestMatchers(
                                path("/camunda/api/admin/setup/**"),
                                path("/camunda/app/admin/*/setup/**"),
                                path("/camunda/api/admin/auth/user/*/login/**"))
                        .denyAll()
                        .requestMatchers(path("/audit/**"))
                        .access(plays(Role.AUDITOR))
                        .requestMatchers(path("/designer/**"))
                        .access(anyOf(plays(Role.DESIGNER), plays(Role.AUDITOR), plays(Role.OPERATOR)))
                        .requestMatchers(EngineDoors.everywhere())
                        .access(doors)
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(signInFirst).accessDeniedHandler(refusalTo(signInFirst)))
                // Camunda guards its own paths, and a second token of ours would be missing there; progress asks for the query code,
                // which no browser sends by itself
                .csrf(csrf -> csrf.ignoringRequestMatchers(WEBAPP_API, path("/camunda/app/**"), path("/api/progress/**")))
                // the default would keep the session's Camunda user of the login before
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
                .headers(headers -> harden(headers, PAGE_POLICY))
                .addFilterAfter(engineIdentity, AuthorizationFilter.class)
                .build();
    }

    /** Beside what Spring sends by itself: nosniff, no caching, and behind TLS that there is no way but TLS for a year. */
    private static void harden(HeadersConfigurer<HttpSecurity> headers, String contentPolicy) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(NO_SENSORS))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .addHeaderWriter((request, response) -> {
                    // the engine lets browsers keep its answers; a desk in a service hall has many users
                    if (ENGINE_API.matches(request)) {
                        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                    }
                });
    }

    /** A missing CSRF token tells somebody who has not signed in, or whose session has ended, nothing but to sign in. */
    private static AccessDeniedHandler refusalTo(AuthenticationEntryPoint signInFirst) {
        var forbidden = new LinkedHashMap<RequestMatcher, AccessDeniedHandler>();
        forbidden.put(API, new ProblemAnswer());
        forbidden.put(ENGINE_API, EngineDoors::refuse);
        var refusal = new RequestMatcherDelegatingAccessDeniedHandler(forbidden, new AccessDeniedHandlerImpl());
        var trust = new AuthenticationTrustResolverImpl();
        return (request, response, denied) -> {
            if (trust.isAuthenticated(SecurityContextHolder.getContext().getAuthentication())) {
                refusal.handle(request, response, denied);
            } else {
                signInFirst.commence(request, response, new InsufficientAuthenticationException("请先登录", denied));
            }
        };
    }

    /** The chains place it; left to Spring Boot it would run a second time, before them. */
    @Bean
    FilterRegistrationBean<EngineIdentity> engineIdentityOnlyInChains(EngineIdentity filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    /** By the groups of this moment, not by those of the login. */
    private AuthorizationManager<RequestAuthorizationContext> plays(Role role) {
        return (authentication, request) -> new AuthorizationDecision(people.find(authentication.get().getName())
                .map(Person::groups)
                .orElse(List.of())
                .contains(role.id()));
    }

    private static boolean isBasic(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.toLowerCase(Locale.ROOT).startsWith("basic ");
    }

    private static RequestMatcher any() {
        return path("/**");
    }

    private static RequestMatcher path(String pattern) {
        return withDefaults().matcher(pattern);
    }

    private static RequestMatcher path(HttpMethod method, String pattern) {
        return withDefaults().matcher(method, pattern);
    }
}
