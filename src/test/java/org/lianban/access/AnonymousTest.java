package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
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
            "/login", "/error", "/favicon.ico", "/sandbox/", "/progress/", "/api/progress/", "/actuator/health",
            "POST /api/departments/");

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
        var routes = new TreeSet<String>();
        controllers.stream().flatMap(mapping -> mapping.getHandlerMethods().keySet().stream()).forEach(info -> {
            var methods = info.getMethodsCondition().getMethods();
            for (var pattern : info.getPatternValues()) {
                if (methods.isEmpty()) {
                    add(routes, "GET", pattern);
                    add(routes, "POST", pattern);
                }
                methods.forEach(method -> add(routes, method.name(), pattern));
            }
        });
        resources.stream().flatMap(mapping -> mapping.getHandlerMap().keySet().stream()).forEach(pattern -> both(routes, pattern));
        servlets.getServletRegistrations().values().stream().flatMap(servlet -> servlet.getMappings().stream())
                .forEach(pattern -> both(routes, pattern));
        walk(routes, "/engine-rest", CamundaRestResources.getResourceClasses());
        walk(routes, "/camunda/api/engine", new EngineRestApplication().getClasses());
        walk(routes, "/camunda/api/admin", new AdminApplication().getClasses());
        walk(routes, "/camunda/api/cockpit", new CockpitApplication().getClasses());
        walk(routes, "/camunda/api/tasklist", new TasklistApplication().getClasses());
        walk(routes, "/camunda/api/welcome", new WelcomeApplication().getClasses());
        return routes;
    }

    private static void both(Set<String> routes, String pattern) {
        add(routes, "GET", pattern);
        add(routes, "POST", pattern);
    }

    private static void walk(Set<String> routes, String root, Set<Class<?>> resources) {
        for (var resource : resources) {
            if (resource.isAnnotationPresent(Path.class)) {
                walk(routes, join(root, resource.getAnnotation(Path.class)), resource, new HashSet<>());
            }
        }
    }

    private static void walk(Set<String> routes, String root, Class<?> resource, Set<Class<?>> above) {
        if (!above.add(resource)) {
            return;
        }
        for (var method : resource.getMethods()) {
            var path = annotated(method).map(found -> found.getAnnotation(Path.class)).filter(Objects::nonNull).findFirst();
            var verb = annotated(method).flatMap(found -> Arrays.stream(found.getAnnotations()))
                    .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                    .filter(Objects::nonNull)
                    .findFirst();
            var here = path.isPresent() ? join(root, path.get()) : root;
            if (verb.isPresent()) {
                add(routes, verb.get().value(), here);
            } else if (path.isPresent() && !method.getReturnType().isPrimitive()) {
                walk(routes, here, method.getReturnType(), above);
            }
        }
        above.remove(resource);
    }

    /** The method with its annotations, which stand on an interface here and there. */
    private static Stream<Method> annotated(Method method) {
        var all = new ArrayList<Method>(List.of(method));
        for (var type = method.getDeclaringClass(); type != null; type = type.getSuperclass()) {
            for (var parent : type.getInterfaces()) {
                try {
                    all.add(parent.getMethod(method.getName(), method.getParameterTypes()));
                } catch (NoSuchMethodException notDeclaredThere) {
                    // another interface may declare it
                }
            }
        }
        return all.stream().filter(found -> found.getAnnotations().length > 0);
    }

    private static String join(String root, Path path) {
        return root + (path.value().startsWith("/") ? "" : "/") + path.value();
    }

    private static void add(Set<String> routes, String method, String pattern) {
        var path = pattern.replaceAll("\\{[^{}]*(\\{[^{}]*}[^{}]*)*}", "x").replace("**", "x").replace("*", "x").replaceAll("/+", "/");
        if (path.isEmpty() || !path.startsWith("/")) {
            path = "/" + path;
        }
        var route = method + " " + path;
        var shown = path;
        if (OPEN.stream().noneMatch(open -> shown.equals(open) || shown.startsWith(open) || route.startsWith(open))) {
            routes.add(route);
        }
    }
}
