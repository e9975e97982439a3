package org.lianban.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.web.util.WebUtils;

/**
 * A cookie from the sign-out of the web applications to the login page: they call by script, so the provider's session
 * cannot be ended there, and whoever leaves has to know.
 */
final class StillSignedIn {

    private static final String COOKIE = "lianban-still-signed-in";
    private static final int SECONDS = 60;

    private StillSignedIn() {}

    static void tell(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        if (authentication instanceof OAuth2AuthenticationToken) {
            write(request, response, SECONDS);
        }
    }

    /** Once. */
    static boolean isTold(HttpServletRequest request, HttpServletResponse response) {
        if (WebUtils.getCookie(request, COOKIE) == null) {
            return false;
        }
        write(request, response, 0);
        return true;
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, int seconds) {
        var cookie = ResponseCookie.from(COOKIE, "provider")
                .path(request.getContextPath() + "/login")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(seconds)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
