package org.lianban.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.regex.Pattern;
import org.lianban.privacy.Disclosure;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Masks identity and telephone numbers in whatever the engine's API, the web applications and our own API answer, errors
 * too: by list, by id, in history, incidents, decision logs. Unmasked are the form and the variables of a task for the
 * clerk who works it, and what {@link Disclosure} names.
 */
@Configuration(proxyBeanMethods = false)
class MaskedAnswers {

    /** After Spring Security, which has said who asks, and before everything that answers. */
    private static final int ORDER = 100;

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> answersMasked(People people, TaskReaders readers) {
        var registration = new FilterRegistrationBean<OncePerRequestFilter>(new Mask(people, readers));
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*", "/api/*", "/error");
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        registration.setAsyncSupported(true);
        registration.setOrder(ORDER);
        return registration;
    }

    private static class Mask extends OncePerRequestFilter {

        private static final String ENGINE = "(?:/engine-rest(?:/engine/[^/]+)?|/camunda/api/engine/engine/[^/]+)";

        private static final Pattern DATA_OF_TASK = Pattern.compile(
                ENGINE + "/task/([A-Za-z0-9-]+)/(?:form-variables|rendered-form|(?:variables|localVariables)(?:/.+)?)/?");

        /** Models name no applicant, and a hotline in a form must come back as it was deployed. */
        private static final Pattern MODEL = Pattern.compile(ENGINE
                + "/(?:(?:process|decision|decision-requirements)-definition/.+/(?:xml|diagram|deployed-start-form)"
                + "|task/[^/]+/deployed-form|deployment/[^/]+/resources/[^/]+/data)/?");

        private final People people;
        private final TaskReaders readers;

        Mask(People people, TaskReaders readers) {
            this.people = people;
            this.readers = readers;
        }

        @Override
        protected boolean shouldNotFilterErrorDispatch() {
            return false;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var failed = request.getDispatcherType() == DispatcherType.ERROR;
            var needed = !failed && "GET".equals(request.getMethod()) && isNeeded(request);
            var masked = new MaskedResponse(response, () -> needed || !failed && Disclosure.isAllowed(request));
            chain.doFilter(request, masked);
            if (!request.isAsyncStarted()) {
                masked.finish();
            }
        }

        private boolean isNeeded(HttpServletRequest request) {
            var path = request.getRequestURI().substring(request.getContextPath().length());
            if (MODEL.matcher(path).matches()) {
                return true;
            }
            var task = DATA_OF_TASK.matcher(path);
            var caller = SecurityContextHolder.getContext().getAuthentication();
            return task.matches()
                    && caller != null
                    && people.find(caller.getName()).filter(person -> readers.mayWork(person, task.group(1))).isPresent();
        }
    }
}
