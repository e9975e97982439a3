package org.lianban.access;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Filters around Camunda's web applications: our login instead of theirs, and what they do not get right by themselves. */
@Configuration(proxyBeanMethods = false)
class WebApplications {

    private static final String[] PATHS = {"/camunda/app/*", "/camunda/api/*"};

    @Bean
    FilterRegistrationBean<Filter> webApplicationSignOut() {
        return inFrontOfCamunda(new SignOut(), 199);
    }

    @Bean
    FilterRegistrationBean<Filter> webApplicationNonce() {
        return inFrontOfCamunda(new NoncePerRequest(), 200);
    }

    @Bean
    FilterRegistrationBean<Filter> webApplicationLogin(People people) {
        return inFrontOfCamunda(new OneLogin(people), 201);
    }

    private static FilterRegistrationBean<Filter> inFrontOfCamunda(Filter filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(PATHS);
        registration.setOrder(order);
        return registration;
    }

    /** Their sign-out forgets Camunda's user only; the session that would bring it back has to end too. */
    private static class SignOut extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var path = request.getRequestURI().substring(request.getContextPath().length());
            var signsOut = "POST".equals(request.getMethod()) && path.matches("/camunda/api/admin/auth/user/[^/]+/logout/?");
            var authentication = SecurityContextHolder.getContext().getAuthentication();
            if (signsOut) {
                // before the answer is on its way
                StillSignedIn.tell(authentication, request, response);
            }
            chain.doFilter(request, response);
            if (signsOut && response.getStatus() < 300) {
                new SecurityContextLogoutHandler().logout(request, response, authentication);
            }
        }
    }

    /**
     * Camunda hands the page's nonce from one filter to the next in the servlet context, where requests at the same time
     * overwrite each other's. Here each request has an attribute of its own.
     */
    private static class NoncePerRequest extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var context = withOwnNonce(request.getServletContext());
            chain.doFilter(
                    new HttpServletRequestWrapper(request) {
                        @Override
                        public ServletContext getServletContext() {
                            return context;
                        }
                    },
                    response);
        }

        private static ServletContext withOwnNonce(ServletContext shared) {
            Map<Object, Object> own = new HashMap<>();
            return (ServletContext) Proxy.newProxyInstance(
                    ServletContext.class.getClassLoader(), new Class<?>[] {ServletContext.class}, (proxy, method, arguments) -> {
                        if (arguments != null && ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE.equals(arguments[0])) {
                            switch (method.getName()) {
                                case "setAttribute":
                                    own.put(arguments[0], arguments[1]);
                                    return null;
                                case "getAttribute":
                                    return own.get(arguments[0]);
                                default:
                            }
                        }
                        try {
                            return method.invoke(shared, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }

    /** Gives the web applications the person who signed in with us, with the groups and municipalities of this moment. */
    private static class OneLogin extends ContainerBasedAuthenticationFilter {

        private final People people;

        OneLogin(People people) {
            this.people = people;
        }

        @Override
        public void init(FilterConfig configuration) {
            authenticationProvider = new SignedInPerson(people);
        }

        /** The original leaves out the few paths that name no engine, which would then serve a stale user. */
        @Override
        protected String extractEngineName(HttpServletRequest request) {
            var named = super.extractEngineName(request);
            return named == null && request.getUserPrincipal() != null ? "default" : named;
        }

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            forgetOutdated((HttpServletRequest) request);
            super.doFilter(request, response, chain);
        }

        private void forgetOutdated(HttpServletRequest request) {
            var session = request.getSession(false);
            if (session == null || request.getUserPrincipal() == null) {
                return;
            }
            var held = AuthenticationUtil.getAuthsFromSession(session);
            var person = people.find(request.getUserPrincipal().getName());
            held.getAuthentications().stream()
                    .filter(authentication -> person.filter(current -> current.id().equals(authentication.getIdentityId())
                                    && same(current.groups(), authentication.getGroupIds())
                                    && same(current.municipalities(), authentication.getTenantIds()))
                            .isEmpty())
                    .toList()
                    .forEach(outdated -> held.removeByEngineName(outdated.getProcessEngineName()));
        }

        private static boolean same(List<String> now, List<String> then) {
            return then != null && new HashSet<>(now).equals(new HashSet<>(then));
        }
    }

    private record SignedInPerson(People people) implements AuthenticationProvider {

        @Override
        public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
            var principal = request.getUserPrincipal();
            return (principal == null ? Optional.<Person>empty() : people.find(principal.getName()))
                    .map(person -> {
                        var result = AuthenticationResult.successful(person.id());
                        result.setGroups(person.groups());
                        result.setTenants(person.municipalities());
                        return result;
                    })
                    .orElseGet(AuthenticationResult::unsuccessful);
        }

        @Override
        public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
            // a challenge would make the browser ask for a password beside our login page
        }
    }
}
