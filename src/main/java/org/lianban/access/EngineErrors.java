package org.lianban.access;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.lianban.engine.Refusal;

/**
 * Answers of the engine's API when something fails. What belongs to others is as if it were not there; for that, the engine
 * has 500, 403 with ids and names in it, and now and then 404. An error of the system keeps its details for the log.
 */
@Provider
class EngineErrors implements ExceptionMapper<Throwable> {

    private static final String NOT_FOUND = "没有这一内容，或者不属于本人可看的范围";
    private static final String FAILED = "系统未能完成这一操作，请稍后再试；仍不成功时请联系运行维护人员";
    private static final String INCOMPLETE = "请求的内容不完整或格式不对";

    /** ENGINE-13034: what is asked for has another tenant than the person. */
    private static final Pattern OTHER_TENANT = Pattern.compile("\\bENGINE-13034\\b");

    private static final Pattern ABSENT = Pattern.compile(
            "not found|cannot find|no \\w+( \\w+)? found|doesn'?t exist|does not exist", Pattern.CASE_INSENSITIVE);

    @Context
    Request request;

    /** Jersey makes it, and sees public constructors only. */
    public EngineErrors() {}

    /** Takes the place of the engine's own, for its REST API and for that of the web applications. */
    static void install() {
        var classes = CamundaRestResources.getConfigurationClasses();
        classes.remove(ExceptionHandler.class);
        classes.remove(ProcessEngineExceptionHandler.class);
        classes.remove(RestExceptionHandler.class);
        classes.add(EngineErrors.class);
    }

    @Override
    public Response toResponse(Throwable problem) {
        if (problem instanceof Refusal) {
            return asTheEngineSays(problem);
        }
        if (any(problem, cause -> cause.getMessage() != null && OTHER_TENANT.matcher(cause.getMessage()).find())) {
            return answer(Status.NOT_FOUND, InvalidRequestException.class, NOT_FOUND);
        }
        var forbidden = first(problem, AuthorizationException.class);
        if (forbidden.isPresent()) {
            return Visible.to(forbidden.get())
                    ? asTheEngineSays(forbidden.get())
                    : answer(Status.NOT_FOUND, InvalidRequestException.class, NOT_FOUND);
        }
        var status = ExceptionHandlerHelper.getInstance().getStatus(problem);
        if (reads() && !(problem instanceof WebApplicationException) && isNotThere(problem, status)) {
            return answer(Status.NOT_FOUND, InvalidRequestException.class, NOT_FOUND);
        }
        if (status.getStatusCode() < 500) {
            return asTheEngineSays(problem);
        }
        if (first(problem, NotFoundException.class).isPresent()
                || any(problem, cause -> cause instanceof NullValueException && ABSENT.matcher(cause.getMessage()).find())) {
            return answer(Status.NOT_FOUND, InvalidRequestException.class, NOT_FOUND);
        }
        if (first(problem, NullValueException.class).isPresent() || isReadingTheRequest(problem)) {
            return answer(Status.BAD_REQUEST, InvalidRequestException.class, INCOMPLETE);
        }
        // for the log
        asTheEngineSays(problem);
        return answer(Status.INTERNAL_SERVER_ERROR, problem.getClass(), FAILED);
    }

    /** The engine has many words for it; kept, they would tell an id that nobody has from one of somebody else. */
    private static boolean isNotThere(Throwable problem, Status status) {
        return status == Status.NOT_FOUND
                || status.getStatusCode() < 500 && any(problem, cause -> saysSo(cause.getMessage()))
                || isReadingTheRequest(problem);
    }

    private static boolean saysSo(String message) {
        return message != null && (ABSENT.matcher(message).find() || message.contains("one of the following permissions"));
    }

    private boolean reads() {
        return "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    }

    /** The engine uses a field before it looks whether it is there. A step of ours that fails has a class of ours on top. */
    private static boolean isReadingTheRequest(Throwable problem) {
        var cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        var trace = cause.getStackTrace();
        return (cause instanceof NullPointerException || cause instanceof IllegalArgumentException)
                && Stream.of(trace)
                        .map(StackTraceElement::getClassName)
                        .filter(name -> !name.startsWith("java."))
                        .limit(1)
                        .anyMatch(name -> name.startsWith("org.camunda.bpm.engine."));
    }

    private static Response asTheEngineSays(Throwable problem) {
        return ExceptionHandlerHelper.getInstance().getResponse(problem);
    }

    private static Response answer(Status status, Class<?> type, String message) {
        var body = new ExceptionDto();
        body.setType(type.getSimpleName());
        body.setMessage(message);
        return Response.status(status).entity(body).type(MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static boolean any(Throwable problem, Predicate<Throwable> test) {
        return Stream.iterate(problem, cause -> cause != null, Throwable::getCause).limit(20).anyMatch(test);
    }

    private static <T extends Throwable> Optional<T> first(Throwable problem, Class<T> type) {
        return Stream.iterate(problem, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
