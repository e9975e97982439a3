package org.lianban.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows down whoever guesses query codes: after a few wrong ones for one case, or many for any, questions from that address
 * go unheard for a while that doubles.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER + 5)
class QueryThrottle extends OncePerRequestFilter {

    private static final Pattern QUESTIONS = Pattern.compile("/api/progress/([^/]+)(/.*)?");

    private final LoginThrottle guesses;

    QueryThrottle() {
        this(new LoginThrottle());
    }

    QueryThrottle(LoginThrottle guesses) {
        this.guesses = guesses;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var question = QUESTIONS.matcher(request.getRequestURI().substring(request.getContextPath().length()));
        if (!question.matches()) {
            chain.doFilter(request, response);
        } else if (!guesses.hears(request.getRemoteAddr(), question.group(1))) {
            ProblemAnswer.write(response, HttpStatus.TOO_MANY_REQUESTS, "查询码错误次数过多，请稍后再试");
        } else {
            chain.doFilter(request, response);
            if (response.getStatus() == HttpStatus.NOT_FOUND.value()) {
                guesses.failed(request.getRemoteAddr(), question.group(1));
            }
        }
    }
}
