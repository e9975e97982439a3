package org.lianban.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.MDC;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine on whose behalf a request acts, and turns away a session whose account is gone. */
@Component
class EngineIdentity extends OncePerRequestFilter {

    private final IdentityService identities;
    private final People people;

    EngineIdentity(IdentityService identities, People people) {
        this.identities = identities;
        this.people = people;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
            return;
        }
        var person = people.find(authentication.getName());
        if (person.isEmpty()) {
            new SecurityContextLogoutHandler().logout(request, response, authentication);
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        try (var logged = MDC.putCloseable("user", person.get().id())) {
            serve(person.get(), request, response, chain);
        }
    }

    private void serve(Person person, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getServletPath().startsWith("/camunda/")) {
            chain.doFilter(request, response);
            return;
        }
        identities.setAuthentication(person.id(), person.groups(), person.municipalities());
        try {
            chain.doFilter(request, response);
        } finally {
            identities.clearAuthentication();
        }
    }
}
