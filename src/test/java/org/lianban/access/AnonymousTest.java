package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

@AccessTest
class AnonymousTest {

    /** What somebody without an account is meant to reach; it answers for itself. */
    private static final List<String> OPEN = List.of(
            "/login", "/error", "/favicon.ico", "/sandbox/", "/progress", "/api/progress/", "/actuator/health",
            "POST /api/departments/", "GET /api/commitments", "GET /api/ratings",
            "GET /api/materials");

    @LocalServerPort
    int port;

    @Autowired
    ObjectProvider<RequestMappingInfoHandlerMapping> controllers;

    @Autowired
    ObjectProvider<AbstractUrlHandlerMapping> resources;

    @Autowired
    ServletContext servlets;

    @Test
    @DisplayName("未登录者访问任何路径，只得到 401、登录页或 404")
    void nothingAnswersSomebodyWhoHasNotSignedIn() {
        var nobody = Client.anonymous(port);
        var answered = new ArrayList<String>();
        var routes = routes();
        for (var route : routes) {
            var method = route.substring(0, route.indexOf(' '));
            var path = route.substring(route.indexOf(' ') + 1);
            var answer = nobody.send(method, path, "GET".equals(method) ? null : "{}", "GET".equals(method) ? null : "application/json");
            var toLogin = answer.statusCode() == 302 && Client.location(answer).contains("/login");
            if (answer.statusCode() != 401 && answer.statusCode() != 404 && !toLogin) {
                answered.add(route + " " + answer.statusCode());
            }
        }
        assertThat(answered).isEmpty();
        assertThat(routes).hasSizeGreaterThan(500).contains("GET /engine-rest/task", "POST /engine-rest/engine/x/task/x/complete",
                "GET /camunda/api/engine/engine/x/task/x", "POST /camunda/api/admin/setup/x/user/create", "GET /v3/api-docs", "GET /");
    }

    @Test
    @DisplayName("路径的写法变了也进不去")
    void otherSpellingsOfAPathDoNotHelp() {
        var nobody = Client.anonymous(port);
        for (var path : List.of("/engine-rest/task/", "/engine-rest//task", "/engine-rest/./task", "/engine-rest/task;x=1", "/engine-rest%2Ftask",
                "/ENGINE-REST/task", "//engine-rest/task", "/login/../engine-rest/task", "/login/..;/engine-rest/task",
                "/camunda/api//engine/engine/default/task", "/camunda/api/engine/engine/default/task/", "/sandbox/../engine-rest/task",
                "/error/../engine-rest/task", "/camunda/../engine-rest/task")) {
            assertThat(nobody.get(path).statusCode()).as(path).isGreaterThanOrEqualTo(300);
        }
    }

    private Set<String> routes() {
        return Routes.all(controllers.stream(), resources.stream(), servlets).stream()
                .map(Routes.Route::anyhow)
                .filter(route -> {
                    var path = route.substring(route.indexOf(' ') + 1);
                    return OPEN.stream().noneMatch(open -> path.equals(open) || path.startsWith(open) || route.startsWith(open));
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
