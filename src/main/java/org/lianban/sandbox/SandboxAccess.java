package org.lianban.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.lianban.department.DepartmentSettings;
import org.lianban.department.DepartmentStep;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets in only who shows the credential that the department and Lianban agreed on. */
@InSandbox
@Component
class SandboxAccess implements HandlerInterceptor {

    private static final String BEARER = "Bearer ";

    private final DepartmentSettings settings;
    private final ObjectMapper json;

    SandboxAccess(DepartmentSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws IOException {
        if (isEntitled(request)) {
            return true;
        }
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(
                response.getOutputStream(), ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED, "凭据不符"));
        return false;
    }

    private boolean isEntitled(HttpServletRequest request) {
        var shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        var segments = request.getRequestURI().split("/");
        if (shown == null || !shown.startsWith(BEARER) || segments.length < 3) {
            return false;
        }
        var agreed = settings.endpoint(segments[2], request.getHeader(DepartmentStep.MUNICIPALITY)).credential();
        return agreed != null
                && MessageDigest.isEqual(
                        agreed.getBytes(StandardCharsets.UTF_8),
                        shown.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8));
    }
}
