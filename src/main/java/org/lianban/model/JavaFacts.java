package org.lianban.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

/**
 * What the rules know of the Java behind the diagrams. Of a built system it lies beside the classes, so that nobody has to start it.
 *
 * @param delegates by bean name
 * @param setElsewhere variables set by other classes: when a case opens, by answers of departments, with messages
 * @param handedOver variables with which a delegate starts a process, by the id of the process
 * @param variables names of all {@code Variable} constants
 * @param recordComponents names that records of lists can carry
 * @param literals all string literals that are a single word
 */
public record JavaFacts(
        Map<String, Delegate> delegates,
        Set<String> setElsewhere,
        Map<String, Set<String>> handedOver,
        Set<String> variables,
        Set<String> recordComponents,
        Set<String> literals) {

    /**
     * @param requires variables without which it fails
     * @param sets variables it sets
     * @param errors codes of the BPMN errors it throws
     * @param starts processes that it starts
     * @param calls whether it calls a department, and not only what is within the system
     */
    public record Delegate(
            String bean, Set<String> requires, Set<String> sets, Set<String> errors, Set<String> starts, boolean calls) {}

    private static final String PACKAGED = "/model/java-facts.json";

    /** Those of the system that this class belongs to. */
    public static JavaFacts packaged() {
        try (var content = JavaFacts.class.getResourceAsStream(PACKAGED)) {
            if (content == null) {
                throw new IllegalStateException("%s is missing: the build writes it in phase process-classes".formatted(PACKAGED));
            }
            return new ObjectMapper().readValue(content, JavaFacts.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
