package org.lianban.access;

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
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every route that the running application maps, so that a new one cannot be forgotten. */
final class Routes {

    /** @param path with its variables in braces, {@code /engine-rest/task/{id}} */
    record Route(String method, String path) implements Comparable<Route> {

        /** With {@code x} for each variable. */
        String anyhow() {
            return method + " " + path.replaceAll("\\{[^{}]*}", "x");
        }

        @Override
        public int compareTo(Route other) {
            return (path + method).compareTo(other.path + other.method);
        }
    }

    private final Set<Route> routes = new TreeSet<>();

    private Routes() {}

    static Set<Route> all(
            Stream<RequestMappingInfoHandlerMapping> controllers,
            Stream<AbstractUrlHandlerMapping> resources,
            ServletContext servlets) {
        var all = new Routes();
        all.addControllers(controllers);
        resources.flatMap(mapping -> mapping.getHandlerMap().keySet().stream()).forEach(all::both);
        servlets.getServletRegistrations().values().stream()
                .flatMap(servlet -> servlet.getMappings().stream())
                .forEach(all::both);
        all.walk("/engine-rest", CamundaRestResources.getResourceClasses());
        all.walk("/camunda/api/engine", new EngineRestApplication().getClasses());
        all.walk("/camunda/api/admin", new AdminApplication().getClasses());
        all.walk("/camunda/api/cockpit", new CockpitApplication().getClasses());
        all.walk("/camunda/api/tasklist", new TasklistApplication().getClasses());
        all.walk("/camunda/api/welcome", new WelcomeApplication().getClasses());
        return all.routes;
    }

    /** The engine's API under its shortest address, {@code /engine-rest}. */
    static Set<Route> ofEngine() {
        var engine = new Routes();
        engine.walk("/engine-rest", CamundaRestResources.getResourceClasses());
        engine.routes.removeIf(route -> route.path().startsWith("/engine-rest/engine/"));
        return engine.routes;
    }

    /** What Cockpit asks by itself, beside the engine's API. */
    static Set<Route> ofCockpit() {
        var cockpit = new Routes();
        cockpit.walk("/camunda/api/cockpit", new CockpitApplication().getClasses());
        cockpit.routes.removeIf(route -> !route.path().contains("{engine}"));
        return cockpit.routes;
    }

    /** Ours, under {@code /api}. */
    static Set<Route> ofApi(Stream<RequestMappingInfoHandlerMapping> controllers) {
        var api = new Routes();
        api.addControllers(controllers);
        api.routes.removeIf(route -> !route.path().startsWith("/api/"));
        return api.routes;
    }

    private void addControllers(Stream<RequestMappingInfoHandlerMapping> controllers) {
        controllers.flatMap(mapping -> mapping.getHandlerMethods().keySet().stream()).forEach(info -> {
            var methods = info.getMethodsCondition().getMethods();
            for (var pattern : info.getPatternValues()) {
                if (methods.isEmpty()) {
                    both(pattern);
                }
                methods.forEach(method -> add(method.name(), pattern));
            }
        });
    }

    private void both(String pattern) {
        add("GET", pattern);
        add("POST", pattern);
    }

    private void walk(String root, Set<Class<?>> resources) {
        for (var resource : resources) {
            if (resource.isAnnotationPresent(Path.class)) {
                walk(join(root, resource.getAnnotation(Path.class)), resource, new HashSet<>());
            }
        }
    }

    private void walk(String root, Class<?> resource, Set<Class<?>> above) {
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
                add(verb.get().value(), here);
            } else if (path.isPresent() && !method.getReturnType().isPrimitive()) {
                walk(here, method.getReturnType(), above);
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

    private void add(String method, String pattern) {
        var path = pattern.replaceAll("\\{\\s*(\\w+)[^{}]*(\\{[^{}]*}[^{}]*)*}", "{$1}")
                .replace("**", "{any}")
                .replace("*", "{any}")
                .replaceAll("/+", "/");
        routes.add(new Route(method, path.startsWith("/") ? path : "/" + path));
    }
}
