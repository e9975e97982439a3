package org.lianban.access;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.lianban.engine.Municipalities;
import org.lianban.engine.Municipality;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Which doors of the engine's API there are at all, before the engine asks for its own authorisations: whatever writes is
 * closed unless it is listed here, so that messages, signals, modifications, migrations, batches and what a later version
 * brings are nobody's; and a few readings that the engine gives to everybody, or counts over all municipalities, are not.
 *
 * <p>A closed door says 403 whatever id stands in the path, so it tells nothing about the id.
 */
@Component
class EngineDoors implements AuthorizationManager<RequestAuthorizationContext> {

    /** @param writes whether only calls that may change something are meant */
    private record Door(boolean writes, RequestMatcher matcher, BiPredicate<EngineDoors, Person> open) {}

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Collections that are asked by POST when a question is too long for an address. */
    private static final List<String> ASKED_BY_POST = List.of(
            "/task", "/process-instance", "/execution", "/variable-instance", "/job", "/job-definition", "/external-task",
            "/group",
            "/history/activity-instance", "/history/detail", "/history/process-instance", "/history/task",
            "/history/variable-instance", "/history/job-log", "/history/external-task-log");

    private static final BiPredicate<EngineDoors, Person> NOBODY = (doors, person) -> false;
    private static final BiPredicate<EngineDoors, Person> EVERYBODY = (doors, person) -> true;
    private static final BiPredicate<EngineDoors, Person> CLERK = playing(Role.Kind.CLERK);
    private static final BiPredicate<EngineDoors, Person> DESIGNER = playing(Role.Kind.DESIGNER);
    private static final BiPredicate<EngineDoors, Person> OPERATOR = playing(Role.Kind.OPERATOR);
    private static final BiPredicate<EngineDoors, Person> ADMINISTRATOR = playing(Role.Kind.ADMINISTRATOR);

    /** The engine counts the past over all municipalities, whoever asks. */
    private static final BiPredicate<EngineDoors, Person> OF_ALL_MUNICIPALITIES = EngineDoors::reachesAll;

    /** The first that fits decides; a writing door that none fits is closed, a reading one is left to the engine. */
    private static final List<Door> DOORS = Stream.of(
                    // the engine knows no rights on them
                    any("/task/*/attachment/**", NOBODY),
                    // a comment is part of the record
                    put("/task/*/comment/**", NOBODY),
                    delete("/task/*/comment/**", NOBODY),
                    delete("/task/*", NOBODY),
                    write("/task/create/**", NOBODY),
                    any("/schema/**", NOBODY),
                    any("/history/cleanup/**", NOBODY),
                    any("/optimize/**", NOBODY),
                    any("/metrics/**", NOBODY),
                    any("/case-definition/**", NOBODY),
                    any("/case-instance/**", NOBODY),
                    any("/case-execution/**", NOBODY),
                    any("/history/case-definition/**", NOBODY),
                    any("/history/case-instance/**", NOBODY),
                    any("/history/case-activity-instance/**", NOBODY),
                    any("/deployment/registered/**", NOBODY),
                    write("/telemetry/**", NOBODY),
                    write("/batch/**", NOBODY),
                    any("/telemetry/**", OPERATOR.or(ADMINISTRATOR)),
                    any("/history/*/statistics/**", OF_ALL_MUNICIPALITIES),
                    any("/history/*/*/statistics/**", OF_ALL_MUNICIPALITIES),
                    any("/batch/**", OF_ALL_MUNICIPALITIES),
                    any("/history/*/report/**", OF_ALL_MUNICIPALITIES),
                    any("/history/*/cleanable-process-instance-report/**", OF_ALL_MUNICIPALITIES),
                    any("/history/*/cleanable-decision-instance-report/**", OF_ALL_MUNICIPALITIES),
                    any("/history/*/cleanable-batch-report/**", OF_ALL_MUNICIPALITIES),
                    // what a form may contain, and who works a task, the engine and the forms say
                    write("/task/*/**", CLERK),
                    write("/filter/**", EVERYBODY),
                    post("/process-definition/*/start", CLERK),
                    post("/process-definition/key/*/start", CLERK),
                    post("/process-definition/*/submit-form", CLERK),
                    post("/process-definition/key/*/submit-form", CLERK),
                    post("/deployment/create/**", DESIGNER),
                    post("/deployment/*/redeploy", DESIGNER),
                    put("/job/*/retries", OPERATOR),
                    put("/job-definition/*/retries", OPERATOR.and(OF_ALL_MUNICIPALITIES)),
                    put("/user/*/profile", EVERYBODY),
                    put("/user/*/credentials", EVERYBODY),
                    write("/user/**", ADMINISTRATOR),
                    write("/group/create", ADMINISTRATOR),
                    write("/group/*/members/**", ADMINISTRATOR),
                    put("/group/*", ADMINISTRATOR),
                    delete("/group/*", ADMINISTRATOR),
                    write("/tenant/**", ADMINISTRATOR),
                    write("/authorization/**", ADMINISTRATOR),
                    post("/identity/password-policy", EVERYBODY))
            .toList();

    private static final RequestMatcher QUESTIONS = new OrRequestMatcher(ASKED_BY_POST.stream()
            .flatMap(collection -> Stream.of(collection, collection + "/", collection + "/count", collection + "/count/"))
            .map(path -> at(HttpMethod.POST, path))
            .toList());

    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();
    private final People people;
    private final Set<String> municipalities;

    EngineDoors(People people, Municipalities municipalities) {
        this.people = people;
        this.municipalities =
                Set.copyOf(municipalities.all().stream().map(Municipality::id).toList());
    }

    /** All of the engine's API, at the three places at which it answers. */
    static RequestMatcher everywhere() {
        return at(null, "/**");
    }

    /** A person whose account is gone passes here: {@link EngineIdentity}, which comes next, ends the session. */
    @Override
    public AuthorizationDecision check(Supplier<Authentication> authentication, RequestAuthorizationContext context) {
        var caller = authentication.get();
        return new AuthorizationDecision(trust.isAuthenticated(caller)
                && people.find(caller.getName()).map(person -> opens(person, context)).orElse(true));
    }

    /** As the engine refuses, which the Modeler and the web applications know how to show. */
    static void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("{\"type\":\"AuthorizationException\",\"message\":\"当前账号无权执行此操作\"}");
    }

    private boolean opens(Person person, RequestAuthorizationContext context) {
        var request = context.getRequest();
        var writes = !READING.contains(request.getMethod());
        for (var door : DOORS) {
            if ((writes || !door.writes()) && door.matcher().matches(request)) {
                return door.open().test(this, person);
            }
        }
        return !writes || QUESTIONS.matches(request);
    }

    private boolean reachesAll(Person person) {
        return person.municipalities().containsAll(municipalities);
    }

    private static BiPredicate<EngineDoors, Person> playing(Role.Kind kind) {
        return (doors, person) -> person.plays(kind);
    }

    private static Door any(String path, BiPredicate<EngineDoors, Person> open) {
        return new Door(false, at(null, path), open);
    }

    private static Door write(String path, BiPredicate<EngineDoors, Person> open) {
        return new Door(true, at(null, path), open);
    }

    private static Door post(String path, BiPredicate<EngineDoors, Person> open) {
        return new Door(true, at(HttpMethod.POST, path), open);
    }

    private static Door put(String path, BiPredicate<EngineDoors, Person> open) {
        return new Door(true, at(HttpMethod.PUT, path), open);
    }

    private static Door delete(String path, BiPredicate<EngineDoors, Person> open) {
        return new Door(true, at(HttpMethod.DELETE, path), open);
    }

    private static RequestMatcher at(HttpMethod method, String path) {
        return new OrRequestMatcher(Stream.of("/engine-rest/engine/*", "/camunda/api/engine/engine/*", "/engine-rest")
                .map(root -> (RequestMatcher) withDefaults().matcher(method, root + path))
                .toList());
    }
}
