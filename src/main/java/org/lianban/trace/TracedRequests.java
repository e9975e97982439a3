package org.lianban.trace;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lianban.engine.CaseNumber;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Each request runs under a trace, which its answer names; a case that its path names stands in the log. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TracedRequests extends OncePerRequestFilter {

    private static final String TRACE_ID = "Trace-Id";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var trace = Trace.continuing(request.getHeader(Trace.HEADER));
                var about = CaseNumber.in(request.getRequestURI())
                        .map(number -> MDC.putCloseable(CaseNumber.LOGGED_AS, number))
                        .orElse(null)) {
            Trace.current().ifPresent(id -> response.setHeader(TRACE_ID, id));
            chain.doFilter(request, response);
        }
    }
}
