package org.lianban.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.DefaultRedirectStrategy;

/**
 * Leaves for the provider by way of a page of ours. A redirect would be the answer to a form, and browsers hold its whole
 * way to {@code form-action 'self'}; this way that policy stays as strict as it is.
 */
class Farewell extends DefaultRedirectStrategy {

    private final Page page = Page.load("farewell");

    @Override
    public void sendRedirect(HttpServletRequest request, HttpServletResponse response, String url) throws IOException {
        if (url.startsWith("/")) {
            super.sendRedirect(request, response, url);
            return;
        }
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // the address carries the id token
        response.setHeader("Referrer-Policy", "no-referrer");
        response.getWriter().write(page.with("context", request.getContextPath()).with("provider", url).html());
    }
}
